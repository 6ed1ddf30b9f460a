"""How fast and how many: at most so many requests at once, pages of one host with a pause between, and none to a host
that asked for a rest.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext


class Pace:
    """Slots and pauses, by host. `clock` and `sleep` are given by tests that do not want to wait."""

    def __init__(
        self,
        *,
        total: int,
        per_host: int,
        page_pause: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._total = asyncio.Semaphore(total)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)  # of pages waiting for their turn
        self._next_page: dict[str, float] = {}
        self._resting: dict[str, float] = {}
        self._pause = page_pause
        self._clock = clock
        self._sleep = sleep

    @asynccontextmanager
    async def slot(self, host: str, *, at_once: bool = False) -> AsyncIterator[None]:
        """Hold one of the few requests that may run at once; a busy host does not hold up the others.

        `at_once` waits for no other host: a person would wait behind all the feeds of a sync.
        """
        async with self._hosts[host], nullcontext() if at_once else self._total:
            yield

    async def page_turn(self, host: str, pause: float = 0.0) -> None:
        """Wait until this host may be asked for another page, and let the next one wait for as long as it asked to."""
        async with self._lines[host]:
            # Looked at anew after each wait: somebody's click may have gone first meanwhile.
            while (left := self._next_page.get(host, 0.0) - self._clock()) > 0:
                await self._sleep(left)
            self.goes_first(host, pause)

    def goes_first(self, host: str, pause: float = 0.0) -> None:
        """Note that this host is asked for a page now, whoever waits: from now on the pause counts."""
        self._next_page[host] = self._clock() + max(self._pause, pause)

    def rest(self, host: str, seconds: int) -> None:
        """Leave a host alone for so long: it said so."""
        self._resting[host] = max(self._clock() + seconds, self._resting.get(host, 0.0))

    def rests_for(self, host: str) -> int:
        """Say how many seconds a host still has to be left alone; 0 where it may be asked."""
        left = self._resting.get(host, 0.0) - self._clock()
        return int(left) + 1 if left > 0 else 0
