"""Keeps a file that a feed attached to an article, a podcast's sound or a PDF, in the library's folder.

It is known by its bytes and named by their hash: what a server calls it never reaches the disk.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reader import sizes, urls
from reader.errors import MAKE_ROOM, InputError, LibraryError
from reader.model import Article, KeptFile
from reader.parse import filetype
from reader.parse.filetype import FileType
from reader.progress import Progress
from reader.sync.bodies import MB
from reader.sync.desk import Desk, home_of

LARGEST = 2048 * MB  # hours of film; more would fill a disk before anybody saw it


async def keep_file(desk: Desk, article: int, url: str) -> KeptFile:
    """Fetch an enclosure of an article into the library's files; one that is here already is not fetched again.

    Raises InputError for an address that the article does not enclose, DocumentError for a file of no kind that can be
    opened, FetchError, OfflineError. Cancelled or failed, it leaves nothing behind.
    """
    story = desk.store.article(article)
    if story is None or url not in {one.url for one in story.enclosures} or not urls.is_web(url):
        raise InputError("This story has no such file attached to it.")
    known = desk.store.kept_files([url]).get(url)
    if known and desk.store.file_path(known).is_file():
        return known
    desk.net.require()
    with _draft(desk.store.folder / "files") as draft:
        file = await _download(desk, story, url, draft)
        desk.store.keep_file(file, draft)
    return file


async def _download(desk: Desk, story: Article, url: str, draft: Path) -> KeptFile:
    feeds = desk.store.feeds([story.feed]) if story.feed else ()
    with draft.open("xb") as out:
        came = _Coming(out, lambda done, whole: desk.emit(_progress(story, done, whole)))
        await desk.fetcher.download(url, came.take, limit=LARGEST, home=home_of(feeds[0]) if feeds else "")
    kind, name = came.kind(), came.digest.hexdigest()
    return KeptFile(url=url, hash=name, type=kind.mime, size=came.size, name=name + kind.ending)


def _progress(story: Article, done: int, whole: int) -> Progress:
    of = f" of {sizes.size(whole)}" if whole else ""
    return Progress(done=done, total=max(done, whole), text=f"{story.title} ({sizes.size(done)}{of})")


@dataclass(slots=True)
class _Coming:
    """A file on its way: written, hashed, and looked at as soon as its beginning is here."""

    out: BinaryIO
    heard: Callable[[int, int], None]
    size: int = 0
    start: bytes = b""
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def take(self, part: bytes, whole: int) -> None:
        """Take a part. Raises DocumentError, before the rest comes, for a file that would not be kept."""
        if len(self.start) < filetype.ENOUGH:
            self.start += part[: filetype.ENOUGH]
            if len(self.start) >= filetype.ENOUGH:
                self.kind()
        self.digest.update(part)
        self.out.write(part)
        self.size += len(part)
        self.heard(self.size, whole)

    def kind(self) -> FileType:
        return filetype.read(self.start)


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """Name a file that is gone again afterwards, unless it was moved to its place. Raises LibraryError for no room."""
    draft = folder / f"{secrets.token_hex(16)}.part"
    try:
        folder.mkdir(exist_ok=True)
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The file could not be written to {folder}: {error.strerror or error}. {MAKE_ROOM} there and try again."
        ) from error
