"""Looks for the stories of articles: of those that arrived before all, then of older ones, and mends them once an hour.

    arrived   what a feed, a page, the reader's click or a file just brought, so that no list shows a copy for long
    Flood     likewise, of all feeds of a sync: the first hundreds at once, what is more when the lists are full
    rest      those, and some thousand older ones with each sync: a library that is looked at first takes several
    mended    the stories of the last two weeks as they look now that all of it is known

The library holds which articles await a look, so one that was broken off goes on at the next sync. On threads, and
what goes wrong is no failure of a feed or a page.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Sequence

from reader.store import Store
from reader.sync import arrival, mending
from reader.sync.desk import Desk
from reader.sync.hosts import tried

_BATCH = 50  # articles between two writes
_OLDER = 3_000  # articles that a sync looks at and did not bring
_OLDER_SECONDS = 30.0  # and for how long
_A_FLOOD = 300  # articles of one sync: looking at more takes longer than fetching them, and would keep them waiting
_EACH = 0.01  # seconds, more than a look at one article takes
_READER_WAITS = 0.5  # seconds
_MENDED = 3_600  # seconds between two times
_TEXT = "Finding stories"


async def arrived(desk: Desk, articles: Collection[int]) -> None:
    """Look at articles whose text is new, together with those that come from elsewhere meanwhile."""
    desk.unlooked.articles.update(articles)
    async with desk.unlooked.turn:
        while desk.unlooked.articles:
            batch = sorted(desk.unlooked.articles)[-_BATCH:]
            desk.unlooked.articles.difference_update(batch)
            await _look_at(desk, batch)


async def soon(desk: Desk, article: int) -> None:
    """Look at an article for which the reader waits, unless others take long: then it goes on behind the reader's back.

    In a first sync thousands stand in line, and a click is not to wait for them.
    """
    looking = asyncio.create_task(arrived(desk, [article]))
    desk.unlooked.looking.add(looking)
    looking.add_done_callback(desk.unlooked.looked)
    done, _ = await asyncio.wait([looking], timeout=_READER_WAITS)
    for one in done:
        one.result()


class Flood:
    """What the feeds of a sync brought so far."""

    def __init__(self) -> None:
        self._came = 0

    async def arrived(self, desk: Desk, articles: Collection[int]) -> None:
        """Look at articles now, unless too many came: then `rest` does, since the library knows that they wait."""
        self._came += len(articles)
        if articles and self._came <= _A_FLOOD:
            await arrived(desk, articles)


async def rest(desk: Desk, came: int = 0) -> None:
    """Look at the `came` articles of this sync, and at what earlier ones left, within limits; the newest first.

    What is left over waits for the next one.
    """
    waiting = await asyncio.to_thread(desk.store.ungrouped, _OLDER + came)
    batches = [waiting[start : start + _BATCH] for start in range(0, len(waiting), _BATCH)]
    until = time.monotonic() + _OLDER_SECONDS + came * _EACH
    desk.steps.expect(len(batches))
    for batch in batches:
        if time.monotonic() < until:
            async with desk.unlooked.turn:
                await _look_at(desk, batch)
        desk.steps.step(_TEXT)


async def _look_at(desk: Desk, batch: Sequence[int]) -> None:
    desk.unlooked.since_mended += len(batch)
    failed = await tried(asyncio.to_thread(_look, desk.store, batch, desk.now()))
    if failed and len(batch) > 1:  # one by one, so that a bug with one holds no other up
        for article in batch:
            await tried(asyncio.to_thread(_look, desk.store, [article], desk.now()))


def _look(store: Store, batch: Sequence[int], now: int) -> None:
    """Look at some articles; those that are gone meanwhile are passed over."""
    found = arrival.look(store, store.texts(batch))
    if found:
        store.set_groups(found, now)


async def mended(desk: Desk) -> None:
    """Mend the stories of the last two weeks, where any article came since and it was not done within the hour."""
    unlooked, now = desk.unlooked, desk.now()
    if not unlooked.since_mended or now - unlooked.mended_at < _MENDED:
        return
    desk.steps.expect(1)
    unlooked.since_mended, unlooked.mended_at = 0, now
    async with unlooked.turn:
        await tried(asyncio.to_thread(_mend, desk.store, now))
    desk.steps.step(_TEXT)


def _mend(store: Store, now: int) -> None:
    mending.mend(store, now)
