"""One SQLite file of the library: a single writer, and readers that are lent out for one question each.

Which file may be opened how is decided in opening.py.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError, ReadOnlyError
from reader.store.failures import explained
from reader.store.sqlite import Connection, sqlite3

Connect = Callable[[str], Connection]  # a "file:" URI in, an open connection out

BUSY_SECONDS = 15.0  # how long to wait for another process's write; ours take milliseconds


def nothing(db: Connection) -> None:
    """Do nothing before a commit."""


def connect(uri: str) -> Connection:
    """Open a connection that any one thread at a time may use and that begins transactions only when told."""
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)


class File:
    """An SQLite file with one way to read and one way to write.

    `mode` is SQLite's: "rw", "ro", or "immutable" where not even a -shm file may be made beside it. `before_commit`
    does at the end of every transaction what must never be forgotten.
    """

    def __init__(
        self,
        path: Path,
        *,
        mode: str = "rw",
        connect: Connect = connect,
        before_commit: Callable[[Connection], object] = nothing,
    ) -> None:
        self.path = path
        self.read_only = mode != "rw"
        self._uri = path.absolute().as_uri() + ("?immutable=1" if mode == "immutable" else f"?mode={mode}")
        self._connect = connect
        self._before_commit = before_commit
        self._writing = threading.Lock()
        self._idle: list[Connection] = []
        self._version = 0
        self._closed = False
        with explained(path):
            self._writer = self._open()

    def _open(self) -> Connection:
        db = self._connect(self._uri)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            # sqlite-utils would have them on; ours write only to other tables and never want to fire themselves.
            db.execute("PRAGMA recursive_triggers = OFF")
            db.execute("PRAGMA cache_size = -16000")
            if not self.read_only:
                # Simulated power cuts lost acknowledged bookmarks with NORMAL, none with FULL.
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                db.execute("PRAGMA journal_size_limit = 67108864")
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # reads page 1, so that damage shows now
        except sqlite3.Error:
            db.close()
            raise
        return db

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Lend a connection that sees one state of the file; fetch all before giving it back."""
        with explained(self.path):
            try:
                db = self._idle.pop()
            except IndexError:
                db = self._reader()
            try:
                db.execute("BEGIN")
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                self._give_back(db)

    def _reader(self) -> Connection:
        if self._closed:
            raise LibraryError("The library was closed.")
        db = self._open()
        db.execute("PRAGMA query_only = ON")
        return db

    def _give_back(self, db: Connection) -> None:
        if self._closed:
            db.close()
        else:
            self._idle.append(db)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Lend the writer for one transaction: all of it is on the disk afterwards, or nothing of it.

        IMMEDIATE, because a deferred one that reads first fails beside another writer whatever the busy timeout.
        """
        if self.read_only:
            raise ReadOnlyError(f"The library in {self.path.parent} can only be read, so nothing can be saved.")
        with self._writing, explained(self.path):
            if self._closed:
                raise LibraryError("The library was closed.")
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._before_commit(self._writer)
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def data_version(self) -> int:
        """Answer a number that changes when another process writes.

        The writer is asked, since its number does not move with its own writes. While it is at work the last answer
        stands, so that asking never waits.
        """
        if self._writing.acquire(blocking=False):
            try:
                with explained(self.path):
                    self._version = int(self._writer.execute("PRAGMA data_version").fetchone()[0])
            finally:
                self._writing.release()
        return self._version

    def close(self) -> None:
        """Close every connection; the last one out folds the -wal file into the library."""
        with self._writing:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            self._writer.close()
