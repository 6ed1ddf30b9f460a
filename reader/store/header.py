"""The first 100 bytes of an SQLite file, read without SQLite: looking at a file must not change its folder.

Layout: https://www.sqlite.org/fileformat2.html#the_database_header
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; `whole` is False where the file is shorter than it should be."""

    application: int
    version: int
    whole: bool


def read(path: Path) -> Header | None:
    """Read the header of the file at `path`, None where it is no SQLite file. Raises LibraryError if unreadable."""
    try:
        with path.open("rb") as file:
            first = file.read(100)
            size = file.seek(0, 2)
    except OSError as error:
        raise LibraryError(f"The file {path} cannot be read: {error.strerror}. Name another folder.") from error
    if len(first) < 100 or not first.startswith(_MAGIC):
        return None
    (page_size,) = struct.unpack_from(">H", first, 16)
    changed, pages = struct.unpack_from(">II", first, 24)
    version, _vacuum, application = struct.unpack_from(">III", first, 60)
    (valid_for,) = struct.unpack_from(">I", first, 92)
    page_size = 65536 if page_size == 1 else page_size
    return Header(application=application, version=version, whole=changed != valid_for or size >= page_size * pages)
