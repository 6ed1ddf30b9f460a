"""Undoable acts on reading lists: making one, and what it holds. Names and deletion are in `commands` with all others.

A list bookmarks what it holds; an inverse takes back only those bookmarks that the act itself made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model import NOTHING, Change, Mark, Scope
from reader.store import Store
from reader.ui.commands import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeList:
    """Keep articles under a name, in this order."""

    text: str
    title: str
    articles: tuple[int, ...]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        bookmarks = _not_bookmarked(store, self.articles)
        made, change = store.make_list(self.title, self.articles)
        return TakeList(text=self.text, list=made, bookmarks=bookmarks, away=True), change


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeList:
    """Take a list away that was just made, with the bookmarks that came with it, or bring both back."""

    text: str
    list: int
    bookmarks: frozenset[int]
    away: bool

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        change = store.delete_list(self.list) if self.away else store.undelete_list(self.list)
        if self.bookmarks:
            change |= store.mark(self.bookmarks, Mark.UNBOOKMARK if self.away else Mark.BOOKMARK)[1]
        return replace(self, away=not self.away), change


@dataclass(frozen=True, slots=True, kw_only=True)
class SetList:
    """Let a list hold exactly these, in this order; `unbookmark` are no bookmarks any more."""

    text: str
    list: int
    articles: tuple[int, ...]
    unbookmark: frozenset[int] = frozenset()

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        before = tuple(store.ids(Scope(reading_list=self.list)))
        if before == self.articles:
            return None, NOTHING
        bookmarks = _not_bookmarked(store, self.articles)
        change = store.set_list(self.list, self.articles)
        if self.unbookmark:
            change |= store.mark(self.unbookmark, Mark.UNBOOKMARK)[1]
        return SetList(text=self.text, list=self.list, articles=before, unbookmark=bookmarks), change


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToList:
    """Put articles at a list's end; those that it holds already stay where they are."""

    text: str
    list: int
    articles: tuple[int, ...]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        held = tuple(store.ids(Scope(reading_list=self.list)))
        more = tuple(article for article in self.articles if article not in held)
        return SetList(text=self.text, list=self.list, articles=held + more).perform(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromList:
    """Take articles out of a list; bookmarks they stay."""

    text: str
    list: int
    articles: frozenset[int]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        held = store.ids(Scope(reading_list=self.list))
        stay = tuple(article for article in held if article not in self.articles)
        return SetList(text=self.text, list=self.list, articles=stay).perform(store)


def _not_bookmarked(store: Store, articles: tuple[int, ...]) -> frozenset[int]:
    return frozenset(row.id for row in store.rows(articles) if not row.bookmarked)
