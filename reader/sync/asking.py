"""What is asked of a server: one wish, the same for all the addresses that redirects lead it to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from reader import USER_AGENT, urls
from reader.errors import FetchError
from reader.sync import unpack
from reader.sync.bodies import Sink
from reader.sync.heads import Headers

FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
PICTURES = "image/avif, image/webp, image/png, image/jpeg, image/gif, */*;q=0.3"
FILES = "*/*"
TEXTS = "text/plain, */*;q=0.5"

_PORTS = {"http": 80, "https": 443}
_NAME, _LABEL = 253, 63  # characters of a host's name, and between two dots of it (RFC 1035, 2.3.4)
_KEPT = "%/:;=&?~+!$,'@()*[]|\\"  # what is sent as it stands beside letters, digits and "_.-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address as it goes over the wire: an ASCII host, a quoted path."""

    scheme: str
    host: str
    port: int
    path: bytes  # with the query

    @property
    def authority(self) -> bytes:
        """The host and its port, which is left out where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}").encode()

    @property
    def whole(self) -> bytes:
        """The whole address, as a proxy wants it."""
        return f"{self.scheme}://".encode() + self.authority + self.path


def target(url: str) -> Target:
    """Take an address apart. Raises FetchError for one that is none."""
    try:
        parts = urlsplit(url.strip())
        host, port = _ascii(parts.hostname or ""), parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise FetchError(f"{urls.shown(url)} is not a usable web address.") from error
    path = quote(parts.path or "/", safe=_KEPT, errors="replace")
    query = quote(parts.query, safe=_KEPT, errors="replace")
    return Target(scheme=parts.scheme, host=host, port=port, path=(f"{path}?{query}" if query else path).encode())


def _ascii(host: str) -> str:
    """Write a host as name servers and certificates know it (UTS 46, no dot at the end). Raises ValueError."""
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ValueError(host) from error
    name = name.removesuffix(".")
    if len(name) > _NAME or not all(0 < len(label) <= _LABEL for label in name.split(".")):
        raise ValueError(host)
    return name


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
    strange: bool = False  # redirects have led it away from the host that was meant

    @property
    def feed(self) -> bool:
        return self.accept == FEEDS

    @property
    def conditional(self) -> bool:
        return bool(self.etag or self.last_modified)

    @property
    def may_log_in(self) -> bool:
        """Whether a login may go with it: not with pictures, which any feed can name at any host."""
        return self.accept in (FEEDS, PAGES, FILES) and not self.strange

    def headers(self, target: Target) -> Headers:
        """Write the headers: who we are and what we read, no cookie and no Referer."""
        headers = [
            (b"Host", target.authority),
            (b"User-Agent", USER_AGENT.encode()),
            (b"Accept", self.accept.encode()),
            (b"Accept-Encoding", b"identity" if self.sink else unpack.ACCEPTED.encode()),
        ]
        if self.etag:
            headers.append((b"If-None-Match", self.etag))
        if self.last_modified:
            headers.append((b"If-Modified-Since", self.last_modified))
        return tuple(headers)
