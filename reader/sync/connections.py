"""The connections that are open: one that has served a request waits a moment for the next to the same place.

Which address may be dialled is asked at each dialling (`dial`); what is kept was dialled under the same allowance, the
same proxy and the same name.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from reader.sync import dial, failures, streams, tunnels
from reader.sync.addresses import is_local_name
from reader.sync.asking import Target
from reader.sync.dial import Dialler
from reader.sync.heads import Head, Headers
from reader.sync.network import since_start
from reader.sync.proxies import NONE, Proxies, Proxy
from reader.sync.streams import Stream
from reader.sync.wire import StaleError, Wire

_WAITS = 15.0  # seconds that a connection waits for another request; after a night's sleep it is dead without a word
_MOST = 16  # that wait at once

Chosen = Callable[[], Awaitable[Proxies]]


async def no_proxy() -> Proxies:
    """Choose none."""
    return NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a connection leads, and what allowed it."""

    scheme: str
    host: str
    port: int
    home: str
    proxy: Proxy | None

    @property
    def forwards(self) -> bool:
        """Whether each request goes to a proxy as it is, and not to a server through it."""
        return self.proxy is not None and self.proxy.kind != "socks5" and self.scheme == "http"


class Connections:
    """Asks on a connection that waits, or on a new one. Made inside the running event loop."""

    def __init__(self, dialler: Dialler, tls: ssl.SSLContext, clock: Callable[[], float] = since_start) -> None:
        self._dialler = dialler
        self._tls = tls
        self._clock = clock
        self._waiting: defaultdict[Place, list[tuple[float, Wire]]] = defaultdict(list)
        self._sweep: asyncio.TimerHandle | None = None
        self.proxies: Chosen = no_proxy

    async def ask(self, target: Target, headers: Headers, home: str) -> tuple[Place, Wire, Head]:
        """Send a request and wait for the head of its answer; the caller reads the body and calls `release`.

        Raises FetchError, OfflineError, WireError.
        """
        place = await self._place(target, home)
        path = target.whole if place.forwards else target.path
        if place.forwards and place.proxy:
            headers = (*headers, *tunnels.login(place.proxy))
        while wire := self._take(place):
            try:
                return place, wire, await _asked(wire, path, headers)
            except StaleError:
                continue
        wire = Wire(await self._open(place))
        return place, wire, await _asked(wire, path, headers)

    def release(self, place: Place, wire: Wire) -> None:
        """Keep a connection for the next request if it may serve one, else hang up."""
        if not wire.is_free():
            wire.close()
            return
        if sum(map(len, self._waiting.values())) >= _MOST:
            self._hang_up_oldest()
        wire.renew()
        self._waiting[place].append((self._clock() + _WAITS, wire))
        if self._sweep is None:
            self._sweep = asyncio.get_running_loop().call_later(_WAITS, self._hang_up_late)

    def close(self) -> None:
        """Hang up all that wait."""
        for waiting in self._waiting.values():
            for _, wire in waiting:
                wire.close()
        self._waiting.clear()
        if self._sweep:
            self._sweep.cancel()
            self._sweep = None

    def _take(self, place: Place) -> Wire | None:
        """Take the connection that was used last, if one of this place waits and still lives."""
        waiting = self._waiting.get(place, [])
        while waiting:
            until, wire = waiting.pop()
            if self._clock() < until and wire.is_quiet():
                return wire
            wire.close()
        self._waiting.pop(place, None)
        return None

    def _hang_up_oldest(self) -> None:
        """Hang up the one that waits longest: most feeds are alone at their host, and nobody asks there again."""
        place = min(filter(self._waiting.get, self._waiting), key=lambda place: self._waiting[place][0][0])
        self._waiting[place].pop(0)[1].close()
        if not self._waiting[place]:
            del self._waiting[place]

    def _hang_up_late(self) -> None:
        self._sweep = None
        now = self._clock()
        for place, waiting in list(self._waiting.items()):
            for _, wire in (one for one in waiting if one[0] <= now):
                wire.close()
            self._waiting[place] = [one for one in waiting if one[0] > now]
            if not self._waiting[place]:
                del self._waiting[place]
        if self._waiting:
            self._sweep = asyncio.get_running_loop().call_later(_WAITS, self._hang_up_late)

    async def _place(self, target: Target, home: str) -> Place:
        dial.check_port(target.host, target.port, self._dialler.tests)
        proxy = None if is_local_name(target.host) else (await self.proxies()).of(target.scheme, target.host)
        return Place(scheme=target.scheme, host=target.host, port=target.port, home=home, proxy=proxy)

    async def _open(self, place: Place) -> Stream:
        try:
            stream = await self._lead(place)
        except OSError as error:
            raise failures.unreachable(place.host) from error
        return stream if place.scheme == "http" else await self._secured(stream, place.host)

    async def _lead(self, place: Place) -> Stream:
        if place.proxy is None:
            return await self._dialler.dial(place.host, place.port, place.home)
        try:
            stream: Stream = await self._dialler.dial_anywhere(place.proxy.host, place.proxy.port)
            if place.proxy.kind == "https":
                stream = await streams.secured(stream, self._tls, place.proxy.host)
        except OSError as error:
            raise tunnels.unreachable(place.proxy) from error
        if place.forwards:
            return stream
        try:
            return await tunnels.lead(stream, place.proxy, place.host, place.port)
        except BaseException:
            stream.close()
            raise

    async def _secured(self, stream: Stream, host: str) -> Stream:
        try:
            return await streams.secured(stream, self._tls, host)
        except OSError as error:
            raise failures.insecure(host, error) from error


async def _asked(wire: Wire, path: bytes, headers: Headers) -> Head:
    try:
        return await wire.ask(path, headers)
    except BaseException:
        wire.close()
        raise
