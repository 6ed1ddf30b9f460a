"""What is due to go by the reader's rules: articles, pictures, pages' bytes, files. Nothing is changed here.

How long each place keeps what it has is worked out in retention.py; removing is done in purge.py.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.model import Purge, Retention
from reader.store import budget, kept_files, pinned, references, retention, tombstones
from reader.store.pinned import AGE, PINNED
from reader.store.sqlite import Connection
from reader.store.storage import Sizes
from reader.store.values import listed

_DAY = 24 * 60 * 60
_SORTS = ("articles", "pictures", "pages", "files", "unnamed", "strays", "loose", "expired")
NOT_ANYTHING = Purge()
_NEVER = -(2**62)  # nothing is older


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """All that a purge removes, in the order in which it does, and what that comes to."""

    articles: tuple[int, ...] = ()  # with text, links, pictures, page and all
    pictures: tuple[str, ...] = ()  # by hash
    pages: tuple[int, ...] = ()  # by article
    files: tuple[str, ...] = ()  # enclosures, by address
    unnamed: tuple[Path, ...] = ()  # files that no address has
    strays: tuple[str, ...] = ()  # addresses of kept pictures that no article shows any more
    loose: tuple[str, ...] = ()  # kept pictures, by hash, that nothing referred to before
    expired: tuple[int, ...] = ()  # what is left of articles purged long ago that no feed carries any more
    files_to_go: frozenset[str] = frozenset()  # kept pictures, by hash, that nothing needs once all of this is gone
    newest: int = 0  # the last article that was looked at: what came later may show the same pictures
    total: Purge = NOT_ANYTHING

    @property
    def is_left(self) -> bool:
        """Tell whether anything is still to be removed."""
        return any(getattr(self, name) for name in _SORTS)

    def take(self, limit: int) -> tuple[Due, Due]:
        """Take a first portion of at most `limit` things, all of one sort. Answers it and the rest."""
        for name in _SORTS:
            things = getattr(self, name)
            if things:
                some: dict[str, Any] = {name: things[:limit]}
                return (
                    Due(newest=self.newest, files_to_go=self.files_to_go, **some),
                    replace(self, **{name: things[limit:]}),
                )
        return Due(), self


def find(db: Connection, sizes: Sizes, pages: Mapping[int, int], library: Path, now: int) -> Due:
    """Find what is due at `now` (UTC seconds). `sizes` are those of all kept pictures, `pages` those of all pages."""
    limits = retention.limits(db)
    articles = _articles(db, limits, now)
    safe = pinned.with_pinned(db)
    pictures = references.only_in(db, _older(db, limits, "picture_days", now) - safe | articles)
    old = pages.keys() & (
        _older(db, limits, "page_days", now, age="articles.first_seen") - safe | articles
    ) | _ownerless(db, pages)
    crowd = budget.find(
        db,
        {hash: size for hash, size in sizes.items() if hash not in pictures},
        {article: size for article, size in pages.items() if article not in old},
        going=articles,
        safe=safe,
    )
    pictures |= crowd[0]
    old |= crowd[1]
    files = kept_files.unclaimed(db, articles)
    unnamed = kept_files.unnamed(db, library)
    left = references.left(db, articles, pictures)
    return Due(
        articles=tuple(sorted(articles)),
        pictures=tuple(sorted(pictures)),
        pages=tuple(sorted(old - articles)),
        files=tuple(sorted(files)),
        unnamed=tuple(unnamed),
        strays=references.strays(db),
        loose=tuple(sorted(sizes.keys() - references.left(db, (), ()))),
        files_to_go=frozenset(sizes.keys() - left),
        newest=_newest(db),
        expired=tombstones.expired(db, now),
        total=Purge(
            articles=len(articles),
            unread=len(unread(db, articles)),
            pictures=references.lost(db, articles, pictures),
            pages=len(old),
            bytes=_text(db, articles)
            + sum(size for hash, size in sizes.items() if hash not in left)
            + sum(pages[article] for article in old)
            + kept_files.freed(db, files)
            + sum(file.stat().st_size for file in unnamed),
        ),
    )


def unread(db: Connection, articles: Collection[int]) -> set[int]:
    """Find the unread ones among these articles."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND unread", (listed(articles),)
    ).fetchall()
    return {id for (id,) in rows}


def _newest(db: Connection) -> int:
    return int(db.execute("SELECT ifnull(max(id), 0) FROM articles").fetchone()[0])


def _older(db: Connection, limits: Mapping[int, Retention], name: str, now: int, age: str = AGE) -> set[int]:
    """List the articles that are older than a limit in days allows in every feed that delivered them.

    Unread ones too: of a daily paper most stories stay unread, and a limit that spared those would free nothing. What
    is to stay is bookmarked. Pages are as old as their arrival (`age`): what nobody sees by its date would else be
    fetched for a story of long ago only to go on the same day.
    """
    days = {feed: getattr(limit, name) for feed, limit in limits.items()}
    before = {feed: now - some * _DAY if some else _NEVER for feed, some in days.items()}
    if max(before.values()) == _NEVER:
        return set()
    rows = db.execute(
        "WITH cuts (feed, before) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(:cuts)) "
        f"SELECT id FROM articles WHERE purged_at IS NULL AND NOT {PINNED} AND {age} < :latest AND {age} < ifnull("
        "(SELECT min(before) FROM deliveries JOIN cuts USING (feed) WHERE article = articles.id), :others)",
        {"cuts": json.dumps(list(before.items())), "latest": max(before.values()), "others": before[0]},
    ).fetchall()
    return {id for (id,) in rows}


def _articles(db: Connection, limits: Mapping[int, Retention], now: int) -> set[int]:
    """List the articles that go: too old, or only prefetched, and of no use to one that stays.

    A story that a staying one names as related stays with it: a purge must not take from a story what makes it whole.
    A prefetched one is here for that alone, whatever its age; one fetched two steps deep, for the one between.
    """
    prefetched = pinned.prefetched(db)
    may_go = _older(db, limits, "text_days", now) | prefetched
    needed = pinned.named_by_others(db, may_go)
    needed |= pinned.named_by(db, prefetched - needed, prefetched & needed)
    return may_go - needed


def _ownerless(db: Connection, pages: Mapping[int, int]) -> set[int]:
    """List the pages whose article is gone: a crash came between the two files of the library."""
    rows = db.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM articles WHERE purged_at IS NULL)",
        (listed(pages),),
    ).fetchall()
    return {article for (article,) in rows}


def _text(db: Connection, articles: Collection[int]) -> int:
    (size,) = db.execute(
        "SELECT ifnull(sum(octet_length(html)), 0) FROM "
        "(SELECT article, html FROM bodies UNION ALL SELECT article, html FROM versions) "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (listed(articles),),
    ).fetchone()
    return int(size)
