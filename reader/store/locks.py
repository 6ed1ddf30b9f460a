"""Locks between processes: one file each in the library's folder, let go by the system when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from reader.errors import LibraryError

if sys.platform == "win32":
    import msvcrt

    def _try(file: BinaryIO) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """A lock held from its making until `release`, or the end of its `with`."""

    def __init__(self, path: Path, *, taken: str, wait: float = 0.0) -> None:
        """Take the lock within `wait` seconds. Raises LibraryError with the sentence `taken` otherwise."""
        try:
            # Not inherited by child processes: a lock must not outlive its holder in a child.
            self._file: BinaryIO = open(path, "ab+", buffering=0)  # noqa: SIM115 - held open while locked
            os.set_inheritable(self._file.fileno(), False)
        except OSError as error:
            raise LibraryError(f"The lock {path} cannot be made: {error.strerror}.") from error
        end = time.monotonic() + wait
        while not _try(self._file):
            if time.monotonic() >= end:
                self._file.close()
                raise LibraryError(taken)
            time.sleep(0.02)

    def release(self) -> None:
        """Let the lock go; once more does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()
