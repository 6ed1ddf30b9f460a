"""Unread counts. Triggers keep them (schema_1.py); here they are read, and taken anew when the tree itself moves."""

from __future__ import annotations

from reader.model import Counts
from reader.store import reading_lists
from reader.store.sqlite import Connection


def read(db: Connection, today: int) -> Counts:
    """Read how many unread articles each place holds."""

    def one(sql: str, *values: int) -> int:
        return int(db.execute(sql, values).fetchone()[0])

    return Counts(
        unread=one("SELECT count(*) FROM articles WHERE unread = 1"),
        today=one("SELECT count(*) FROM articles WHERE unread = 1 AND sort_at >= ?", today),
        bookmarks=one("SELECT count(*) FROM articles WHERE bookmarked = 1"),
        folders=dict(db.execute("SELECT id, unread FROM folders WHERE unread > 0 AND deleted_at IS NULL").fetchall()),
        feeds=dict(db.execute("SELECT id, unread FROM feeds WHERE unread > 0 AND deleted_at IS NULL").fetchall()),
        sections={
            (feed, section): unread
            for feed, section, unread in db.execute(
                "SELECT feed, section, feed_sections.unread FROM feed_sections JOIN feeds ON feeds.id = feed "
                "WHERE feed_sections.unread > 0 AND deleted_at IS NULL"
            ).fetchall()
        },
        lists=reading_lists.sizes(db),
    )


def recount_folders(db: Connection) -> None:
    """Count every folder's distinct unread articles anew: what it holds has changed, not what is read."""
    # CROSS JOIN fixes the order: from the unread articles, which are few, to their feeds.
    found = db.execute(
        "SELECT above, count(DISTINCT articles.id) FROM articles CROSS JOIN deliveries ON article = articles.id "
        "CROSS JOIN feeds ON feeds.id = deliveries.feed CROSS JOIN folder_above ON folder_above.folder = feeds.folder "
        "WHERE articles.unread = 1 AND feeds.deleted_at IS NULL GROUP BY above"
    ).fetchall()
    db.execute("UPDATE folders SET unread = 0 WHERE unread <> 0")
    db.executemany("UPDATE folders SET unread = ? WHERE id = ?", [(unread, folder) for folder, unread in found])
