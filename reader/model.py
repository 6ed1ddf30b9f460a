"""The words of the app as values: frozen, without any input or output.

Times are whole UTC seconds since 1970; an offset beside a time is the paper's own, in minutes east of UTC.
Addresses are `str`. An id is 0 in a value that is not in a library yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from reader import urls


class Origin(StrEnum):
    """How an article came into the library."""

    FEED = "feed"  # a feed delivered it
    FOLLOWED = "followed"  # the reader followed a link to it
    PREFETCHED = "prefetched"  # kept so that a related link works offline: neither listed nor unread
    IMPORTED = "imported"  # the reader brought the file


class Mark(StrEnum):
    """What a reader does to an article."""

    READ = "read"
    UNREAD = "unread"
    BOOKMARK = "bookmark"
    UNBOOKMARK = "unbookmark"


class Kind(StrEnum):
    """How a paper printed a link to another story."""

    INLINE = "related-inline"  # a labelled line or card between paragraphs: ALSO READ
    END = "related-end"  # a box after the text: More on this story
    MENTION = "mention"  # a plain link within a sentence


class Ready(Enum):
    """How much of an article is here when the network is gone."""

    NOT = 0  # no text yet
    PARTLY = 1  # a text, but not the whole of it, not every picture, or not every related story
    READY = 2  # the whole text, every picture, and every related story's text


class Part(StrEnum):
    """What an article is made of that may be missing when the network is gone."""

    TEXT = "text"  # the page's own text, where the feed's is not all there is
    PICTURE = "picture"
    RELATED = "related"  # the text of a story that it names as related


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A publication: one house, however many feeds and hosts it has."""

    id: int = 0
    title: str
    hosts: tuple[str, ...] = ()  # lower case, without "www.": the first is the main one, the others aliases
    language: str = ""  # BCP 47, as the paper says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The reader's own grouping of feeds; folders nest."""

    id: int = 0
    title: str
    parent: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of one paper as the paper names it: `path` ("News", "Nation") of the section "Nation"."""

    id: int = 0
    paper: int
    path: tuple[str, ...]
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One source of a paper that we poll, and how its last poll went."""

    id: int = 0
    url: str
    title: str = ""  # the reader's name for it where they gave one, else the feed's own
    paper: int = 0
    folder: int | None = None
    position: int = 0
    site_url: str = ""  # the page people read
    language: str = ""
    etag: bytes = b""  # as received, replayed byte for byte (RFC 9110, 8.8.3)
    last_modified: bytes = b""  # likewise opaque
    polled: int | None = None  # when it last answered, well or ill
    next_poll: int = 0  # not before; holds a Retry-After over a restart
    failures: int = 0  # in a row
    error: str = ""  # a sentence, or "" when the last poll went well
    icon: str = ""  # hash of its icon in the media file, or ""
    sample: bool = False  # the shipped sample paper: never polled


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture by its address, with the words printed under it."""

    url: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that a feed attaches: a podcast's sound, a PDF."""

    url: str
    type: str = ""  # MIME type as the feed says it
    length: int = 0  # bytes as the feed says it, 0 when it does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another story, as printed in an article.

    `url` may be "" where the paper printed a title alone. `position` counts the links of one article from 0; a link
    that was taken out of the running text left `<aside data-link="POSITION"></aside>` there.
    """

    url: str = ""
    text: str  # the title the link promises, its label cut off
    kind: Kind = Kind.MENTION
    label: str = ""  # as printed, without its separator: "ALSO READ"
    position: int = 0
    rule: str = ""  # which rule found it: "A", "B", "C"...
    confidence: float = 0.0  # 0 to 1
    # What the library knows of it, filled in when read from there:
    article: int | None = None  # the story it leads to, when that is in the library
    ready: Ready = Ready.NOT  # of that story
    title: str = ""  # that story's own title

    @property
    def canonical(self) -> str:
        """Its address in the one plain form, "" where a title alone was printed."""
        return urls.canonical(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text. What is unknown is empty or None.

    `body_html` is sanitised HTML with the pictures' own addresses in it (they are swapped for kept ones when the page
    is set) and an `<aside data-link="N"></aside>` where link N stood.
    """

    id: int = 0
    uid: str = ""  # permanent, never used again; what marks hold on to
    url: str = ""  # the canonical one where the page names it
    guid: str = ""  # the feed's own name for it (RSS guid, Atom id, JSON Feed id)
    title: str
    standfirst: str = ""  # plain text, a sentence or two
    byline: str = ""  # names alone, no "By": "Cao Desheng"
    published: int | None = None
    published_offset: int | None = None
    updated: int | None = None
    updated_offset: int | None = None
    language: str = ""  # BCP 47
    section_path: tuple[str, ...] = ()
    body_html: str = ""
    lead_image: Picture | None = None
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()  # the body's, in reading order, without the lead
    enclosures: tuple[Enclosure, ...] = ()
    paper_title: str = ""  # the masthead the page itself prints, a hint for finding its Paper
    # What the library adds:
    paper: int = 0
    feed: int | None = None  # the first that delivered it
    origin: Origin = Origin.FEED
    first_seen: int = 0
    sort_at: int = 0  # the earlier of published and first seen, fixed on arrival
    full_text: bool = False  # the body is the page's, not only the feed's
    page_error: str = ""  # the sentence why the page's own text is not here, where it was tried in vain
    read: bool = False
    bookmarked: bool = False
    bookmarked_at: int | None = None  # when the reader did that, None where it is no bookmark
    ready: Ready = Ready.NOT


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What one feed document says: the feed itself, and its articles in the document's order."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    icon_url: str = ""
    articles: tuple[Article, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """One article within a story."""

    row: Row
    news: str = ""  # a line of it: what the articles before it had not
    why: str = ""  # why it was put there, in plain words
    by_reader: bool = False  # the reader put it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles from any feed that tell the same event, the oldest first; copies of one text count once."""

    id: int
    title: str  # the headline of its newest article
    members: tuple[StoryMember, ...] = ()
    papers: tuple[str, ...] = ()  # their sources, each once, in the order in which they came

    @property
    def first(self) -> int:
        return self.members[0].row.sort_at if self.members else 0

    @property
    def last(self) -> int:
        return self.members[-1].row.sort_at if self.members else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An article that is like another, and why."""

    row: Row
    score: float  # 0 to 1
    why: str
    earlier: bool = False  # coverage of another time, not of the same days


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the library knows around one article, beside what its paper named."""

    cited_by: tuple[Row, ...] = ()
    story: Story | None = None
    like: tuple[Similar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that an article had. They count from 1, the first that was seen."""

    article: int
    number: int
    seen_at: int
    title: str
    standfirst: str
    body_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the library keeps of an article to find its like: `signature` as it was packed."""

    article: int
    signature: bytes
    at: int  # its place in time: UTC seconds
    paper: int
    story: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What was found of one article: what to keep of it, and which story or which copy it is."""

    article: int
    signature: bytes
    terms: tuple[int, ...]  # under which it is found
    counted: tuple[int, ...]  # every term of it that counts for how common that is
    story: int | None = None  # the one it joins
    with_article: int | None = None  # the article with which it makes a new one
    copy_of: int | None = None
    score: float = 0.0
    why: str = ""
    news: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A kept file: `type` is what its bytes are, not what a server said."""

    hash: str  # SHA-256 of the bytes, lower-case hex
    type: str
    data: bytes
    width: int = 0  # pixels, 0 where it is no picture
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One thing that an article lacks offline, and why."""

    part: Part
    url: str  # the page's, the picture's or the related story's address
    title: str = ""  # a picture's caption or alternative text, a related story's title
    error: str = ""  # the sentence of the last try, "" where it was never tried
    next_try: int | None = None  # when it is tried again by itself; None: at the next sync, or never after an error


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What an article has and lacks when the network is gone. `ready` is what its row says, too."""

    article: int
    ready: Ready
    text: bool  # the whole text is here
    pictures: int  # that the pane would show, each address once, the lead too
    pictures_kept: int
    related: int  # stories that the paper named as related, each once; those printed without an address are not counted
    related_kept: int  # of these, how many have their text here
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyCounts:
    """How many articles of a place are ready, partly ready and not, and what it would take to make them all so."""

    ready: int = 0
    partly: int = 0
    missing: int = 0
    texts: int = 0  # pages to fetch
    pictures: int = 0
    related: int = 0
    bytes: int = 0  # an estimate of what these would add, from what such things took so far

    @property
    def all(self) -> int:
        return self.ready + self.partly + self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A story that the reader wanted while there was no connection; it is fetched at the next one."""

    url: str
    title: str = ""  # as the link to it printed it
    article: int | None = None  # where that link stood
    wished_at: int = 0


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
