"""Kept files and pages' bytes, in a file of their own so that the library stays small to back up."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager

import zstandard

from reader.model import Media, Purge
from reader.store.sqlite import Connection
from reader.store.values import address, listed
from reader.text import clean

_LEVEL = 3
_PORTION = 2000  # pages of 4 KB
_PAUSE = 0.01  # seconds; see delivery.py


def add(db: Connection, items: Iterable[Media]) -> None:
    """Keep files; one that is there already stays."""
    db.executemany(
        "INSERT INTO media (hash, type, width, height, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        [(one.hash, one.type, one.width, one.height, one.data) for one in items],
    )


def held(db: Connection, hashes: Collection[str]) -> set[str]:
    """Answer which of these files are kept."""
    rows = db.execute("SELECT hash FROM media WHERE hash IN (SELECT value FROM json_each(?))", (listed(hashes),))
    return {kept for (kept,) in rows.fetchall()}


def read(db: Connection, kept: str) -> Media | None:
    """Read a kept file."""
    row = db.execute("SELECT hash, type, data, width, height FROM media WHERE hash = ?", (kept,)).fetchone()
    return Media(hash=row[0], type=row[1], data=row[2], width=row[3], height=row[4]) if row else None


def add_page(db: Connection, article: int, data: bytes, url: str, content_type: str) -> None:
    """Keep the page an article was read from, in place of an earlier one."""
    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(data)
    db.execute(
        "INSERT INTO pages (article, url, content_type, data) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (article) DO UPDATE SET url = ?2, content_type = ?3, data = ?4",
        (article, address(url), clean(content_type)[:200], packed),
    )


def page(db: Connection, article: int) -> tuple[bytes, str, str] | None:
    """Read the kept page: its bytes, address and content type."""
    row = db.execute("SELECT data, url, content_type FROM pages WHERE article = ?", (article,)).fetchone()
    return (zstandard.ZstdDecompressor().decompress(row[0]), row[1], row[2]) if row else None


def remove(db: Connection, hashes: Collection[str], articles: Collection[int]) -> Purge:
    """Remove files, and these articles' pages. Answers how many pages that were, and all bytes; see `give_back`."""
    files = db.execute(
        "DELETE FROM media WHERE hash IN (SELECT value FROM json_each(?)) RETURNING length(data)", (listed(hashes),)
    ).fetchall()
    pages = db.execute(
        "DELETE FROM pages WHERE article IN (SELECT value FROM json_each(?)) RETURNING length(data)",
        (listed(articles),),
    ).fetchall()
    return Purge(pages=len(pages), bytes=sum(size for (size,) in (*files, *pages)))


def give_back(write: Callable[[], AbstractContextManager[Connection]], until: float = math.inf) -> None:
    """Give the disk the room back, in transactions of `write` so short that other writers hardly wait.

    At `until`, by `time.monotonic`, it ends; files that come later take what is left.
    """
    while time.monotonic() < until:
        with write() as db:
            (free,) = db.execute("PRAGMA freelist_count").fetchone()
            if not free:
                return
            db.execute(f"PRAGMA incremental_vacuum({_PORTION})").fetchall()
        time.sleep(_PAUSE)
