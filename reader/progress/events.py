"""What the worker says to the window: one value an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from reader.progress.line import VERSION, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello(Line):
    """The first line: which version of these lines the worker speaks."""

    name: ClassVar[str] = "hello"
    version: int = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Line):
    """How far a request is: `done` of `total` steps, and what it is busy with. At most four a second."""

    name: ClassVar[str] = "progress"
    done: int = 0
    total: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPolled(Line):
    """A feed was read: how many articles are new and changed, or the sentence that says why it failed."""

    name: ClassVar[str] = "feed"
    feed: int
    title: str = ""
    new: int = 0
    changed: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Line):
    """The feeds at an address, each with the fields of a model.FoundFeed; a Done follows."""

    name: ClassVar[str] = "found"
    feeds: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Line):
    """What a list of feeds in a file holds, in its order: `entries` have the fields of a Listed. A Done follows."""

    name: ClassVar[str] = "outline"
    title: str = ""
    entries: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted(Line):
    """A story that was wished for while offline is here now, or can never be: then `error` says why."""

    name: ClassVar[str] = "granted"
    url: str
    title: str = ""
    article: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected(Line):
    """The worker saw the network come or go."""

    name: ClassVar[str] = "connected"
    online: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Line):
    """A request ended well. `articles` and `feeds` are what it was about: an import's or a followed page's ids."""

    name: ClassVar[str] = "done"
    articles: tuple[int, ...] = ()
    feeds: tuple[int, ...] = ()
    text: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Line):
    """A request failed: one sentence, what and what to do."""

    name: ClassVar[str] = "failed"
    error: str
