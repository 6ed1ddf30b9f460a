"""What is kept on the disk and for how long, and what a write changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A kept file: `type` is what its bytes are, not what a server said."""

    hash: str  # SHA-256 of the bytes, lower-case hex
    type: str
    data: bytes
    width: int = 0  # pixels, 0 where it is no picture
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """An enclosure that the reader keeps: a file beside the library, named by its hash."""

    url: str
    hash: str  # SHA-256 of the bytes, lower-case hex
    type: str  # what its bytes are: "audio/mpeg"
    size: int  # bytes
    name: str  # of the file in the library's folder `files`: the hash and a harmless ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a place keeps what it has. None: as the place above it says; 0: for ever.

    The place is a feed, a folder with all below it, or, with neither, the whole library. Bookmarks stay whatever it
    says.
    """

    folder: int | None = None
    feed: int | None = None
    text_days: int | None = None  # articles this old go altogether
    picture_days: int | None = None
    page_days: int | None = None  # the bytes of pages as they were received
    megabytes: int | None = None  # pictures and pages together; the oldest go first


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """What one feed holds on the disk, in bytes. What several feeds share counts for the first."""

    feed: int | None  # None: what no feed delivered
    title: str
    articles: int
    text: int
    pictures: int
    pages: int
    files: int = 0  # enclosures

    @property
    def all(self) -> int:
        return self.text + self.pictures + self.pages + self.files


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """What a purge removes, or would remove."""

    articles: int = 0
    unread: int = 0  # of these articles
    pictures: int = 0
    pages: int = 0
    bytes: int = 0

    def __add__(self, other: Purge) -> Purge:
        return Purge(
            articles=self.articles + other.articles,
            unread=self.unread + other.unread,
            pictures=self.pictures + other.pictures,
            pages=self.pages + other.pages,
            bytes=self.bytes + other.bytes,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a write changed, so that each list can decide whether it cares."""

    articles: frozenset[int] = frozenset()  # their rows look different now
    arrived: frozenset[int] = frozenset()  # they are listed now and were not before
    tree: bool = False  # feeds, folders or sections came, went, moved or were renamed
    counts: bool = False
    everything: bool = False  # another process wrote: ask again

    def __or__(self, other: Change) -> Change:
        return Change(
            articles=self.articles | other.articles,
            arrived=self.arrived | other.arrived,
            tree=self.tree or other.tree,
            counts=self.counts or other.counts,
            everything=self.everything or other.everything,
        )


NOTHING = Change()
