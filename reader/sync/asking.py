"""What is asked of a server: one wish, the same for all the addresses that redirects lead it to."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2

from reader import USER_AGENT
from reader.sync import unpack
from reader.sync.bodies import Sink

FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
PICTURES = "image/avif, image/webp, image/png, image/jpeg, image/gif, */*;q=0.3"
FILES = "*/*"
TEXTS = "text/plain, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a caller wants; what each means is said at `Fetcher.get`."""

    limit: int  # bytes
    accept: str
    home: str = ""
    etag: bytes = b""
    last_modified: bytes = b""
    page: bool = False
    at_once: bool = False
    sink: Sink | None = None

    @property
    def feed(self) -> bool:
        return self.accept == FEEDS

    @property
    def conditional(self) -> bool:
        return bool(self.etag or self.last_modified)

    def request(self, url: str) -> httpx2.Request:
        """Write the request: who we are and what we read, no cookie and no Referer."""
        headers: list[tuple[bytes, bytes]] = [
            (b"User-Agent", USER_AGENT.encode()),
            (b"Accept", self.accept.encode()),
            (b"Accept-Encoding", b"identity" if self.sink else unpack.ACCEPTED.encode()),
            (b"Connection", b"close"),
        ]
        if self.etag:
            headers.append((b"If-None-Match", self.etag))
        if self.last_modified:
            headers.append((b"If-Modified-Since", self.last_modified))
        return httpx2.Request("GET", url, headers=headers)
