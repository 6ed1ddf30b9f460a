"""What stays whatever the rules say, and what stays with it; how old an article is."""

from __future__ import annotations

from collections.abc import Collection

from reader.store.sqlite import Connection
from reader.store.values import listed

# Each is asked of a row of `articles`. Pinned is what the reader marked to stay or gathered, and what only they had.
_GATHERED = (
    "EXISTS (SELECT 1 FROM reading_list_articles JOIN reading_lists ON reading_lists.id = list "
    "WHERE reading_list_articles.uid = articles.uid AND reading_lists.deleted_at IS NULL)"
)
PINNED = f"(articles.bookmarked OR articles.origin = 'imported' OR {_GATHERED})"
# A feed's article is as old as lists say; one that was fetched for the reader, as old as that fetching.
AGE = "iif(articles.origin = 'feed', articles.sort_at, articles.first_seen)"

_NAMED = (
    "SELECT DISTINCT addresses.article FROM addresses JOIN links USING (identity) JOIN articles "
    "ON articles.id = links.article WHERE identity <> '' AND kind <> 'mention'"
)


def with_pinned(db: Connection) -> set[int]:
    """List the articles that a pinned one names as related."""
    return {id for (id,) in db.execute(f"{_NAMED} AND {PINNED}").fetchall()}


def named_by(db: Connection, wanted: Collection[int], naming: Collection[int]) -> set[int]:
    """List which of these articles are named as related by one of `naming`."""
    return _named(db, wanted, "IN", naming)


def named_by_others(db: Connection, wanted: Collection[int]) -> set[int]:
    """List which of these articles are named as related by one that is not among them."""
    return _named(db, wanted, "NOT IN", wanted)


def _named(db: Connection, wanted: Collection[int], within: str, among: Collection[int]) -> set[int]:
    rows = db.execute(
        f"{_NAMED} AND addresses.article IN (SELECT value FROM json_each(?)) "
        f"AND links.article {within} (SELECT value FROM json_each(?))",
        (listed(wanted), listed(among)),
    ).fetchall()
    return {id for (id,) in rows}


def prefetched(db: Connection) -> set[int]:
    """List what is here only so that following a link works."""
    rows = db.execute(f"SELECT id FROM articles WHERE origin = 'prefetched' AND NOT {PINNED} AND purged_at IS NULL")
    return {id for (id,) in rows.fetchall()}
