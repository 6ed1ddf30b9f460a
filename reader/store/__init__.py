"""The library on disk: the only SQL. `Store` is the whole door.

Every method is one short read or one short write. What a write changed comes back as a Change; telling the lists about
it is left to the caller. Values that were parsed come in as reader.model's, never as documents.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.model import (
    Article,
    Change,
    Counts,
    Feed,
    Link,
    Mark,
    Media,
    Origin,
    Paper,
    Picture,
    Row,
    Scope,
    Section,
    Tree,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a batch from a feed brought: ids of articles new to the feed's list, and of those whose text changed."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    change: Change = Change()


class Store:
    """A library: usable from any thread, and beside other processes.

    Every method may raise LibraryError (the disk is full, the file is damaged, another program holds it for too long);
    every writing one raises ReadOnlyError where the library can only be read.
    """

    read_only: bool
    notice: str  # a sentence that says why it is read-only, or ""

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Store:
        """Open the library in `folder`, made when it is not there.

        One made by a newer version, or one that cannot be written here, opens read-only with a `notice`. Raises
        LibraryError where the file is not ours or is damaged; such a file is left as it is.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the library's files; no method may be called afterwards."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def data_version(self) -> int:
        """Answer a number that differs from the last one when another process wrote in between."""
        raise NotImplementedError

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Take the library's lock `name` ("window" or "sync") until the context ends.

        Raises LibraryError at once where another process holds it.
        """
        raise NotImplementedError

    # --- the tree ----------------------------------------------------------------------------------------------

    def tree(self) -> Tree:
        """Read folders, feeds and the sections seen under each feed, in their order; not the deleted ones."""
        raise NotImplementedError

    def counts(self, today: int) -> Counts:
        """Read how many unread articles each place holds; `today` is the UTC second the reader's day began."""
        raise NotImplementedError

    def feeds(self, ids: Collection[int] | None = None) -> tuple[Feed, ...]:
        """Read these feeds, or all; the deleted ones are left out."""
        raise NotImplementedError

    def feed_by_url(self, url: str) -> Feed | None:
        """Find the feed that has or had this address, a deleted one not."""
        raise NotImplementedError

    def paper(self, id: int) -> Paper:  # noqa: A002
        """Read a paper. Raises InputError where there is none with this id."""
        raise NotImplementedError

    def section(self, id: int) -> Section:  # noqa: A002
        """Read a section. Raises InputError where there is none with this id."""
        raise NotImplementedError

    def find_sections(self, path: tuple[str, ...]) -> tuple[Section, ...]:
        """Find the sections of any paper with this path of names, upper and lower case alike."""
        raise NotImplementedError

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
        raise NotImplementedError

    def add_folder(self, path: tuple[str, ...]) -> tuple[int, Change]:
        """Make a folder and those above it, unless they are there. Returns the last one's id."""
        raise NotImplementedError

    def rename_feeds(self, titles: Mapping[int, str]) -> Change:
        """Give feeds the reader's own names."""
        raise NotImplementedError

    def rename_folders(self, titles: Mapping[int, str]) -> Change:
        """Rename folders. Raises InputError where a folder beside it has that name."""
        raise NotImplementedError

    def move_feeds(self, ids: Sequence[int], folder: int | None, position: int | None = None) -> Change:
        """Move feeds into `folder` (None is the top), before the feed that stands at `position` (None is the end)."""
        raise NotImplementedError

    def move_folders(self, ids: Sequence[int], parent: int | None, position: int | None = None) -> Change:
        """Move folders into `parent`, likewise. Raises InputError where a folder would come to lie within itself."""
        raise NotImplementedError

    def delete_feeds(self, ids: Collection[int]) -> Change:
        """Hide feeds and what only they delivered, until `undelete_feeds` or a purge."""
        raise NotImplementedError

    def undelete_feeds(self, ids: Collection[int]) -> Change:
        """Bring deleted feeds back as they were."""
        raise NotImplementedError

    def delete_folders(self, ids: Collection[int]) -> Change:
        """Hide folders with all folders and feeds in them, until `undelete_folders` or a purge."""
        raise NotImplementedError

    def undelete_folders(self, ids: Collection[int]) -> Change:
        """Bring back these folders and exactly what was hidden together with them."""
        raise NotImplementedError

    def purge_deleted(self, before: int) -> Change:
        """Remove for good what was deleted before this UTC second; bookmarked articles stay for ever."""
        raise NotImplementedError

    def remove_sample(self) -> Change:
        """Remove the sample paper for good: its feed, articles that are not bookmarked, their media."""
        raise NotImplementedError

    def update_feeds(self, feeds: Iterable[Feed]) -> Change:
        """Write what polls found out: addresses, validators, times, failures, icon.

        A title counts only where the feed has none yet. An address that another feed has is not taken over.
        """
        raise NotImplementedError

    # --- articles ----------------------------------------------------------------------------------------------

    def deliver(self, feed: int, articles: Sequence[Article], now: int) -> Delivered:
        """Write what a feed brought at `now`, in one transaction; bringing it again changes nothing."""
        raise NotImplementedError

    def keep(self, articles: Sequence[Article], *, origin: Origin, now: int) -> tuple[tuple[int, ...], Change]:
        """Write articles that no feed delivered: followed, prefetched or imported. Returns their ids in order."""
        raise NotImplementedError

    def set_pages(self, pages: Mapping[int, Article]) -> Change:
        """Write what the page of each article says over what its feed said; marks and place in the list stay."""
        raise NotImplementedError

    def set_page_failed(self, ids: Collection[int]) -> None:
        """Note that these articles' pages could not be read, so that the feed's own text stands."""
        raise NotImplementedError

    def without_page(self, feed: int, limit: int) -> tuple[Article, ...]:
        """Read the feed's newest articles whose pages were never tried, without body, links and pictures."""
        raise NotImplementedError

    def ids(self, scope: Scope) -> array[int]:
        """List the ids of a scope's articles, newest first."""
        raise NotImplementedError

    def page(self, scope: Scope, *, limit: int, before: tuple[int, int] | None = None) -> tuple[Row, ...]:
        """Read the scope's newest rows, those after `before` = (sort_at, id) of the last row of the page before."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> tuple[Row, ...]:
        """Read articles as a list shows them, in the order asked; ids that are gone are left out."""
        raise NotImplementedError

    def article(self, id: int) -> Article | None:  # noqa: A002
        """Read a whole article, its links resolved; None where it is gone."""
        raise NotImplementedError

    def articles(self, ids: Sequence[int]) -> tuple[Article, ...]:
        """Read whole articles in the order asked; ids that are gone are left out."""
        raise NotImplementedError

    def find(self, url: str) -> int | None:
        """Find an article by any address it is known under."""
        raise NotImplementedError

    def resolve(self, links: Iterable[Link], paper: int) -> tuple[Link, ...]:
        """Fill in which stored article each link printed in `paper` leads to."""
        raise NotImplementedError

    def citing(self, id: int) -> tuple[Row, ...]:  # noqa: A002
        """List the stories whose links lead to this article, newest first."""
        raise NotImplementedError

    def open_article(self, id: int) -> Change:  # noqa: A002
        """Note that the reader opened an article: one that was only prefetched becomes listed, as followed."""
        raise NotImplementedError

    # --- marks -------------------------------------------------------------------------------------------------

    def mark(self, ids: Collection[int], *marks: Mark) -> tuple[frozenset[int], Change]:
        """Mark articles. Returns the ids that really changed; the marks are on the disk then."""
        raise NotImplementedError

    def set_place(self, id: int, place: float) -> None:  # noqa: A002
        """Remember how far an article was read, 0 to 1."""
        raise NotImplementedError

    def place(self, id: int) -> float:  # noqa: A002
        """Answer how far an article was read, 0 to 1."""
        raise NotImplementedError

    # --- media -------------------------------------------------------------------------------------------------

    def add_media(self, items: Iterable[Media]) -> None:
        """Keep files. They are on the disk when this returns, so that rows may refer to them."""
        raise NotImplementedError

    def media(self, hash: str) -> Media | None:  # noqa: A002
        """Read a kept file."""
        raise NotImplementedError

    def attach_pictures(self, article: int, kept: Mapping[str, str | None]) -> Change:
        """Note which kept file (hash) shows each picture address, for all articles; None: tried and failed."""
        raise NotImplementedError

    def set_thumbnail(self, article: int, hash: str) -> Change:  # noqa: A002
        """Set the small picture that lists show."""
        raise NotImplementedError

    def pictures(self, urls: Collection[str]) -> dict[str, str | None]:
        """Read the kept file's hash for the picture addresses tried so far; None for those that failed."""
        raise NotImplementedError

    def missing_pictures(self, limit: int, article: int | None = None) -> tuple[tuple[int, Picture], ...]:
        """List (article id, picture) never tried: lead pictures first, then newest articles first."""
        raise NotImplementedError

    def add_page_bytes(self, article: int, data: bytes, url: str, content_type: str) -> None:
        """Keep the page an article was read from, as received."""
        raise NotImplementedError

    def page_bytes(self, article: int) -> tuple[bytes, str, str] | None:
        """Read the kept page: its bytes, address and content type."""
        raise NotImplementedError
