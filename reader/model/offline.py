"""What is here when the network is gone, what is not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.articles import Ready


class Part(StrEnum):
    """What an article is made of that may be missing when the network is gone."""

    TEXT = "text"  # the page's own text, where the feed's is not all there is
    PICTURE = "picture"
    RELATED = "related"  # the text of a story that it names as related


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
