"""How the library's files are opened: made, brought up to date, only read, or refused.

A file that is not ours or is damaged is never written to.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from reader import paths
from reader.errors import LibraryError
from reader.store import house_rules, readiness, refusals
from reader.store.connection import Connect, File
from reader.store.failures import explained
from reader.store.locks import FileLock
from reader.store.migrations import LIBRARY, MEDIA, History

_SETUP_SECONDS = 60.0  # how long one opener waits for another that is making or updating the library


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The two files of a library, and the sentence that says why they can only be read, or ""."""

    library: File
    media: File | None  # None where only reading is possible and the file is not there
    notice: str


def open_files(folder: Path, *, read_only: bool, connect: Connect) -> Opened:
    """Open the library in `folder`, making it when it is not there. Raises LibraryError with the reason otherwise."""
    try:
        return _open_files(folder, read_only, connect)
    except OSError as error:  # the folder, or one above it, may not be looked into
        raise LibraryError(
            f"The library in {folder} cannot be opened: {error.strerror}. Name another folder for the library."
        ) from error


def _open_files(folder: Path, read_only: bool, connect: Connect) -> Opened:
    _make_folder(folder, read_only)
    library, media = paths.library_file(folder), paths.media_file(folder)
    if not library.exists():
        if read_only:
            raise LibraryError(f"There is no library in {folder}.")
        _make(folder, connect)
    notice = refusals.why_read_only(library, LIBRARY, connect) or refusals.why_read_only(media, MEDIA, connect)
    if notice or read_only:
        return _open_read_only(library, media, notice, connect)
    if any(
        refusals.version(path, history, connect) < history.version
        for path, history in ((library, LIBRARY), (media, MEDIA))
    ):
        _update(folder, connect)
    opened = Opened(
        library=File(library, connect=connect, before_commit=readiness.settle),
        media=File(media, connect=connect),
        notice="",
    )
    _refresh_identities(opened.library)
    return opened


def _refresh_identities(library: File) -> None:
    with library.read() as db:
        old = house_rules.changed(db)
    if old:
        with library.write() as db:
            house_rules.refresh(db)


def _make_folder(folder: Path, read_only: bool) -> None:
    if folder.is_dir() or read_only:
        return
    if folder.exists():
        raise LibraryError(f"{folder} is a file. Name a folder for the library.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The library's folder {folder} cannot be made: {error.strerror}. Name another folder."
        ) from error


def _setup_lock(folder: Path) -> FileLock:
    return FileLock(
        folder / "setup.lock",
        taken=f"Another program has been setting up the library in {folder} for too long. Close it and try again.",
        wait=_SETUP_SECONDS,
    )


def _make(folder: Path, connect: Connect) -> None:
    """Make both files of a new library. They get their names only when whole, so that half of one is never found."""
    if not os.access(folder, os.W_OK):
        raise LibraryError(
            f"A library cannot be made in {folder}, since nothing may be written there. Name another folder."
        )
    with _setup_lock(folder):
        if not paths.media_file(folder).exists():
            _make_file(paths.media_file(folder), MEDIA, connect)
        if not paths.library_file(folder).exists():
            _make_file(paths.library_file(folder), LIBRARY, connect)


def _make_file(path: Path, history: History, connect: Connect) -> None:
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with explained(path):
            db = connect(f"{unfinished.absolute().as_uri()}?mode=rwc")
            try:
                for pragma in history.before_first_table:
                    db.execute(pragma)
                db.execute("PRAGMA journal_mode = WAL")
                history.apply(db)
            finally:
                db.close()
        os.replace(unfinished, path)
    except OSError as error:
        raise LibraryError(f"The file {path} cannot be made: {error.strerror}.") from error
    finally:
        for left in path.parent.glob(f"{path.name}.*.new*"):
            left.unlink(missing_ok=True)


def _update(folder: Path, connect: Connect) -> None:
    with _setup_lock(folder):
        for path, history in ((paths.media_file(folder), MEDIA), (paths.library_file(folder), LIBRARY)):
            if path.exists():
                _update_file(path, history, connect)
            else:
                _make_file(path, history, connect)


def _update_file(path: Path, history: History, connect: Connect) -> None:
    with explained(path):
        db = connect(f"{path.absolute().as_uri()}?mode=rw")
        try:
            db.execute("PRAGMA synchronous = FULL")
            history.apply(db)
        finally:
            db.close()


def _open_read_only(library: Path, media: Path, notice: str, connect: Connect) -> Opened:
    if refusals.version(library, LIBRARY, connect) < LIBRARY.version:
        raise LibraryError(f"The library {library} was made by an older version. Open it once where it can be written.")

    def mode(path: Path) -> str:
        # "ro" leaves -wal and -shm files behind and fails where they cannot be made.
        return "immutable" if notice and not refusals.has_wal(path) else "ro"

    return Opened(
        library=File(library, mode=mode(library), connect=connect),
        media=File(media, mode=mode(media), connect=connect) if media.exists() else None,
        notice=notice,
    )
