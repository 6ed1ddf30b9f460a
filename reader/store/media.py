"""Kept files and pages' bytes, in a file of their own so that the library stays small to back up."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import zstandard

from reader.model import Media
from reader.store.sqlite import Connection
from reader.store.values import address, listed
from reader.text import clean

_LEVEL = 3


def add(db: Connection, items: Iterable[Media]) -> None:
    """Keep files; one that is there already stays."""
    db.executemany(
        "INSERT INTO media (hash, type, width, height, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        [(one.hash, one.type, one.width, one.height, one.data) for one in items],
    )


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


def remove(db: Connection, hashes: Collection[str], articles: Collection[int]) -> None:
    """Remove files, and these articles' pages."""
    db.execute("DELETE FROM media WHERE hash IN (SELECT value FROM json_each(?))", (listed(hashes),))
    db.execute("DELETE FROM pages WHERE article IN (SELECT value FROM json_each(?))", (listed(articles),))
    db.execute("PRAGMA incremental_vacuum").fetchall()
