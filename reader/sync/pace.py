"""How fast and how many: at most so many requests at once, pages of one host with a pause between, and none to a host
that asked for a rest.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


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
        self._next_page: dict[str, float] = {}
        self._resting: dict[str, float] = {}
        self._pause = page_pause
        self._clock = clock
        self._sleep = sleep

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Hold one of the few requests that may run at once; a busy host does not hold up the others."""
        async with self._hosts[host], self._total:
            yield

    async def page_turn(self, host: str, pause: float = 0.0) -> None:
        """Wait until this host may be asked for another page, and let the next one wait for as long as it asked to."""
        now = self._clock()
        turn = max(now, self._next_page.get(host, now))
        self._next_page[host] = turn + max(self._pause, pause)
        if turn > now:
            await self._sleep(turn - now)

    def rest(self, host: str, seconds: int) -> None:
        """Leave a host alone for so long: it said so."""
        self._resting[host] = max(self._clock() + seconds, self._resting.get(host, 0.0))

    def rests_for(self, host: str) -> int:
        """Say how many seconds a host still has to be left alone; 0 where it may be asked."""
        left = self._resting.get(host, 0.0) - self._clock()
        return int(left) + 1 if left > 0 else 0
