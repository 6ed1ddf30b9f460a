"""Where articles come from: papers, their sections and feeds, and the reader's own folders."""

from __future__ import annotations

from dataclasses import dataclass


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
    stopped: str = ""  # why it is not polled: "paused" by the reader, "gone" by its server (410), or "" where it is
    gone_times: int = 0  # answers in a row that it is gone for good
    moved_to: str = ""  # where lasting redirects led in its last polls
    moved_times: int = 0  # polls in a row in which they led there
    same_as: int | None = None  # the subscribed feed that is there already: merging is offered
    asks: int = 0  # shortest pause between two polls that its document asks for, in seconds; 0: none
    skip_hours: int = 0  # bit n: it asks not to be polled in hour n of the day, UTC
    skip_days: int = 0  # bit n: nor on this day of the week, UTC; Monday is 0
    user: str = ""  # name to log in with; the password is in the system's keyring
    cookies: bool = False  # cookies for it are in the system's keyring


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll as the activity log keeps it."""

    id: int = 0
    feed: int
    at: int
    took: int = 0  # milliseconds
    status: int | None = None  # the HTTP status; None: there was no answer
    new: int = 0  # articles
    changed: int = 0
    size: int = 0  # bytes of the document
    error: str = ""  # a sentence, or "" where it went well


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a feed has been doing."""

    feed: Feed
    last: Poll | None = None
    strip: str = ""  # its last polls, at most 40, the newest last: "+" new articles, "." nothing new, "x" failed
    week: float = 0.0  # articles a week, over the last 8 weeks
    newest: int | None = None  # sort_at of its newest article
    silent: bool = False  # nothing came for much longer than its own usual pause, and for 30 days at least


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that was found for what the reader typed, with a look at what it brings; nothing of it is stored."""

    url: str
    title: str
    site_url: str = ""
    kind: str = "RSS"  # or "Atom", "JSON Feed", "page"
    language: str = ""
    articles: int = 0
    week: float | None = None  # articles a week; None: its dates do not tell
    newest: tuple[tuple[str, int | None], ...] = ()  # title and time of at most 8
    icon: str = ""
    known: int = 0  # the feed that is subscribed already
    error: str = ""  # why it could not be read
