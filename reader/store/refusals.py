"""Why a library's file can only be read here, or not even that. Looked at from outside, before anything opens it."""

from __future__ import annotations

import os
from pathlib import Path

from reader.errors import LibraryError
from reader.store import header
from reader.store.connection import Connect
from reader.store.failures import explained
from reader.store.migrations import History


def why_read_only(path: Path, history: History, connect: Connect) -> str:
    """Say why the file cannot be written, or "". Raises LibraryError where it should not even be read."""
    if not path.exists():
        return ""
    first = header.read(path) if path.is_file() else None  # opening a pipe would wait for ever
    if first is None:
        raise LibraryError(
            f"The file {path} is not a Broadsheet library, or it is damaged. Nothing in it was changed; "
            "name another folder, or put a copy of it from a backup in its place."
        )
    if first.application != history.application:
        raise LibraryError(f"The file {path} belongs to another program. Name another folder for the library.")
    if not first.whole and not has_wal(path):
        raise LibraryError(
            f"The file {path} is damaged: its end is missing. Nothing in it was changed; "
            "put a copy of it from a backup in its place."
        )
    if version(path, history, connect) > history.version:
        return (
            "A newer version of Broadsheet made this library, so it can be read here and nothing is changed in it. "
            "To keep more in it, use that version."
        )
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return (
            f"Nothing may be written in {path.parent}, so the library can be read and nothing is changed in it. "
            "To keep more in it, allow yourself to write there."
        )
    return ""


def version(path: Path, history: History, connect: Connect) -> int:
    """Read the file's version: from its header, or through SQLite where a -wal file may say otherwise."""
    if not path.exists():
        return 0
    if not has_wal(path):
        first = header.read(path)
        return first.version if first else 0
    with explained(path):
        db = connect(f"{path.absolute().as_uri()}?mode=ro")
        try:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
        finally:
            db.close()


def has_wal(path: Path) -> bool:
    """Tell whether a -wal file holds what is not in the file itself yet."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0
