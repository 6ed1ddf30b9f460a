"""What the window says to the worker: one value a command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from reader.progress.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync(Line):
    """Poll these feeds now; none named means all that are due, `all` every one of them due or not."""

    name: ClassVar[str] = "sync"
    feeds: tuple[int, ...] = ()
    all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Line):
    """Subscribe to a feed, or to the feed that a page names.

    `folder` is a path of titles such as "World/Asia", `title` the reader's own name for the feed.
    """

    name: ClassVar[str] = "add"
    url: str
    folder: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find(Line):
    """Look which feeds there are at an address, whatever was typed; nothing is kept. A Found answers it."""

    name: ClassVar[str] = "find"
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow(Line):
    """Fetch a page into the library with the origin *followed*."""

    name: ClassVar[str] = "follow"
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Line):
    """Read a file of the reader's: OPML, or an article as .txt, .md or .html.

    `only` holds the addresses that were chosen of a list, as its Outline told them; None means all of it.
    """

    name: ClassVar[str] = "import"
    path: str
    only: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOpml(Line):
    """Say what a list of feeds holds, and keep nothing. An Outline answers it, or none where the file is an article."""

    name: ClassVar[str] = "read-opml"
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
