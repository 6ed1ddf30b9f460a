"""What is removed for good: feeds deleted long ago, and what only they held. Bookmarks stay for ever."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.model import NOTHING, Change
from reader.store import articles, counts, papers, pictures, readiness, reading_lists
from reader.store.pinned import PINNED
from reader.store.sqlite import Connection
from reader.store.values import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What went: article ids, and the kept files that nothing refers to any more."""

    articles: frozenset[int]
    media: frozenset[str]
    change: Change


def deleted(db: Connection, before: int) -> Removed:
    """Remove feeds, folders and reading lists deleted before this UTC second."""
    reading_lists.purge(db, before)
    feeds = [id for (id,) in db.execute("SELECT id FROM feeds WHERE deleted_at < ?", (before,)).fetchall()]
    # Nearly always there are none, and then no article needs to be looked at.
    removed = _feeds(db, feeds) if feeds else Removed(articles=frozenset(), media=frozenset(), change=NOTHING)
    _folders(db, before)
    return removed


def _feeds(db: Connection, feeds: Collection[int]) -> Removed:
    gone = listed(feeds)
    icons = {
        icon
        for (icon,) in db.execute("SELECT icon FROM feeds WHERE id IN (SELECT value FROM json_each(?))", (gone,))
        if icon
    }
    db.execute("DELETE FROM deliveries WHERE feed IN (SELECT value FROM json_each(?))", (gone,))
    db.execute("DELETE FROM feeds WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    left = _left_over(db)
    candidates = pictures.of_articles(db, left) | icons
    freed = articles.remove(db, left)
    papers.remove_empty(db)
    counts.recount_folders(db)
    media = candidates - pictures.used(db, candidates) - pictures.in_lists(db, candidates)
    change = Change(tree=True, counts=True) | freed | readiness.settle(db)
    return Removed(articles=frozenset(left), media=frozenset(media), change=change)


def _left_over(db: Connection) -> set[int]:
    """Find articles that no feed, bookmark or reader holds; then prefetched ones that no link leads to any more."""
    orphans = {
        id
        for (id,) in db.execute(
            f"SELECT id FROM articles WHERE origin = 'feed' AND NOT {PINNED} "
            "AND NOT EXISTS (SELECT 1 FROM deliveries WHERE article = articles.id AND copy IS NULL)"
        ).fetchall()
    }
    unlinked = {
        id
        for (id,) in db.execute(
            f"SELECT id FROM articles WHERE origin = 'prefetched' AND NOT {PINNED} "
            "AND NOT EXISTS (SELECT 1 FROM deliveries WHERE article = articles.id AND copy IS NULL) AND NOT EXISTS ("
            "SELECT 1 FROM addresses JOIN links USING (identity) WHERE addresses.article = articles.id "
            "AND links.identity <> '' AND links.article NOT IN (SELECT value FROM json_each(?)))",
            (listed(orphans),),
        ).fetchall()
    }
    return orphans | unlinked


def _folders(db: Connection, before: int) -> None:
    """Remove the deleted folders from the lowest up, except those that still hold something."""
    empty = (
        "DELETE FROM folders WHERE deleted_at < ? AND NOT EXISTS (SELECT 1 FROM feeds WHERE folder = folders.id) "
        "AND NOT EXISTS (SELECT 1 FROM folders AS below WHERE below.parent = folders.id)"
    )
    while db.execute(empty, (before,)).rowcount:
        pass
