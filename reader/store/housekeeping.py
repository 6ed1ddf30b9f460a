"""The part of the door about room on the disk: what each feed holds, how long that stays, kept enclosures.

`Store` is the whole door; this is no class of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from reader.errors import ReadOnlyError
from reader.model import Change, KeptFile, Purge, Retention, Storage
from reader.store import clearing, due, kept_files, retention, storage
from reader.store.connection import File
from reader.store.due import Due


class Housekeeping:
    """What a Store can do about the room it takes."""

    read_only: bool
    folder: Path
    _library: File
    _media: File | None
    _purging: tuple[int, Due] | None = None  # when the purge began that is under way, and what it has still to remove

    def storage(self) -> tuple[Storage, ...]:
        """Measure what each feed holds, in the tree's order, then what no feed delivered; looks at every article."""
        sizes, pages = self._sizes()
        with self._library.read() as db:
            return storage.read(db, sizes, pages)

    def _sizes(self) -> tuple[dict[str, int], dict[int, int]]:
        """Read the sizes of all kept files, by hash, and of all pages, by article."""
        if self._media is None:
            return {}, {}
        with self._media.read() as db:
            return storage.media_sizes(db), storage.page_sizes(db)

    def page_articles(self, after: int, limit: int) -> list[int]:
        """List the articles with stored page bytes, by id, from the first beyond `after`."""
        if self._media is None:
            return []
        with self._media.read() as db:
            return storage.page_articles(db, after, limit)

    def retentions(self) -> tuple[Retention, ...]:
        """Read the reader's rules: the library's own first, then those of folders and feeds."""
        with self._library.read() as db:
            return retention.read(db)

    def retention(self, *, folder: int | None = None, feed: int | None = None) -> Retention:
        """Work out what holds for a place, each limit as the nearest place above says; with none named, for all."""
        with self._library.read() as db:
            return retention.of(db, folder=folder, feed=feed)

    def set_retention(self, rule: Retention) -> None:
        """Set one place's rule; one that says nothing is removed. Raises InputError for no such place or limit."""
        with self._library.write() as db:
            retention.write(db, rule)
        self._purging = None

    def purge_preview(self, now: int) -> Purge:
        """Say what `purge` would remove at `now`, without removing it; looks at the whole library."""
        return self._due(now).total

    def purge(self, now: int, *, seconds: float = 0.3) -> tuple[Purge, Change]:
        """Remove what the rules let go at `now`, for about `seconds`; call it until it answers an empty Purge.

        What is due is found once, by the first step, so that all steps together remove what `purge_preview` says.
        Other writers get their turn every few things.
        """
        if self._media is None:
            raise ReadOnlyError("The library can only be read, so nothing can be saved.")
        if self._purging is None or self._purging[0] != now:
            self._purging = now, self._due(now)
        removed, change, rest = clearing.step(self._library, self._media, self.folder, self._purging[1], now, seconds)
        self._purging = (now, rest) if removed != Purge() else None
        return removed, change

    def _due(self, now: int) -> Due:
        sizes, pages = self._sizes()  # before the library is looked at: what is kept meanwhile is not judged
        with self._library.read() as db:
            return due.find(db, sizes, pages, self.folder, now)

    def keep_file(self, file: KeptFile, source: Path) -> None:
        """Move a finished download in among the kept files; it is on the disk, whole, when this returns."""
        if self.read_only:
            raise ReadOnlyError(f"The library in {self.folder} can only be read, so nothing can be saved.")
        kept_files.move_in(self.folder, file, source)
        with self._library.write() as db:
            names = kept_files.note(db, file)
        kept_files.remove(self.folder, names)

    def kept_files(self, urls: Collection[str]) -> dict[str, KeptFile]:
        """Read which of these enclosures are kept, by address; one whose file is gone is not."""
        with self._library.read() as db:
            known = kept_files.read(db, urls)
        return {file.url: file for file in known if self.file_path(file).is_file()}

    def file_path(self, file: KeptFile) -> Path:
        """Name the place of a kept file."""
        return kept_files.path(self.folder, file)

    def remove_files(self, urls: Collection[str]) -> None:
        """Remove kept enclosures. A file that another address shares stays."""
        with self._library.write() as db:
            names = kept_files.forget(db, urls)
        kept_files.remove(self.folder, names)
