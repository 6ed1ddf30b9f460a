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
    """Mark articles read, unread, bookmarked or not."""

    text: str
    ids: frozenset[int]
    mark: Mark

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        changed, change = store.mark(self.ids, self.mark)
        return (replace(self, ids=changed, mark=_OPPOSITE[self.mark]) if changed else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """Bookmark these articles, or mark them read; the other way round where all of them are already."""

    text: str
    ids: frozenset[int]
    on: Mark

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        rows = store.rows(tuple(self.ids))
        are_on = all(row.bookmarked if self.on is Mark.BOOKMARK else row.read for row in rows)
        mark = _OPPOSITE[self.on] if are_on else self.on
        return MarkArticles(text=self.text, ids=self.ids, mark=mark).perform(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAllRead:
    """Mark read all that one list holds."""

    text: str
    scope: Scope

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        unread = frozenset(store.ids(replace(self.scope, unread=True)))
        return MarkArticles(text=self.text, ids=unread, mark=Mark.READ).perform(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Give feeds and folders other names, by id."""

    text: str
    feeds: Mapping[int, str] = field(default_factory=dict)
    folders: Mapping[int, str] = field(default_factory=dict)

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        tree = store.tree()
        feeds = {f.id: f.title for f in tree.feeds if self.feeds.get(f.id, f.title) != f.title}
        folders = {f.id: f.title for f in tree.folders if self.folders.get(f.id, f.title) != f.title}
        change = NOTHING
        if feeds:
            change |= store.rename_feeds({feed: self.feeds[feed] for feed in feeds})
        if folders:
            change |= store.rename_folders({folder: self.folders[folder] for folder in folders})
        return (replace(self, feeds=feeds, folders=folders) if feeds or folders else None), change


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
    """Take feeds and folders, with all within, out of the library; nothing is lost until it is purged."""

    text: str
    feeds: frozenset[int] = frozenset()
    folders: frozenset[int] = frozenset()

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        tree = store.tree()
        feeds = self.feeds & {f.id for f in tree.feeds}
        folders = self.folders & {f.id for f in tree.folders}
        change = (store.delete_feeds(feeds) if feeds else NOTHING) | (
            store.delete_folders(folders) if folders else NOTHING
        )
        return (Undelete(text=self.text, feeds=feeds, folders=folders) if feeds or folders else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelete:
    """Bring deleted feeds and folders back as they were."""

    text: str
    feeds: frozenset[int] = frozenset()
    folders: frozenset[int] = frozenset()

    @property
    def place(self) -> Scope | None:
        """Where the tree shows what came back: the first of the folders, which hold the feeds, or of the feeds."""
        if self.folders:
            return Scope(folder=min(self.folders))
        return Scope(feed=min(self.feeds)) if self.feeds else None

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        change = (store.undelete_folders(self.folders) if self.folders else NOTHING) | (
            store.undelete_feeds(self.feeds) if self.feeds else NOTHING
        )
        return Delete(text=self.text, feeds=self.feeds, folders=self.folders), change


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
