"""Asks one address for its document: conditional GET, redirects, limits, politeness.

No cookies, no Referer, no proxy from the environment (a proxy would dial for us, and could not be held to `addresses`).
Every failure is a FetchError whose sentence a reader understands. What is asked is `asking`, what may be dialled is
`dial`, what a status means is `answers`, and bodies are `bodies`.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import httpx2

from reader import urls
from reader.errors import FetchError
from reader.sync import answers, bodies
from reader.sync.asking import FEEDS, FILES, TEXTS, Ask
from reader.sync.bodies import MB, Sink
from reader.sync.dial import Dialler, Resolve, Transport, allowed_in_tests, resolve
from reader.sync.network import Net
from reader.sync.pace import Pace
from reader.sync.robots import LIMIT, SECONDS, Robots

DOCUMENT_LIMIT = 15 * MB
PICTURE_LIMIT = 10 * MB
_LONGEST_DOWNLOAD = 6 * 3600.0  # seconds; while parts keep coming there is no hurry


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
    passed: tuple[str, ...] = ()  # every address on the way there, from the one that was asked for to `url`

    @property
    def not_modified(self) -> bool:
        return self.status == 304


class Fetcher:
    """The one that asks. Made inside the running event loop that it is used in."""

    def __init__(
        self,
        *,
        net: Net | None = None,
        limits: Limits | None = None,
        resolve: Resolve = resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.net = net or Net()
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
        self._robots = Robots(self._ask_robots, clock)

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
        at_once: bool = False,
    ) -> Response:
        """Fetch a document. The validators are replayed byte for byte (RFC 9110, 8.8.3 and 13.1).

        `limit` bounds its bytes both packed and unpacked. `home` is a host that the reader typed: it alone may be
        private. `page` leaves a second between the pages of a host, or what its robots.txt asks for, and refuses what
        is a sound, a film, a PDF. A host that named a time to come back is asked for nothing but feeds until then.
        `at_once` says that a person clicked and waits: then the page goes before all that stand in line for a turn.

        Raises FetchError, DocumentError for such a file, OfflineError where there is no connection.
        """
        ask = Ask(
            etag=etag,
            last_modified=last_modified,
            limit=limit,
            accept=accept,
            home=_bare(home),
            page=page,
            at_once=at_once,
        )
        return await self._follow(url, ask, self._limits.whole)

    async def download(self, url: str, sink: Sink, *, limit: int, home: str = "") -> Response:
        """Fetch a file part by part into `sink`, so that it never stands in memory; the Response has no body.

        `limit` bounds its bytes. Raises FetchError, also where nothing came for as long as an answer may take.
        """
        ask = Ask(limit=limit, accept=FILES, home=_bare(home), sink=sink)
        return await self._follow(url, ask, _LONGEST_DOWNLOAD)

    async def _follow(self, url: str, ask: Ask, left: float) -> Response:
        """Ask from redirect to redirect; all together may take `left` seconds."""
        permanent, lasting = url, True
        passed = [url]
        for _ in range(self._limits.redirects + 1):
            found, took = await self._once(url, ask, left)
            left -= took
            if isinstance(found, Response):
                return replace(found, permanent_url=permanent, passed=tuple(passed))
            lasting = lasting and found.lasting and not answers.loses_tls(url, found.url)
            url = found.url
            passed.append(url)
            permanent = url if lasting else permanent
        raise FetchError(f"{urls.host(url)} sends every request on to another address without end; nothing was read.")

    async def _ask_robots(self, url: str, home: str) -> bytes:
        return (await self._follow(url, Ask(limit=LIMIT, accept=TEXTS, home=home), SECONDS)).body

    async def _once(self, url: str, ask: Ask, seconds: float) -> tuple[Response | answers.Redirect, float]:
        """Ask one address once, within the limits of time and number; returns the seconds that it took, too.

        Waiting for a turn takes none of them.
        """
        if not urls.is_web(url):
            raise FetchError(f"{url[:200]} is not an address on the web (http or https), so it was not contacted.")
        host = urls.host(url)
        self._check_may_ask(host, ask)
        if ask.at_once:
            self._pace.goes_first(host, self._robots.known(url))
        elif ask.page:
            await self._pace.page_turn(host, await self._robots.delay(url, ask.home))
        async with self._pace.slot(host, at_once=ask.at_once):
            self._check_may_ask(host, ask)  # much may have happened while this waited for its turn
            started = time.monotonic()
            try:
                return await self._within(seconds, url, ask), time.monotonic() - started
            except FetchError as error:
                if error.retry_after and not ask.feed:
                    self._pace.rest(host, error.retry_after)
                if error.status is None and not self.net.look():
                    raise self.net.lost() from error
                raise

    def _check_may_ask(self, host: str, ask: Ask) -> None:
        if not self.net.online:
            raise self.net.lost()
        if not ask.feed and (seconds := self.rests_for(host)):
            raise FetchError(
                f"{host} asked Broadsheet to come back later, so it was not asked again.", retry_after=seconds
            )

    def rests_for(self, host: str) -> int:
        """Say for how many seconds a host wants to be asked for no page and no picture; 0 where it may be."""
        return self._pace.rests_for(host)

    async def _within(self, seconds: float, url: str, ask: Ask) -> Response | answers.Redirect:
        """Ask within so many seconds; each way to fail becomes its sentence."""
        host = urls.host(url)
        try:
            async with asyncio.timeout(max(seconds, 0.01)):
                return await self._read(url, ask)
        except TimeoutError as error:
            raise FetchError(f"{host} was too slow: the document did not arrive in time. Try again later.") from error
        except httpx2.HTTPError as error:
            raise answers.failure(host, error) from error
        except httpx2.InvalidURL as error:
            raise FetchError(f"{url[:200]} is not a usable web address.") from error

    async def _read(self, url: str, ask: Ask) -> Response | answers.Redirect:
        host = urls.host(url)
        dialler = Dialler(home=ask.home, resolve=self._resolve, tests=self._tests)
        async with Transport(self._tls, dialler) as transport:
            try:
                async with asyncio.timeout(self._limits.answer):
                    raw = await transport.handle_async_request(ask.request(url))
            except TimeoutError as error:
                raise FetchError(f"{host} did not answer in time. Try again later.") from error
            try:
                answers.check_headers(host, raw.headers.raw)
                if raw.status_code in answers.REDIRECTS:
                    return answers.redirect(url, raw)
                answers.check_status(url, raw, self._now(), conditional=ask.conditional)
                if ask.page:
                    answers.check_is_page(url, raw)
                body = await self._body(host, raw, ask)
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

    async def _body(self, host: str, raw: httpx2.Response, ask: Ask) -> bytes:
        if raw.status_code == 304:
            return b""
        if ask.sink:
            await bodies.pour(host, raw, ask.sink, limit=ask.limit, patience=self._limits.answer)
            return b""
        return await bodies.whole(host, raw, ask.limit)


def _bare(home: str) -> str:
    return home.lower().strip("[]")
