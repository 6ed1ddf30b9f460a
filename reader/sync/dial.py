"""Opens connections, and only to addresses that may be dialled.

The name is resolved here and the very address that was checked is dialled, so a name cannot change its meaning
between the check and the connection (DNS rebinding). One connection serves one request: nothing that a server sends
after its answer can be taken for the next answer.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress

import httpcore2
import httpx2

from reader.errors import FetchError
from reader.sync import addresses

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system for a host's addresses, in the order it prefers. Raises OSError, UnicodeError.

    On a thread of its own that nobody waits for at the end: a name server that is silent must not hold up the exit.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str] | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def ask() -> None:
        found, failed = None, None
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(address[0]) for *_, address in told))
        except (OSError, UnicodeError) as error:
            failed = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, found, failed)

    threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
    return await answer


def allowed_in_tests() -> frozenset[tuple[str, int]]:
    """Read BROADSHEET_TEST_ALLOW, the exact "address:port, ..." of a test's own servers."""
    named = os.environ.get("BROADSHEET_TEST_ALLOW", "")
    pairs = (place.strip().rpartition(":") for place in named.split(",") if place.strip())
    return frozenset((address.strip("[]"), int(port)) for address, _, port in pairs)


class Dialler(httpcore2.AsyncNetworkBackend):
    """Dials for one request. `home` is a host that the reader typed; where it is a local name it may be private."""

    def __init__(self, *, home: str, resolve: Resolve, tests: frozenset[tuple[str, int]]) -> None:
        self._home = home
        self._resolve = resolve
        self._tests = tests
        self._tcp = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Dial the first permitted address that answers; raises FetchError where none is permitted."""
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(
                f"The address of {host} could not be found. Check the spelling, and whether you are online."
            ) from error
        permitted = [address for address in found if self._permits(host, address, port)]
        if not permitted:
            raise _refusal(host, port)
        return await self._first(permitted, port, timeout, socket_options)

    async def _first(
        self,
        found: list[str],
        port: int,
        timeout: float | None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.AsyncNetworkStream:
        share = timeout / len(found) if timeout else None
        for address in found[:-1]:
            try:
                return await self._tcp.connect_tcp(address, port, share, None, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._tcp.connect_tcp(found[-1], port, share, None, socket_options)

    def _permits(self, host: str, address: str, port: int) -> bool:
        if (address, port) in self._tests:
            return True
        typed = bool(self._home) and host == self._home and addresses.is_local_name(host)
        return addresses.is_web_port(port) and (typed or addresses.is_public(address))


def _refusal(host: str, port: int) -> FetchError:
    if not addresses.is_web_port(port):
        return FetchError(f"Port {port} of {host} is not one that web servers use, so it was not contacted.")
    return FetchError(
        f"{host} is an address within your own network, so it was not contacted. "
        "If a feed is really there, add it yourself by that address."
    )


class Transport(httpx2.AsyncHTTPTransport):
    """One request's connection; httpx2 itself has no way to say who dials."""

    def __init__(self, tls: ssl.SSLContext, dialler: Dialler) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls, max_keepalive_connections=0, retries=0, network_backend=dialler
        )
