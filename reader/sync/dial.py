"""Opens connections, and only to addresses that may be dialled.

The name is resolved here and the very address that was checked is dialled, so a name cannot change its meaning
between the check and the connection (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import zip_longest

from reader import urls
from reader.errors import FetchError
from reader.sync import addresses
from reader.sync.aside import aside
from reader.sync.network import OfflineError
from reader.sync.streams import Stream, connect

Resolve = Callable[[str, int], Awaitable[list[str]]]
_SILENT = 3  # sites in a row: one alone may have a name server of its own that is broken
_PATIENCE = 4.0  # seconds for one address of a host that has several: one family of them may lead nowhere


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system for a host's addresses, in the order it prefers. Raises OSError, UnicodeError."""
    if addresses.is_plain(host):
        return [host]

    def ask() -> list[str]:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(address[0]) for *_, address in told))

    return await aside(ask, f"resolve {host}")


def allowed_in_tests() -> frozenset[tuple[str, int]]:
    """Read BROADSHEET_TEST_ALLOW, the exact "address:port, ..." of a test's own servers."""
    named = os.environ.get("BROADSHEET_TEST_ALLOW", "")
    pairs = (place.strip().rpartition(":") for place in named.split(",") if place.strip())
    return frozenset((address.strip("[]"), int(port)) for address, _, port in pairs)


class Dialler:
    """Dials where it is permitted; `tests` are the places of a test's own servers."""

    def __init__(self, resolve: Resolve, tests: frozenset[tuple[str, int]]) -> None:
        self._resolve = resolve
        self.tests = tests
        self._unanswered: set[str] = set()  # sites whose names no server answered for, one after the other

    async def dial_anywhere(self, host: str, port: int) -> Stream:
        """Dial a host wherever it lies: the proxy that the reader or the system set. Raises OSError."""
        try:
            return await first(await self._resolve(host, port), port)
        except UnicodeError as error:
            raise OSError(f"{host} is no name") from error

    async def dial(self, host: str, port: int, home: str) -> Stream:
        """Dial the first permitted address that answers.

        `home` is a host that the reader typed; where that is a local name it may be private. Raises FetchError where
        no address is permitted or known, OSError where none answers.
        """
        permitted = [address for address in await self._found(host, port) if self._permits(host, address, port, home)]
        if not permitted:
            raise _refusal(host, port)
        return await first(permitted, port)

    async def _found(self, host: str, port: int) -> list[str]:
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            self._note_silence(host, error)
            raise FetchError(
                f"The address of {host} could not be found. Check the spelling, and whether you are online."
            ) from error
        self._unanswered.clear()
        return found

    def _note_silence(self, host: str, error: Exception) -> None:
        """Raise OfflineError where no name server answers for one site after the other: that is the connection."""
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
            self._unanswered.add(urls.site(host))
            if len(self._unanswered) >= _SILENT:
                raise OfflineError("No name server answers, so nothing more was fetched. Check your connection.")

    def _permits(self, host: str, address: str, port: int, home: str) -> bool:
        if (address, port) in self.tests:
            return True
        typed = bool(home) and host == home and addresses.is_local_name(host)
        return addresses.is_web_port(port) and (typed or addresses.is_public(address))


def check_port(host: str, port: int, tests: frozenset[tuple[str, int]]) -> None:
    """Raise FetchError for a port that web servers do not use, also where a proxy would dial it."""
    if not addresses.is_web_port(port) and port not in {allowed for _, allowed in tests}:
        raise _refusal(host, port)


async def first(found: list[str], port: int) -> Stream:
    """Dial the first of these addresses that answers, each but the last for a few seconds. Raises OSError."""
    *others, last = in_turn(found)
    for address in others:
        with suppress(OSError):
            async with asyncio.timeout(_PATIENCE):
                return await connect(address, port)
    return await connect(last, port)


def in_turn(found: list[str]) -> list[str]:
    """Take addresses of both families in turn, the preferred one first: where one leads nowhere, the next is not of it.

    Pure (RFC 8305, 4).
    """
    preferred = [address for address in found if (":" in address) == (":" in found[0])]
    others = [address for address in found if address not in preferred]
    return [address for pair in zip_longest(preferred, others) for address in pair if address]


def _refusal(host: str, port: int) -> FetchError:
    if not addresses.is_web_port(port):
        return FetchError(f"Port {port} of {host} is not one that web servers use, so it was not contacted.")
    return FetchError(
        f"{host} is an address within your own network, so it was not contacted. "
        "If a feed is really there, add it yourself by that address."
    )
