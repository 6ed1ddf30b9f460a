"""The library on disk: the only SQL. `Store` is the whole door.

Every method is one short read or one short write. What a write changed comes back as a Change; telling the lists about
it is left to the caller. Values that were parsed come in as reader.model's, never as documents.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.errors import ReadOnlyError
from reader.model import (
    NOTHING,
    Article,
    Change,
    Counts,
    Feed,
    Link,
    Mark,
    Media,
    Origin,
    Paper,
    Row,
    Scope,
    Section,
    Tree,
)
from reader.store import (
    counts,
    feeds,
    folders,
    keeping,
    links,
    listing,
    loose,
    marks,
    media,
    opening,
    papers,
    pictures,
    purge,
    reading,
    tree,
)
from reader.store.arriving import Brought
from reader.store.arriving_door import Arriving
from reader.store.connection import Connect, connect
from reader.store.delivery import Delivered
from reader.store.housekeeping import Housekeeping
from reader.store.locks import FileLock
from reader.store.memory import Memory
from reader.store.offline import Offline
from reader.store.opening import Opened
from reader.store.polls_door import Polls
from reader.store.purge import Removed
from reader.store.sqlite import Connection
from reader.store.stories_door import Stories
from reader.store.undoing import Undone

__all__ = ["Brought", "Delivered", "Store", "Undone"]

_TAKEN = {
    "window": "This library is already open in another window.",
    "sync": "This library is already being synced by another program.",
}


class Store(Arriving, Offline, Housekeeping, Stories, Memory, Polls):
    """A library: usable from any thread, and beside other processes.

    Every method may raise LibraryError (the disk is full, the file is damaged, another program holds it for too long);
    every writing one raises ReadOnlyError where the library can only be read.
    """

    def __init__(self, folder: Path, opened: Opened, *, read_only: bool, clock: Callable[[], float]) -> None:
        """Use `Store.open`."""
        self.read_only = read_only
        self.notice = opened.notice  # a sentence that says why it is read-only, or ""
        self.folder = folder
        self._library = opened.library
        self._media = opened.media
        self._clock = clock

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        connect: Connect = connect,
        clock: Callable[[], float] = time.time,
    ) -> Store:
        """Open the library in `folder`, made when it is not there.

        One made by a newer version, or one that cannot be written here, opens read-only with a `notice`. Raises
        LibraryError where the file is not ours or is damaged; such a file is left as it is. `connect` opens each
        SQLite connection and `clock` tells when something is marked or deleted, so that tests can stand in for both.
        """
        opened = opening.open_files(folder, read_only=read_only, connect=connect)
        return cls(folder, opened, read_only=read_only or bool(opened.notice), clock=clock)

    def close(self) -> None:
        """Close the library's files; no method may be called afterwards."""
        self._library.close()
        if self._media:
            self._media.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def data_version(self) -> int:
        """Answer a number that differs from the last one when another process wrote in between."""
        return self._library.data_version()

    def lock(self, name: str) -> AbstractContextManager[object]:
        """Take the library's lock `name` ("window" or "sync") until the context ends.

        Raises LibraryError at once where another process holds it.
        """
        if self.read_only:
            return nullcontext()
        return FileLock(self.folder / f"{name}.lock", taken=_TAKEN[name])

    # --- the tree ----------------------------------------------------------------------------------------------

    def tree(self) -> Tree:
        """Read folders, feeds and the sections seen under each feed, in their order; not the deleted ones."""
        with self._library.read() as db:
            return tree.read(db)

    def counts(self, today: int) -> Counts:
        """Read how many unread articles each place holds; `today` is the UTC second the reader's day began."""
        with self._library.read() as db:
            return counts.read(db, today)

    def feeds(self, ids: Collection[int] | None = None) -> tuple[Feed, ...]:
        """Read these feeds, or all; the deleted ones are left out."""
        with self._library.read() as db:
            return feeds.read(db, ids)

    def feed_by_url(self, url: str) -> Feed | None:
        """Find the feed that has or had this address, a deleted one not."""
        with self._library.read() as db:
            return feeds.by_url(db, url)

    def paper(self, id: int) -> Paper:
        """Read a paper. Raises InputError where there is none with this id."""
        with self._library.read() as db:
            return papers.read(db, id)

    def section(self, id: int) -> Section:
        """Read a section. Raises InputError where there is none with this id."""
        with self._library.read() as db:
            return papers.section(db, id)

    def find_sections(self, path: tuple[str, ...]) -> tuple[Section, ...]:
        """Find the sections of any paper with this path of names, upper and lower case alike."""
        with self._library.read() as db:
            return papers.find_sections(db, path)

    def section_sizes(self) -> dict[Section, tuple[int, int]]:
        """Count the articles and the unread ones of every section, those below included; looks at every article."""
        with self._library.read() as db:
            return papers.section_sizes(db)

    def add_feed(
        self,
        *,
        url: str,
        title: str = "",
        site_url: str = "",
        folder: int | None = None,
        sample: bool = False,
        language: str = "",
    ) -> tuple[Feed, Change]:
        """Subscribe to a feed. One with this address already is returned as it is, undeleted where it was deleted."""
        with self._library.write() as db:
            return feeds.add(
                db, url=url, title=title, site_url=site_url, folder=folder, sample=sample, language=language
            )

    def add_folder(self, path: tuple[str, ...]) -> tuple[int, Change]:
        """Make a folder and those above it, unless they are there. Returns the last one's id."""
        with self._library.write() as db:
            return folders.add(db, path)

    def rename_feeds(self, titles: Mapping[int, str]) -> Change:
        """Give feeds the reader's own names."""
        with self._library.write() as db:
            return feeds.rename(db, titles)

    def rename_folders(self, titles: Mapping[int, str]) -> Change:
        """Rename folders. Raises InputError where a folder beside it has that name."""
        with self._library.write() as db:
            return folders.rename(db, titles)

    def move_feeds(self, ids: Sequence[int], folder: int | None, position: int | None = None) -> Change:
        """Move feeds into `folder` (None is the top), before the feed that stands at `position` (None is the end)."""
        with self._library.write() as db:
            return feeds.move(db, ids, folder, position)

    def move_folders(self, ids: Sequence[int], parent: int | None, position: int | None = None) -> Change:
        """Move folders into `parent`, likewise. Raises InputError where a folder would come to lie within itself."""
        with self._library.write() as db:
            return folders.move(db, ids, parent, position)

    def delete_feeds(self, ids: Collection[int]) -> Change:
        """Hide feeds and what only they delivered, until `undelete_feeds` or a purge."""
        with self._library.write() as db:
            return feeds.delete(db, ids, self._now())

    def undelete_feeds(self, ids: Collection[int]) -> Change:
        """Bring deleted feeds back as they were."""
        with self._library.write() as db:
            return feeds.undelete(db, ids)

    def delete_folders(self, ids: Collection[int]) -> Change:
        """Hide folders with all folders and feeds in them, until `undelete_folders` or a purge."""
        with self._library.write() as db:
            return folders.delete(db, ids, self._now())

    def undelete_folders(self, ids: Collection[int]) -> Change:
        """Bring back these folders and exactly what was hidden together with them."""
        with self._library.write() as db:
            return folders.undelete(db, ids)

    def purge_deleted(self, before: int) -> Change:
        """Remove for good what was deleted before this UTC second; bookmarked articles stay for ever."""
        with self._library.write() as db:
            removed = purge.deleted(db, before)
        self._remove_media(removed)
        return removed.change

    # --- articles ----------------------------------------------------------------------------------------------

    def keep(self, articles: Sequence[Article], *, origin: Origin, now: int) -> tuple[tuple[int, ...], Change]:
        """Write articles that no feed delivered: followed, prefetched or imported. Returns their ids in order."""
        with self._library.write() as db:
            return keeping.keep(db, articles, origin, now)

    def set_pages(self, pages: Mapping[int, Article], *, reread: bool = False) -> Change:
        """Write what the page of each article says over what its feed said; marks and place in the list stay.

        A page in other words than its last one is a new version of the text. Not so with `reread`: then the stored
        pages were read again, and it is the rules that are others.
        """
        with self._library.write() as db:
            return keeping.set_pages(db, pages, self._now(), reread=reread)

    def without_page(self, feed: int, limit: int, now: int | None = None) -> tuple[Article, ...]:
        """Read the feed's newest articles whose pages are wanted and not here, without body, links and pictures.

        With `now` those that are tried again later are left out.
        """
        with self._library.read() as db:
            return reading.without_page(db, feed, limit, now)

    def ids(self, scope: Scope) -> array[int]:
        """List the ids of a scope's articles, newest first."""
        with self._library.read() as db:
            return listing.ids(db, scope)

    def page(self, scope: Scope, *, limit: int, before: tuple[int, int] | None = None) -> tuple[Row, ...]:
        """Read the scope's newest rows, those after `before` = (sort_at, id) of the last row of the page before."""
        with self._library.read() as db:
            return listing.page(db, scope, limit, before)

    def rows(self, ids: Sequence[int]) -> tuple[Row, ...]:
        """Read articles as a list shows them, in the order asked; ids that are gone are left out."""
        with self._library.read() as db:
            return listing.rows(db, ids)

    def article(self, id: int) -> Article | None:
        """Read a whole article, its links resolved; None where it is gone."""
        found = self.articles([id])
        return found[0] if found else None

    def articles(self, ids: Sequence[int]) -> tuple[Article, ...]:
        """Read whole articles in the order asked; ids that are gone are left out."""
        with self._library.read() as db:
            return reading.resolved(db, ids)

    def find(self, url: str) -> int | None:
        """Find an article by any address it is known under."""
        with self._library.read() as db:
            return keeping.find(db, url)

    def resolve(self, printed: Iterable[Link], paper: int) -> tuple[Link, ...]:
        """Fill in which stored article each link printed in `paper` leads to."""
        with self._library.read() as db:
            return links.resolve(db, printed, paper)

    def citing(self, id: int) -> tuple[Row, ...]:
        """List the stories whose links lead to this article, newest first."""
        with self._library.read() as db:
            return listing.rows(db, links.citing(db, id))

    def add_addresses(self, addresses: Mapping[int, Collection[str]]) -> Change:
        """Note under which other addresses articles were reached, so that links printed with those find them."""
        with self._library.write() as db:
            return keeping.add_addresses(db, addresses)

    def open_article(self, id: int) -> Change:
        """Note that the reader opened an article: one that was only prefetched becomes listed, as followed."""
        with self._library.write() as db:
            return keeping.open_article(db, id)

    # --- marks -------------------------------------------------------------------------------------------------

    def mark(self, ids: Collection[int], *made: Mark, copies: bool = False) -> tuple[frozenset[int], Change]:
        """Mark articles. Returns the ids that really changed; the marks are on the disk then.

        With `copies`, READ and UNREAD go for every article with the same text.
        """
        with self._library.write() as db:
            return marks.mark(db, ids, made, self._now(), copies_too=copies)

    def set_place(self, id: int, place: float) -> None:
        """Remember how far an article was read, 0 to 1."""
        with self._library.write() as db:
            marks.set_place(db, id, place)

    def place(self, id: int) -> float:
        """Answer how far an article was read, 0 to 1."""
        with self._library.read() as db:
            return marks.place(db, id)

    # --- media -------------------------------------------------------------------------------------------------

    def add_media(self, items: Iterable[Media]) -> None:
        """Keep files. They are on the disk when this returns, so that rows may refer to them."""
        with self._media_writer() as db:
            media.add(db, items)

    def media(self, hash: str) -> Media | None:
        """Read a kept file."""
        if self._media is None:
            return None
        with self._media.read() as db:
            return media.read(db, hash)

    def attach_pictures(self, article: int, kept: Mapping[str, str | None]) -> Change:
        """Note which kept file (hash) shows each picture address, for all articles; None: tried and failed.

        A file that a purge took again, since nothing referred to it yet, is left out and stays wanted.
        """
        with self._library.write() as db:
            return pictures.attach(db, self._still_here(kept))

    def set_thumbnail(self, article: int, hash: str) -> Change:
        """Set the small picture that lists show: of this article, and of all whose first picture is the same."""
        with self._library.write() as db:
            return pictures.set_thumbnail(db, article, hash) if self._still_here({"": hash}) else NOTHING

    def _still_here(self, kept: Mapping[str, str | None]) -> dict[str, str | None]:
        """Leave out what is not in the media file. Asked while the library is held: nothing is removed then."""
        with self._media_reader() as db:
            held = media.held(db, [hash for hash in kept.values() if hash])
        return {url: hash for url, hash in kept.items() if hash is None or hash in held}

    def pictures(self, urls: Collection[str]) -> dict[str, str | None]:
        """Read the kept file's hash for the picture addresses tried so far: None where it failed, "" for unwanted."""
        with self._library.read() as db:
            return pictures.known(db, urls)

    def add_page_bytes(self, article: int, data: bytes, url: str, content_type: str) -> None:
        """Keep the page an article was read from, as received."""
        with self._media_writer() as db:
            media.add_page(db, article, data, url, content_type)

    def page_bytes(self, article: int) -> tuple[bytes, str, str] | None:
        """Read the kept page: its bytes, address and content type."""
        if self._media is None:
            return None
        with self._media.read() as db:
            return media.page(db, article)

    def _now(self) -> int:
        return int(self._clock())

    def _media_writer(self) -> AbstractContextManager[Connection]:
        if self._media is None:
            raise ReadOnlyError("The library can only be read, so nothing can be saved.")
        return self._media.write()

    def _media_reader(self) -> AbstractContextManager[Connection]:
        if self._media is None:
            raise ReadOnlyError("The library can only be read, so nothing can be saved.")
        return self._media.read()

    def _remove_media(self, removed: Removed) -> None:
        # After the library's own commit: nothing may refer to a file that is gone.
        if self._media and (removed.media or removed.articles):
            loose.remove(self._library, self._media, removed.media, removed.articles)
            media.give_back(self._media.write)
