"""Enclosures that the reader keeps: files of their own beside the library, in its folder `files`.

A file is whole under its name or not there at all. Fetching one, and telling what its bytes are, is done elsewhere.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import MAKE_ROOM, InputError, LibraryError
from reader.model import KeptFile
from reader.store.sqlite import Connection
from reader.store.values import address, listed

_NAME = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]{1,8})?")
_COLUMNS = "url, hash, type, size, name"
_UNFINISHED = 24 * 60 * 60  # seconds after which a file that no row names is no download of just now


def folder(library: Path) -> Path:
    """Name the folder of kept files in a library's folder."""
    return library / "files"


def path(library: Path, file: KeptFile) -> Path:
    """Name the place of a kept file. Raises InputError for a name that would lie elsewhere."""
    if not _NAME.fullmatch(file.name):
        raise InputError(f"A kept file cannot be named “{file.name[:100]}”.")
    return folder(library) / file.name


def move_in(library: Path, file: KeptFile, source: Path) -> None:
    """Move a finished download to its place: on the disk, whole, under its name, when this returns.

    Raises LibraryError where there is no room for it, or the folder cannot be written to.
    """
    place = path(library, file)
    draft = place.with_name(f".{secrets.token_hex(8)}.new")
    with _explained(place):
        place.parent.mkdir(exist_ok=True)
        try:
            shutil.move(source, draft)  # a copy, where the download lies on another disk
            _sync(draft)
            os.replace(draft, place)
        finally:
            draft.unlink(missing_ok=True)
        _sync(place.parent)


def _sync(path: Path) -> None:
    """See to it that a file, or the names in a folder, are on the disk. Windows syncs no folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(
            f"The file {place} could not be kept: {error.strerror or error}. {MAKE_ROOM} on that disk and try again."
        ) from error


def note(db: Connection, file: KeptFile) -> list[str]:
    """Write which file shows an enclosure's address. Answers the names that nothing needs any more."""
    before = forget(db, [file.url])
    db.execute(
        f"INSERT INTO kept_files ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        (address(file.url), file.hash, file.type, file.size, file.name),
    )
    return [name for name in before if name != file.name]


def read(db: Connection, urls: Collection[str]) -> tuple[KeptFile, ...]:
    """Read what is noted of these addresses."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM kept_files WHERE url IN (SELECT value FROM json_each(?))", (listed(urls),)
    ).fetchall()
    return tuple(KeptFile(url=url, hash=hash, type=type, size=size, name=name) for url, hash, type, size, name in rows)


def forget(db: Connection, urls: Collection[str]) -> list[str]:
    """Note that these addresses have no kept file any more. Answers the names that no other address has."""
    rows = db.execute(
        "DELETE FROM kept_files WHERE url IN (SELECT value FROM json_each(?)) RETURNING name",
        (listed(address(url) for url in urls),),
    ).fetchall()
    gone = {name for (name,) in rows}
    still = db.execute(
        "SELECT name FROM kept_files WHERE name IN (SELECT value FROM json_each(?))", (listed(gone),)
    ).fetchall()
    return sorted(gone - {name for (name,) in still})


def unclaimed(db: Connection, going: Collection[int] = ()) -> set[str]:
    """List the kept addresses that no article offers, once those in `going` are gone."""
    rows = db.execute(
        "SELECT url FROM kept_files WHERE url NOT IN (SELECT json_extract(value, '$[0]') "
        "FROM articles, json_each(enclosures) WHERE enclosures <> '[]' "
        "AND articles.id NOT IN (SELECT value FROM json_each(?)))",
        (listed(going),),
    ).fetchall()
    return {url for (url,) in rows}


def freed(db: Connection, urls: Collection[str]) -> int:
    """Add up the bytes of the files that no other address has."""
    (size,) = db.execute(
        "WITH going AS (SELECT * FROM kept_files WHERE url IN (SELECT value FROM json_each(?))) "
        "SELECT ifnull(sum(size), 0) FROM (SELECT DISTINCT name, size FROM going WHERE name NOT IN "
        "(SELECT name FROM kept_files WHERE url NOT IN (SELECT url FROM going)))",
        (listed(urls),),
    ).fetchone()
    return int(size)


def unnamed(db: Connection, library: Path) -> list[Path]:
    """List the files that nothing names: what was forgotten, and what a crash left over a day ago."""
    named = {name for (name,) in db.execute("SELECT name FROM kept_files").fetchall()}
    return [file for file in _files(library) if file.name not in named and _is_settled(file)]


def _files(library: Path) -> list[Path]:
    place = folder(library)
    return sorted(file for file in place.iterdir() if file.is_file()) if place.is_dir() else []


def _is_settled(file: Path) -> bool:
    return time.time() - file.stat().st_mtime > _UNFINISHED


def remove(library: Path, names: Collection[str]) -> None:
    """Remove files from the folder. One that cannot be (Windows: while it plays) is unnamed, and goes another day."""
    for name in names:
        with suppress(OSError):
            (folder(library) / name).unlink(missing_ok=True)
