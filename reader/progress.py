"""What the window and the worker say to each other: values <-> lines of JSON.

One object a line, UTF-8. The worker speaks first with a Hello. A command carries a request number that the window
chose; every event about it carries the same. End of input tells the worker to exit. Who sends which line, and over
which file descriptor, is decided elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

from reader.errors import InputError
from reader.model import EVERYTHING, Scope

VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Anything said. `request` is 0 where a line belongs to no request."""

    name: ClassVar[str] = ""
    request: int = 0


# --- commands: the window says ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync(Line):
    """Poll these feeds now; none named means all that are due, `all` every one of them due or not."""

    name: ClassVar[str] = "sync"
    feeds: tuple[int, ...] = ()
    all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Line):
    """Subscribe to a feed, or to the feed that a page names; `folder` is a path of titles such as "World/Asia"."""

    name: ClassVar[str] = "add"
    url: str
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow(Line):
    """Fetch a page into the library with the origin *followed*."""

    name: ClassVar[str] = "follow"
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Line):
    """Read a file of the reader's: OPML, or an article as .txt, .md or .html."""

    name: ClassVar[str] = "import"
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Line):
    """Put the sample paper into the library."""

    name: ClassVar[str] = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeReady(Line):
    """Fetch all that these articles lack offline, or those of a place, also what failed before.

    `scope` holds the fields of a model.Scope that are not their default.
    """

    name: ClassVar[str] = "make-ready"
    articles: tuple[int, ...] = ()
    scope: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFile(Line):
    """Fetch an enclosure of an article into the library's files."""

    name: ClassVar[str] = "keep-file"
    article: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextract(Line):
    """Read all stored pages again with the rules of today."""

    name: ClassVar[str] = "reextract"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUp(Line):
    """Remove what the library's retention says may go."""

    name: ClassVar[str] = "clean-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Line):
    """What the desktop says of the connection, and whether the reader wants to be offline. Nothing answers this."""

    name: ClassVar[str] = "network"
    online: bool = True
    metered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Line):
    """Stop the work of this request; what is finished stays."""

    name: ClassVar[str] = "cancel"


# --- events: the worker says --------------------------------------------------------------------------------------


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


_LINES: dict[str, type[Line]] = {
    kind.name: kind
    for kind in (
        *(Sync, Add, Follow, Import, Sample, MakeReady, KeepFile, Reextract, CleanUp, Network, Cancel),
        *(Hello, Progress, FeedPolled, Granted, Connected, Done, Failed),
    )
}


def write(line: Line) -> bytes:
    """Turn a value into one line, newline included."""
    return json.dumps({"name": line.name, **asdict(line)}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read(line: bytes) -> Line:
    """Turn one line into a value; keys that this version does not know are passed over.

    Raises InputError where the line is none of ours.
    """
    try:
        said: dict[str, Any] = json.loads(line)
        kind: Any = _LINES[said["name"]]
        known = {f.name for f in fields(kind)}
        values: dict[str, Any] = {key: value for key, value in said.items() if key in known}
        line_read: Line = kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
        return line_read
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("A line between the window and its worker could not be understood.") from error


def scope_values(scope: Scope) -> dict[str, Any]:
    """Turn a scope into what a MakeReady carries: the fields that are not their default."""
    return {key: value for key, value in asdict(scope).items() if value != getattr(EVERYTHING, key)}


def scope(values: dict[str, Any]) -> Scope:
    """Turn it back. Raises InputError where it is none: a scope too wide would fetch what nobody asked for."""
    kinds = {
        "folder": int,
        "feed": int,
        "section": int,
        "today": int,
        "search": str,
        "unread": bool,
        "bookmarked": bool,
        "lacking": bool,
        "story": int,
        "reading_list": int,
        "folded": bool,
    }
    if any(type(value) is not kinds.get(key) for key, value in values.items()):
        raise InputError("The window named a place that this worker does not know.")
    return Scope(**values)
