"""A lead: an address that may be a feed's, and what is read there."""

from __future__ import annotations

from dataclasses import dataclass

from reader import urls
from reader.model import ParsedFeed
from reader.parse import known_places, subscribed
from reader.sync.addresses import is_local_name
from reader.sync.desk import Desk
from reader.sync.fetch import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document that can be subscribed to, as it came and as it reads."""

    response: Response
    kind: str
    feed: ParsedFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address that may be a feed's; `read` is what stands there, where that was asked for on the way."""

    url: str
    title: str = ""  # as the page that named it says
    unsure: bool = False  # guessed by the look of an address: where it leads nowhere, nobody needs to know
    read: Read | None = None
    home: str = ""  # the host that may be private: what the reader typed, never what a page names

    @property
    def comments(self) -> bool:
        """Whether it is what readers answer, as far as is known."""
        return known_places.is_comments(self.url, self.read.feed.title if self.read else self.title)


async def document(desk: Desk, response: Response) -> Read:
    """Read an answer as whatever can be subscribed to. Raises DocumentError."""
    found = await desk.parsers.call(
        subscribed.look, response.body, url=response.url, content_type=response.content_type
    )
    return Read(response=response, kind=found.kind, feed=found.feed)


def home(address: str) -> str:
    """Name the host that may be private because the reader typed it."""
    host = urls.host(address)
    return host if is_local_name(host) else ""
