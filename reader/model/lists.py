"""What lists and the section tree show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model.articles import Ready
from reader.model.papers import Feed, Folder, Paper, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which articles a list shows. Every list in the app is one of these.

    Empty means everything that is listed. `section` holds the sections below it too. `today` is the UTC second at
    which the reader's own day began. `search` looks for words in titles, standfirsts and bylines. `folded` shows of
    each story only the newest article that the rest of the scope holds.
    """

    folder: int | None = None
    feed: int | None = None
    section: int | None = None
    unread: bool = False
    bookmarked: bool = False
    lacking: bool = False  # something of it is not here when the network is gone
    today: int | None = None
    search: str = ""
    story: int | None = None
    reading_list: int | None = None  # in the list's own order
    folded: bool = False


EVERYTHING = Scope()
UNREAD = Scope(unread=True)
BOOKMARKS = Scope(bookmarked=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article as a list shows it; never its body."""

    id: int
    title: str
    standfirst: str
    source: str  # the feed's name, or the paper's where no feed delivered it
    section: str  # the last part of its section path, or ""
    sort_at: int
    published: int | None
    language: str
    read: bool
    bookmarked: bool
    ready: Ready
    thumbnail: str = ""  # hash of a small picture in the media file, or ""
    also: tuple[str, ...] = ()  # the other sources that carry the same text; their copies are folded into this row
    changed: bool = False  # the paper rewrote it; the texts before are kept
    story: int | None = None  # the Story that it tells with others
    story_size: int = 0  # how many shown articles tell that story, itself included; 0 for one that stands alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many unread articles each place holds; a place without any is missing from its mapping.

    Each figure equals the length of the list that its Scope with `unread=True` shows. `sections` goes by
    (feed id, section id), sections below included.
    """

    unread: int = 0
    today: int = 0
    bookmarks: int = 0  # all bookmarks, read ones too
    folders: Mapping[int, int] = field(default_factory=dict)
    feeds: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[tuple[int, int], int] = field(default_factory=dict)
    lists: Mapping[int, int] = field(default_factory=dict)  # all articles of each reading list, read ones too


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingList:
    """Articles that the reader gathered under a name, in an order of their own: a walk from story to story."""

    id: int = 0
    title: str
    made_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """All that the section tree shows, in its order: folders, feeds, and the sections seen under each feed."""

    folders: tuple[Folder, ...] = ()
    feeds: tuple[Feed, ...] = ()
    papers: tuple[Paper, ...] = ()
    sections: Mapping[int, tuple[Section, ...]] = field(default_factory=dict)  # by feed id, parents before children
    lists: tuple[ReadingList, ...] = ()  # the newest first
