"""Asks one address for its document: conditional GET, redirects, limits, politeness.

No cookies, no Referer, no proxy from the environment (a proxy would dial for us, and could not be held to `addresses`).
Every failure is a FetchError whose sentence a reader understands. What may be dialled is `dial`, unpacking is `unpack`.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace

import httpx2

from reader import __version__, urls
from reader.errors import FetchError
from reader.sync import answers, unpack
from reader.sync.dial import Dialler, Resolve, Transport, allowed_in_tests, resolve
from reader.sync.pace import Pace

MB = 1024 * 1024
DOCUMENT_LIMIT = 15 * MB
PICTURE_LIMIT = 10 * MB
USER_AGENT = f"Broadsheet/{__version__} (desktop feed reader)"
FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
PICTURES = "image/avif, image/webp, image/png, image/jpeg, image/gif, */*;q=0.3"
_LONGEST_DOWNLOAD = 6 * 3600.0  # seconds; while parts keep coming there is no hurry

Sink = Callable[[bytes, int], None]  # takes each part of a file as it comes, and how many bytes all have (0: unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and counts; bytes are a matter of each request."""

    answer: float = 20.0  # from dialling to the end of the headers
    whole: float = 60.0  # from dialling to the last byte, all redirects together
    redirects: int = 10
    per_host: int = 2
    total: int = 8
    page_pause: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A document as it came, unpacked; `body` is empty where it was not modified."""

    status: int
    url: str  # where it was found in the end
    permanent_url: str  # where to ask next time: moved only by lasting redirects
    body: bytes = b""
    content_type: str = ""
    etag: bytes = b""
    last_modified: bytes = b""

    @property
    def not_modified(self) -> bool:
        return self.status == 304


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """What a caller wants, for all the hops that it takes."""

    etag: bytes
    last_modified: bytes
    limit: int
    accept: str
    home: str
    page: bool
    sink: Sink | None = None


class Fetcher:
    """The one that asks. Made inside the running event loop that it is used in."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        resolve: Resolve = resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._limits = limits or Limits()
        self._resolve = resolve
        self._tests = allowed_in_tests()
        self._now = now
        self._tls: ssl.SSLContext = httpx2.create_ssl_context(trust_env=False)
        self._pace = Pace(
            total=self._limits.total,
            per_host=self._limits.per_host,
            page_pause=self._limits.page_pause,
            clock=clock,
            sleep=sleep,
        )

    async def get(
        self,
        url: str,
        *,
        etag: bytes = b"",
        last_modified: bytes = b"",
        limit: int = DOCUMENT_LIMIT,
        accept: str = FEEDS,
        home: str = "",
        page: bool = False,
    ) -> Response:
        """Fetch a document. The validators are replayed byte for byte (RFC 9110, 8.8.3 and 13.1).

        `limit` bounds its bytes both packed and unpacked. `home` is a host that the reader typed: it alone may be
        private. `page` keeps to one page a second a host, and refuses what is a sound, a film, a PDF.

        Raises FetchError, and DocumentError for such a file.
        """
        ask = _Ask(
            etag=etag, last_modified=last_modified, limit=limit, accept=accept, home=home.lower().strip("[]"), page=page
        )
        return await self._follow(url, ask, self._limits.whole)

    async def download(self, url: str, sink: Sink, *, limit: int, home: str = "") -> Response:
        """Fetch a file part by part into `sink`, so that it never stands in memory; the Response has no body.

        `limit` bounds its bytes. Raises FetchError, also where nothing came for as long as an answer may take.
        """
        ask = _Ask(
            etag=b"", last_modified=b"", limit=limit, accept="*/*", home=home.lower().strip("[]"), page=False, sink=sink
        )
        return await self._follow(url, ask, _LONGEST_DOWNLOAD)

    async def _follow(self, url: str, ask: _Ask, left: float) -> Response:
        """Ask from redirect to redirect; all together may take `left` seconds."""
        permanent, lasting = url, True
        for _ in range(self._limits.redirects + 1):
            found, took = await self._once(url, ask, left)
            left -= took
            if isinstance(found, Response):
                return replace(found, permanent_url=permanent)
            lasting = lasting and found.lasting and not answers.loses_tls(url, found.url)
            url = found.url
            permanent = url if lasting else permanent
        raise FetchError(f"{urls.host(url)} sends every request on to another address without end; nothing was read.")

    async def _once(self, url: str, ask: _Ask, seconds: float) -> tuple[Response | answers.Redirect, float]:
        """Ask one address once, within the limits of time and number; returns the seconds that it took, too.

        Waiting for a turn takes none of them.
        """
        if not urls.is_web(url):
            raise FetchError(f"{url[:200]} is not an address on the web (http or https), so it was not contacted.")
        host = urls.host(url)
        if ask.page:
            await self._pace.page_turn(host)
        async with self._pace.slot(host):
            started = time.monotonic()
            try:
                async with asyncio.timeout(max(seconds, 0.01)):
                    return await self._read(url, ask), time.monotonic() - started
            except TimeoutError as error:
                raise FetchError(
                    f"{host} was too slow: the document did not arrive in time. Try again later."
                ) from error
            except httpx2.HTTPError as error:
                raise answers.failure(host, error) from error
            except httpx2.InvalidURL as error:
                raise FetchError(f"{url[:200]} is not a usable web address.") from error

    async def _read(self, url: str, ask: _Ask) -> Response | answers.Redirect:
        host = urls.host(url)
        dialler = Dialler(home=ask.home, resolve=self._resolve, tests=self._tests)
        async with Transport(self._tls, dialler) as transport:
            try:
                async with asyncio.timeout(self._limits.answer):
                    raw = await transport.handle_async_request(self._request(url, ask))
            except TimeoutError as error:
                raise FetchError(f"{host} did not answer in time. Try again later.") from error
            try:
                answers.check_headers(host, raw.headers.raw)
                if raw.status_code in answers.REDIRECTS:
                    return answers.redirect(url, raw)
                answers.check_status(url, raw, self._now(), conditional=bool(ask.etag or ask.last_modified))
                if ask.page:
                    answers.check_is_page(url, raw)
                if ask.sink:
                    body = await self._pour(host, raw, ask.limit, ask.sink)
                else:
                    body = b"" if raw.status_code == 304 else await self._body(host, raw, ask.limit)
            finally:
                await raw.aclose()
        return Response(
            status=raw.status_code,
            url=url,
            permanent_url=url,
            body=body,
            content_type=raw.headers.get("content-type", ""),
            etag=answers.validator(raw, b"etag"),
            last_modified=answers.validator(raw, b"last-modified"),
        )

    def _request(self, url: str, ask: _Ask) -> httpx2.Request:
        headers: list[tuple[bytes, bytes]] = [
            (b"User-Agent", USER_AGENT.encode()),
            (b"Accept", ask.accept.encode()),
            (b"Accept-Encoding", b"identity" if ask.sink else unpack.ACCEPTED.encode()),
            (b"Connection", b"close"),
        ]
        if ask.etag:
            headers.append((b"If-None-Match", ask.etag))
        if ask.last_modified:
            headers.append((b"If-Modified-Since", ask.last_modified))
        return httpx2.Request("GET", url, headers=headers)

    async def _body(self, host: str, raw: httpx2.Response, limit: int) -> bytes:
        too_large = FetchError(f"{host} sent more than {limit // MB} MB, which no feed, page or picture should be.")
        packed = bytearray()
        stream = raw.stream
        assert isinstance(stream, httpx2.AsyncByteStream)
        async for part in stream:
            packed += part
            if len(packed) > limit:
                raise too_large
        try:
            body = await asyncio.to_thread(unpack.unpack, bytes(packed), raw.headers.get("content-encoding", ""), limit)
        except unpack.TooLarge as error:
            raise too_large from error
        except unpack.Broken as error:
            raise FetchError(f"What {host} sent {error}. Try again later.") from error
        if not body:
            raise FetchError(f"{host} answered with nothing. Try again later.")
        return body

    async def _pour(self, host: str, raw: httpx2.Response, limit: int, sink: Sink) -> bytes:
        """Hand the parts of a file on as they come."""
        if raw.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise FetchError(f"{host} sent the file packed, although it was asked not to. It was not kept.")
        said = raw.headers.get("content-length", "")
        whole = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
        too_large = FetchError(f"{host} has a file of more than {limit // MB} MB there, which is too large to be kept.")
        if whole > limit:
            raise too_large
        stream = raw.stream
        assert isinstance(stream, httpx2.AsyncByteStream)
        parts, came = aiter(stream), 0
        while (part := await self._part(host, parts)) is not None:
            came += len(part)
            if came > limit:
                raise too_large
            sink(part, whole)
        if not came:
            raise FetchError(f"{host} answered with nothing. Try again later.")
        return b""

    async def _part(self, host: str, parts: AsyncIterator[bytes]) -> bytes | None:
        """Wait for the next part; None after the last."""
        try:
            async with asyncio.timeout(self._limits.answer):
                return await anext(parts, None)
        except TimeoutError as error:
            raise FetchError(f"{host} stopped sending in the middle of the file. Try again later.") from error
