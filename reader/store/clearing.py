"""Removes a portion of what is due. Each of the library's two files is held for one short transaction.

The library's rows go first: nothing may refer to a file that is gone. What a crash leaves between them, the next purge
finds.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path

from reader.model import NOTHING, Change, Purge
from reader.store import kept_files, loose, media, pictures, readiness, tombstones
from reader.store.connection import File
from reader.store.due import Due, unread
from reader.store.pinned import PINNED
from reader.store.sqlite import Connection
from reader.store.values import listed

_BATCH = 50  # things a transaction
_PAUSE = 0.01  # seconds; see delivery.py
_LAST = 2.0  # seconds for the room that is still to be given back; what is left then the next purge finds


def step(library: File, stored: File, folder: Path, due: Due, now: int, seconds: float) -> tuple[Purge, Change, Due]:
    """Remove a first portion of what is due, for about `seconds`. Answers what went, what changed, and the rest."""
    until = time.monotonic() + seconds
    removed, change = Purge(), NOTHING
    while due.is_left and (removed == Purge() or time.monotonic() < until):
        some, due = due.take(_BATCH)
        cleared, changed = _clear(library, stored, folder, some, now)
        removed, change = removed + cleared, change | changed
        media.give_back(stored.write, until)
        time.sleep(_PAUSE)
    if not due.is_left:
        media.give_back(stored.write, time.monotonic() + _LAST)
    return removed, change, due


def _clear(library: File, stored: File, folder: Path, due: Due, now: int) -> tuple[Purge, Change]:
    """Remove what is due at `now`. What was pinned, or is shown anew, since it was found stays."""
    if due.articles:
        return _articles(library, stored, due, now)
    if due.pictures:
        return _pictures(library, stored, due, now)
    if due.files or due.unnamed:
        return _files(library, folder, due), NOTHING
    return _rest(library, stored, due), NOTHING


def _articles(library: File, stored: File, due: Due, now: int) -> tuple[Purge, Change]:
    with library.write() as db:
        shown = db.execute(
            "SELECT DISTINCT url FROM pictures WHERE article IN (SELECT value FROM json_each(?))",
            (listed(due.articles),),
        ).fetchall()
        thumbnails = pictures.of_articles(db, due.articles)
        fresh = unread(db, due.articles)
        gone, text, freed = tombstones.bury(db, due.articles, now)
        count, dropped = _forget(db, [url for (url,) in shown])
        settled = readiness.settle(db)
    removed = Purge(articles=len(gone), unread=len(fresh & gone), pictures=count, bytes=text)
    change = Change(articles=frozenset(gone), tree=True, counts=True) if gone else NOTHING
    files = loose.remove(library, stored, (dropped | thumbnails) & due.files_to_go, gone)
    return removed + files, change | settled | freed


def _forget(db: Connection, urls: Collection[str]) -> tuple[int, set[str]]:
    """Forget the files of those addresses that nothing shows any more. Answers how many had one, and all hashes."""
    rows = db.execute(
        "DELETE FROM picture_files WHERE url IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.url = picture_files.url) RETURNING hash, small",
        (listed(urls),),
    ).fetchall()
    return sum(hash is not None for hash, _ in rows), {kept for row in rows for kept in row if kept}


def _pictures(library: File, stored: File, due: Due, now: int) -> tuple[Purge, Change]:
    """Take pictures away. Their addresses say so, and that they are not fetched again by themselves."""
    with library.write() as db:
        rows = db.execute(
            "SELECT url, hash, small FROM picture_files WHERE hash IN (SELECT value FROM json_each(?)) "
            "AND NOT EXISTS (SELECT 1 FROM picture_files AS same JOIN pictures USING (url) JOIN articles "
            f"ON articles.id = article WHERE same.hash = picture_files.hash AND ({PINNED} OR articles.id > ?))",
            (listed(due.pictures), due.newest),
        ).fetchall()
        urls = [url for url, _, _ in rows]
        changed = _take_thumbnails(db, urls)
        db.executemany(
            "UPDATE picture_files SET state = 2, hash = NULL, small = NULL WHERE url = ?", [(url,) for url in urls]
        )
        db.executemany(
            "INSERT OR REPLACE INTO attempts (kind, key, tries, tried_at, next_try, error) "
            "VALUES ('picture', ?, 0, ?, NULL, ?)",
            [(url, now, tombstones.why(now)) for url in urls],
        )
        _forget(db, urls)
        settled = readiness.settle(db)
    dropped = {kept for _, *both in rows for kept in both if kept}
    files = loose.remove(library, stored, dropped & due.files_to_go, ())
    return Purge(pictures=len(urls)) + files, settled | Change(articles=changed)


def _take_thumbnails(db: Connection, urls: Collection[str]) -> frozenset[int]:
    # Read first, in this order: asked of `articles` within the UPDATE, every one of them would be looked at.
    rows = db.execute(
        "SELECT articles.id FROM json_each(?) AS going CROSS JOIN picture_files ON picture_files.url = going.value "
        "CROSS JOIN pictures ON pictures.url = picture_files.url CROSS JOIN articles ON articles.id = article "
        "WHERE thumbnail <> '' AND small = thumbnail",
        (listed(urls),),
    ).fetchall()
    db.executemany("UPDATE articles SET thumbnail = '' WHERE id = ?", rows)
    return frozenset(id for (id,) in rows)


def _files(library: File, folder: Path, due: Due) -> Purge:
    """Remove enclosures that no article offers any more, and files that nothing names."""
    with library.write() as db:
        urls = kept_files.unclaimed(db) & set(due.files)
        size = kept_files.freed(db, urls)
        names = kept_files.forget(db, urls)
    kept_files.remove(folder, names)
    unnamed = sum(file.stat().st_size for file in due.unnamed if file.exists())
    kept_files.remove(folder, [file.name for file in due.unnamed])
    return Purge(bytes=size + unnamed)


def _rest(library: File, stored: File, due: Due) -> Purge:
    with library.write() as db:
        tombstones.erase(db, due.expired)
        count, dropped = _forget(db, due.strays)
        pinned = db.execute(
            f"SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {PINNED}", (listed(due.pages),)
        ).fetchall()
    pages = set(due.pages) - {id for (id,) in pinned}
    return Purge(pictures=count) + loose.remove(library, stored, dropped.union(due.loose) & due.files_to_go, pages)
