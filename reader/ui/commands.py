"""Undoable acts: each is a value that changes the library and knows the value that changes it back.

An inverse holds only what really changed: marking forty articles read, of which thirty-eight were read already, is
undone for two. Which key or menu starts an act is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from reader.model import NOTHING, Change, Mark, Scope
from reader.store import Store

_OPPOSITE = {
    Mark.READ: Mark.UNREAD,
    Mark.UNREAD: Mark.READ,
    Mark.BOOKMARK: Mark.UNBOOKMARK,
    Mark.UNBOOKMARK: Mark.BOOKMARK,
}


class Act(Protocol):
    """What can be done and undone. `text` says it to the reader: “Deleted China Daily”."""

    @property
    def text(self) -> str: ...

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        """Do it. Returns the act that undoes it, None where nothing changed, and what changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkArticles:
    """Mark articles read, unread, bookmarked or not. `copies`: their folded copies are read or unread with them."""

    text: str
    ids: frozenset[int]
    mark: Mark
    copies: bool = False

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        changed, change = store.mark(self.ids, self.mark, copies=self.copies)
        inverse = MarkArticles(text=self.text, ids=changed, mark=_OPPOSITE[self.mark])
        return (inverse if changed else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """Bookmark these articles, or mark them read; the other way round where all of them are already."""

    text: str
    ids: frozenset[int]
    on: Mark
    copies: bool = False

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        rows = store.rows(tuple(self.ids))
        are_on = all(row.bookmarked if self.on is Mark.BOOKMARK else row.read for row in rows)
        mark = _OPPOSITE[self.on] if are_on else self.on
        return MarkArticles(text=self.text, ids=self.ids, mark=mark, copies=self.copies).perform(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAllRead:
    """Mark read all that one list holds, the articles that it folds into others too."""

    text: str
    scope: Scope
    copies: bool = False

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        unread = frozenset(store.ids(replace(self.scope, unread=True, folded=False)))
        return MarkArticles(text=self.text, ids=unread, mark=Mark.READ, copies=self.copies).perform(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Give feeds, folders and reading lists other names, by id."""

    text: str
    feeds: Mapping[int, str] = field(default_factory=dict)
    folders: Mapping[int, str] = field(default_factory=dict)
    lists: Mapping[int, str] = field(default_factory=dict)

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        tree = store.tree()
        feeds = {f.id: f.title for f in tree.feeds if self.feeds.get(f.id, f.title) != f.title}
        folders = {f.id: f.title for f in tree.folders if self.folders.get(f.id, f.title) != f.title}
        lists = {each.id: each.title for each in tree.lists if self.lists.get(each.id, each.title) != each.title}
        change = NOTHING
        if feeds:
            change |= store.rename_feeds({feed: self.feeds[feed] for feed in feeds})
        if folders:
            change |= store.rename_folders({folder: self.folders[folder] for folder in folders})
        for each in lists:
            change |= store.rename_list(each, self.lists[each])
        renamed = feeds or folders or lists
        return (replace(self, feeds=feeds, folders=folders, lists=lists) if renamed else None), change


@dataclass(frozen=True, slots=True)
class Step:
    """Put these, in their order, into a folder: before its child number `position`, at its end for None."""

    ids: tuple[int, ...]
    folder: int | None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Put feeds and folders elsewhere, step by step."""

    text: str
    feeds: tuple[Step, ...] = ()
    folders: tuple[Step, ...] = ()

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        tree = store.tree()
        feeds = _way_back(self.feeds, [(feed.id, feed.folder) for feed in tree.feeds])
        folders = _way_back(self.folders, [(folder.id, folder.parent) for folder in tree.folders])
        change = NOTHING
        for step in self.folders:
            change |= store.move_folders(step.ids, step.folder, step.position)
        for step in self.feeds:
            change |= store.move_feeds(step.ids, step.folder, step.position)
        return (replace(self, feeds=feeds, folders=folders) if feeds or folders else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Take feeds, folders with all within, and reading lists away; nothing is lost until it is purged."""

    text: str
    feeds: frozenset[int] = frozenset()
    folders: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        tree = store.tree()
        feeds = self.feeds & {f.id for f in tree.feeds}
        folders = self.folders & {f.id for f in tree.folders}
        lists = self.lists & {each.id for each in tree.lists}
        change = (store.delete_feeds(feeds) if feeds else NOTHING) | (
            store.delete_folders(folders) if folders else NOTHING
        )
        for each in lists:
            change |= store.delete_list(each)
        found = feeds or folders or lists
        return (Undelete(text=self.text, feeds=feeds, folders=folders, lists=lists) if found else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelete:
    """Bring back as they were deleted feeds, folders and reading lists."""

    text: str
    feeds: frozenset[int] = frozenset()
    folders: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()

    @property
    def place(self) -> Scope | None:
        """Where the tree shows what came back: the first of the folders, which hold the feeds, or of the feeds."""
        if self.folders:
            return Scope(folder=min(self.folders))
        if self.feeds:
            return Scope(feed=min(self.feeds))
        return Scope(reading_list=min(self.lists)) if self.lists else None

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        change = (store.undelete_folders(self.folders) if self.folders else NOTHING) | (
            store.undelete_feeds(self.feeds) if self.feeds else NOTHING
        )
        for each in self.lists:
            change |= store.undelete_list(each)
        return Delete(text=self.text, feeds=self.feeds, folders=self.folders, lists=self.lists), change


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFolder:
    """Make a folder; `path` holds its parents' titles and then its own."""

    text: str
    path: tuple[str, ...]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        folder, change = store.add_folder(self.path)
        return (Delete(text=self.text, folders=frozenset({folder})) if change != NOTHING else None), change


def _way_back(steps: tuple[Step, ...], children: list[tuple[int, int | None]]) -> tuple[Step, ...]:
    """Find the steps that put back what `steps` move, from the (id, folder) of all in the tree's order.

    Each is first put at its old folder's end, so that nothing that moved stands between those that did not.
    """
    moved = {each for step in steps for each in step.ids}
    seats: dict[int | None, list[int]] = {}
    for child, folder in children:
        seats.setdefault(folder, []).append(child)
    back: list[Step] = []
    for folder, seated in seats.items():
        gone = tuple(child for child in seated if child in moved)
        back += [Step(gone, folder)] if gone else []
        back += [Step((child,), folder, seated.index(child)) for child in gone]
    return tuple(back)
