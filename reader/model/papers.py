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
