"""An article and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
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
    duration: int = 0  # seconds that it plays, as the feed says it, 0 when it does not


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
    more: tuple[str, ...] = ()  # its further pages, the next one first: older articles, or the parts of a sitemap
    ttl: int = 0  # seconds that it asks to be left alone between two polls (ttl, sy:); 0: it does not say
    skip_hours: tuple[int, ...] = ()  # hours of the day in which it asks not to be polled, UTC
    skip_days: tuple[int, ...] = ()  # likewise days of the week, UTC; Monday is 0
