"""How fast and how many: at most so many requests at once, pages of one host with a pause between, and none to a host
that asked for a rest.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext


class Slots:
    """As many at once as `count`, which may change meanwhile; who waits longest is next."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._taken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        if self._taken < self.count and not self._waiting:
            self._taken += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # the turn came at the very moment
            raise

    async def __aexit__(self, *_: object) -> None:
        self._leave()

    def admit(self) -> None:
        """Let in as many as there is room for."""
        while self._waiting and self._taken < self.count:
            turn = self._waiting.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)

    def _leave(self) -> None:
        self._taken -= 1
        self.admit()


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
        self._total = Slots(total)
        self._per_host = per_host
        self._hosts: defaultdict[str, Slots] = defaultdict(lambda: Slots(self._per_host))
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)  # of pages waiting for their turn
        self._next_page: dict[str, float] = {}
        self._resting: dict[str, float] = {}
        self._pause = page_pause
        self._clock = clock
        self._sleep = sleep

    def allow(self, *, total: int, per_host: int) -> None:
        """Let so many run at once from now on; those that run already are not stopped."""
        self._per_host = per_host
        for slots in self._hosts.values():
            slots.count = per_host
            slots.admit()
        self._total.count = total
        self._total.admit()

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
