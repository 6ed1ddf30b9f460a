"""Asks one address once: a request on a connection, its answer checked and read. Redirects are followed in `fetch`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from reader import urls
from reader.errors import FetchError
from reader.sync import answers, asking, bodies, failures, tunnels
from reader.sync.answers import Redirect
from reader.sync.asking import Ask
from reader.sync.connections import Connections, Place
from reader.sync.heads import Head
from reader.sync.logins import Logins
from reader.sync.response import Limits, Response
from reader.sync.wire import HeadTooLargeError, Wire, WireError


class Requests:
    """What requests share: the connections that are open, and the logins of the present job."""

    def __init__(self, connections: Connections, limits: Limits, now: Callable[[], float]) -> None:
        self.connections = connections
        self.logins = Logins()
        self._limits = limits
        self._now = now

    async def ask(self, url: str, ask: Ask, seconds: float) -> Response | Redirect:
        """Ask within so many seconds; each way to fail becomes its sentence. Raises FetchError, OfflineError."""
        host = urls.host(url)
        try:
            async with asyncio.timeout(max(seconds, 0.01)):
                return await self._ask(url, host, ask)
        except HeadTooLargeError as error:
            raise failures.head_too_large(host) from error
        except TimeoutError as error:
            raise FetchError(f"{host} was too slow: the document did not arrive in time. Try again later.") from error
        except WireError as error:
            raise failures.broke_off(host) from error

    async def _ask(self, url: str, host: str, ask: Ask) -> Response | Redirect:
        target = asking.target(url)
        login = await self.logins.headers(url) if ask.may_log_in else ()
        try:
            async with asyncio.timeout(self._limits.answer):
                place, wire, head = await self.connections.ask(target, (*ask.headers(target), *login), ask.home)
        except TimeoutError as error:
            raise FetchError(f"{host} did not answer in time. Try again later.") from error
        try:
            return await self._read(url, ask, place, wire, head, logged_in=bool(login))
        finally:
            self.connections.release(place, wire)

    async def _read(
        self, url: str, ask: Ask, place: Place, wire: Wire, head: Head, *, logged_in: bool
    ) -> Response | Redirect:
        host = urls.host(url)
        answers.check_headers(host, head.headers)
        if head.status in answers.REDIRECTS:
            return answers.redirect(url, head)
        if head.status == 407 and place.proxy:
            raise tunnels.wants_login(place.proxy)
        answers.check_status(url, head, self._now(), conditional=ask.conditional, logged_in=logged_in)
        if ask.page:
            answers.check_is_page(url, head)
        body, size = await self._body(host, head, wire, ask)
        return Response(
            status=head.status,
            url=url,
            permanent_url=url,
            body=body,
            content_type=head.header("content-type"),
            etag=answers.validator(head, "etag"),
            last_modified=answers.validator(head, "last-modified"),
            fresh_for=answers.fresh_for(head, self._now()),
            size=size,
        )

    async def _body(self, host: str, head: Head, wire: Wire, ask: Ask) -> tuple[bytes, int]:
        """Read the body; one that goes into a sink comes back as its size alone."""
        if head.status == 304:
            async for _ in wire.parts():  # none: but so the connection knows that this was all
                pass
            return b"", 0
        if ask.sink:
            return b"", await bodies.pour(
                host, head, wire.parts(), ask.sink, limit=ask.limit, patience=self._limits.answer
            )
        body = await bodies.whole(host, head, wire.parts(), ask.limit)
        return body, len(body)
