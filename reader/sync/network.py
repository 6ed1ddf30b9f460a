"""Whether anything may be tried, and whether it costs by the byte.

Three may say no: the reader ("work offline"), the desktop, and this machine when no route leads out of it. Nobody is
asked over the network.
"""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Awaitable, Callable

from reader.errors import ReaderError

NOTHING_TRIED = "Offline: nothing was fetched."
LOST = "The connection was lost; the rest is fetched at the next one."
TURNED_OFF = "Offline now; the rest is fetched at the next connection."
EVERY = 5.0  # seconds between two looks
_A_NAP = 1.0  # seconds of sleep that break no connection

# Addresses of no machine, kept for documentation (RFC 5737, RFC 3849).
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


class OfflineError(ReaderError):
    """There is no connection: nobody's failure, and the end of the work that needs one."""


def has_route() -> bool:
    """Tell whether this machine has a way to the internet, without sending anything.

    Connecting a UDP socket only asks the system which way a packet would go.
    """
    if os.environ.get("BROADSHEET_TEST_ALLOW"):
        return True  # a test's own servers are on this machine, whatever its network does
    return any(_leads_to(family, address) for family, address in _ELSEWHERE)


def _leads_to(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))
    except OSError:
        return False
    return True


def since_start() -> float:
    """Count seconds by a clock that nobody sets and that goes on while the machine sleeps, where there is one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def slept() -> float:
    """Say how many seconds this machine has slept since it started; 0 where nobody counts them."""
    return since_start() - time.monotonic()


class Net:
    """The connection as it is now. `route` looks for a way out; tests stand in for it."""

    def __init__(self, *, route: Callable[[], bool] = has_route, offline_wanted: bool = False) -> None:
        self.offline_wanted = offline_wanted  # by the reader, or by the desktop
        self.metered = False  # the desktop says that it costs by the byte
        self.routed = True  # as it was when last looked
        self.listeners: list[Callable[[], None]] = []  # called after each change of `online`
        self._route = route
        self._changes = 0

    @property
    def online(self) -> bool:
        """Whether anything may be tried."""
        return self.routed and not self.offline_wanted

    def look(self) -> bool:
        """Look again whether a route leads out; returns whether anything may be tried now."""
        self._become(routed=self._route(), offline_wanted=self.offline_wanted)
        return self.online

    def hear(self, *, online: bool, metered: bool) -> None:
        """Take what the window says: the reader's switch and the desktop's word in one."""
        self.metered = metered
        self._become(routed=self._route(), offline_wanted=not online)

    def moment(self) -> tuple[int, float]:
        """Note how things stand, for `held_since`."""
        return self._changes, slept()

    def held_since(self, moment: tuple[int, float]) -> bool:
        """Tell whether the connection held all the while: what fails otherwise is no server's fault.

        A machine that slept meanwhile woke to connections that are dead.
        """
        changes, before = moment
        return self.look() and self._changes == changes and slept() - before < _A_NAP

    def require(self) -> None:
        """Raise OfflineError where nothing may be tried."""
        if not self.look():
            raise OfflineError(NOTHING_TRIED)

    def lost(self) -> OfflineError:
        """Say why work that had begun does not go on."""
        return OfflineError(TURNED_OFF if self.offline_wanted else LOST)

    def _become(self, *, routed: bool, offline_wanted: bool) -> None:
        before = (self.online, self.routed)
        self.routed, self.offline_wanted = routed, offline_wanted
        if (self.online, self.routed) != before:
            self._changes += 1
            for listener in self.listeners:
                listener()


async def watch(net: Net, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Look every few seconds, by a clock that nobody sets, until cancelled."""
    while True:
        net.look()
        await sleep(EVERY)
