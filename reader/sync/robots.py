"""Remembers how many seconds each site asks to leave between two pages, as its robots.txt states.

It is asked for once a day, before the first page. A site without one, or with a broken one, states nothing.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from reader import urls
from reader.errors import ReaderError
from reader.parse import robots
from reader.sync.network import OfflineError

PRODUCT = "broadsheet"  # our name in a robots.txt, whatever the version
LIMIT = 500 * 1024  # bytes: what RFC 9309 wants read at least
SECONDS = 20.0
_FRESH = 24 * 3600.0  # seconds
# We ask for a few new stories, not for the whole site. Delays of minutes or hours are meant for those that copy it, and
# kept to the letter they would keep a day's paper from being here the same day.
_LONGEST = 30.0

Ask = Callable[[str, str], Awaitable[bytes]]  # a robots.txt's address, and the local host that may be dialled for it


@dataclass(slots=True)
class _Site:
    """What one site states, and until when that is taken as read."""

    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay: float = 0.0
    until: float = float("-inf")


class Robots:
    """The delays of the sites that were asked. `clock` counts seconds and is set by nobody."""

    def __init__(self, ask: Ask, clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._sites: defaultdict[str, _Site] = defaultdict(_Site)

    async def delay(self, url: str, home: str = "") -> float:
        """Say how many seconds to leave between pages of this address's site. Raises OfflineError."""
        address = urls.join(url, "/robots.txt")
        site = self._sites[address]
        async with site.reading:  # two pages at once ask once
            if self._clock() >= site.until:
                site.delay = min(await self._stated(address, home), _LONGEST)
                site.until = self._clock() + _FRESH
        return site.delay

    def known(self, url: str) -> float:
        """Say the same as far as it is known, without asking: 0 where it is not."""
        site = self._sites.get(urls.join(url, "/robots.txt"))
        return site.delay if site else 0.0

    async def _stated(self, address: str, home: str) -> float:
        try:
            return robots.crawl_delay(await self._ask(address, home), PRODUCT)
        except OfflineError:
            raise
        except ReaderError:
            return 0.0
