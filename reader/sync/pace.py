"""How fast and how many: at most so many requests at once, and pages of one host no faster than one a second."""

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
        self._pause = page_pause
        self._clock = clock
        self._sleep = sleep

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Hold one of the few requests that may run at once; a busy host does not hold up the others."""
        async with self._hosts[host], self._total:
            yield

    async def page_turn(self, host: str) -> None:
        """Wait until this host may be asked for another page (times on the monotonic clock)."""
        now = self._clock()
        turn = max(now, self._next_page.get(host, now))
        self._next_page[host] = turn + self._pause
        if turn > now:
            await self._sleep(turn - now)
