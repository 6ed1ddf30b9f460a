"""Asks one address for its document: conditional GET, redirects, limits, politeness.

No Referer, and no cookie that a server set. Every failure is a FetchError whose sentence a reader understands. What is
asked is `asking`, one request is `requests`, what may be dialled is `dial`, what a status means is `answers`, and who
carries a name and a password is `logins`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Self

from reader import urls
from reader.errors import FetchError
from reader.model import Feed
from reader.settings import Settings
from reader.sync import answers, tls
from reader.sync.asking import FEEDS, FILES, TEXTS, Ask
from reader.sync.bodies import MB, Sink
from reader.sync.connections import Connections
from reader.sync.dial import Dialler, Resolve, allowed_in_tests, resolve
from reader.sync.logins import Logins
from reader.sync.network import Net
from reader.sync.pace import Pace
from reader.sync.proxy_setting import ProxySetting
from reader.sync.requests import Requests
from reader.sync.response import Limits, Response
from reader.sync.robots import LIMIT, SECONDS, Robots

__all__ = ["DOCUMENT_LIMIT", "PICTURE_LIMIT", "Fetcher", "Limits", "Response"]

DOCUMENT_LIMIT = 15 * MB
PICTURE_LIMIT = 10 * MB
_LONGEST_DOWNLOAD = 6 * 3600.0  # seconds; while parts keep coming there is no hurry


class Fetcher:
    """The one that asks. Made inside the running event loop that it is used in, and closed there."""

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
        connections = Connections(Dialler(resolve, allowed_in_tests()), tls.context())
        self._requests = Requests(connections, self._limits, now)
        self.net.listeners.append(connections.close)  # what was open over another network is dead
        self._pace = Pace(
            total=self._limits.total,
            per_host=self._limits.per_host,
            page_pause=self._limits.page_pause,
            clock=clock,
            sleep=sleep,
        )
        self._robots = Robots(self._ask_robots, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up everywhere."""
        self._requests.connections.close()

    def obey(self, settings: Settings, feeds: Callable[[], Iterable[Feed]]) -> None:
        """Take the reader's settings as they are now, and the logins of these feeds; at the start of each job."""
        self._pace.allow(total=settings["connections"], per_host=settings["connections_per_host"])
        self._requests.connections.proxies = ProxySetting(settings["proxy"]).chosen
        self._requests.logins = Logins(feeds)

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
        permanent, lasting, allowed = url, True, left
        passed = [url]
        for _ in range(self._limits.redirects + 1):
            found, took = await self._once(url, ask, left)
            left -= took
            if isinstance(found, Response):
                took_all = round((allowed - left) * 1000)
                return replace(found, permanent_url=permanent, passed=tuple(passed), took=took_all)
            lasting = lasting and found.lasting and not answers.loses_tls(url, found.url)
            ask = ask if answers.same_host(url, found.url) else replace(ask, strange=True)
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
            raise FetchError(
                f"{urls.shown(url)} is not an address on the web (http or https), so it was not contacted."
            )
        host = urls.host(url)
        self._check_may_ask(host, ask)
        if ask.at_once:
            self._pace.goes_first(host, self._robots.known(url))
        elif ask.page:
            await self._pace.page_turn(host, await self._robots.delay(url, ask.home))
        async with self._pace.slot(host, at_once=ask.at_once):
            self._check_may_ask(host, ask)  # much may have happened while this waited for its turn
            started, moment = time.monotonic(), self.net.moment()
            try:
                return await self._requests.ask(url, ask, seconds), time.monotonic() - started
            except FetchError as error:
                if error.retry_after and not ask.feed:
                    self._pace.rest(host, error.retry_after)
                if error.status is None and not self.net.held_since(moment):
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


def _bare(home: str) -> str:
    return home.lower().strip("[]")
