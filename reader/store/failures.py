"""What SQLite's errors mean to a person. Any that is not in the table is a bug and rises as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import MAKE_ROOM, LibraryError, ReadOnlyError
from reader.store.sqlite import sqlite3

# Primary result codes, https://www.sqlite.org/rescode.html
_READS = {10 | (1 << 8), 10 | (2 << 8)}  # SQLITE_IOERR_READ and _SHORT_READ: no matter of space
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_NO_SPACE = (
    "There is no space left on the disk for {path}, or the disk refuses to write. "
    f"{MAKE_ROOM} and try again; what was saved before is safe."
)
_DAMAGED = (
    "The file {path} is damaged. Nothing in it was changed; "
    "put a copy of it from a backup in its place, or move it away to begin anew."
)
_SENTENCES = {
    _FULL: _NO_SPACE,
    _IOERR: _NO_SPACE,
    _CORRUPT: _DAMAGED,
    _NOTADB: _DAMAGED,
    _BUSY: "Another program has been using {path} for too long. Close it and try again.",
    _LOCKED: "Another program has been using {path} for too long. Close it and try again.",
    _CANTOPEN: "The file {path} cannot be opened. Check that it and its folder may be read.",
}


def sentence(error: sqlite3.Error, path: Path) -> LibraryError | None:
    """Turn SQLite's error about the file at `path` into ours, or None where it is a bug."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = _CORRUPT if extended in _READS else extended & 0xFF
    if code == _READONLY:
        return ReadOnlyError(f"The file {path} can only be read here, so nothing can be saved.")
    if code in _SENTENCES:
        return LibraryError(_SENTENCES[code].format(path=path))
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise LibraryError for what SQLite says about the file within."""
    try:
        yield
    except sqlite3.Error as error:
        told = sentence(error, path)
        if told is None:
            raise
        raise told from error
