"""Compares what the library says is kept with what the media file holds: two files, and one may be lost or cut."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager

from reader.model import NOTHING, Change
from reader.store import readiness
from reader.store.media import held
from reader.store.sqlite import Connection
from reader.store.values import listed

Opened = Callable[[], AbstractContextManager[Connection]]


def media(read: Opened, write: Opened, read_media: Opened, among: Collection[str] | None = None) -> Change:
    """Want again every kept file, or those `among` these hashes, that is gone from the media file."""
    with read() as db:
        named = _named(db) if among is None else set(among)
    # Read after it: a file is on the disk before anything names it.
    with read_media() as kept:
        gone = named - _held(kept, None if among is None else named)
    if not gone:
        return NOTHING
    with write() as db:
        # Asked once more while nobody else can name one: it may have been kept again meanwhile.
        with read_media() as kept:
            gone -= _held(kept, gone)
        return _forget(db, gone)


def _named(db: Connection) -> set[str]:
    """Answer the hashes of all files that something in the library refers to."""
    rows = db.execute(
        "SELECT hash FROM picture_files WHERE hash IS NOT NULL "
        "UNION ALL SELECT small FROM picture_files WHERE small > '' "
        "UNION ALL SELECT thumbnail FROM articles WHERE thumbnail <> '' "
        "UNION ALL SELECT icon FROM feeds WHERE icon <> ''"
    ).fetchall()
    return {kept for (kept,) in rows}


def _held(db: Connection, among: Collection[str] | None) -> set[str]:
    if among is not None:
        return held(db, among)
    return {kept for (kept,) in db.execute("SELECT hash FROM media").fetchall()}


def _forget(db: Connection, gone: Collection[str]) -> Change:
    """Want the pictures again; leave out the small ones and the icons until they are made anew.

    A small picture that was lost is noted as '', so that it is found by the index; NULL was never made.
    """
    lost = listed(gone)
    these = "(SELECT value FROM json_each(?))"
    db.execute(f"UPDATE picture_files SET state = 0, hash = NULL WHERE hash IN {these}", (lost,))
    db.execute(f"UPDATE picture_files SET small = '' WHERE small IN {these}", (lost,))
    bare = db.execute(f"UPDATE articles SET thumbnail = '' WHERE thumbnail IN {these} RETURNING id", (lost,)).fetchall()
    plain = db.execute(f"UPDATE feeds SET icon = '' WHERE icon IN {these}", (lost,)).rowcount
    changed = Change(articles=frozenset(id for (id,) in bare), tree=plain > 0)
    return changed | readiness.settle(db)
