"""Removes what the library's retention says may go, short step by short step, so that nobody waits for it; and the log
of polls that is older than a month.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from reader import sizes
from reader.model import Feed, Purge
from reader.sync.desk import Desk

_DAY = 24 * 3600
LOG_STAYS = 30 * _DAY


def is_due(feeds: Iterable[Feed], now: int) -> bool:
    """Tell whether no feed was polled yet on this day (UTC): cleaning up once a day is enough."""
    return all(feed.polled is None or feed.polled // _DAY != now // _DAY for feed in feeds)


async def clean_up(desk: Desk) -> Purge:
    """Remove what may go and return what went. Cancelled between two steps, it leaves the rest for the next time."""
    now = desk.now()
    await forget_polls(desk)
    expected = _things(await asyncio.to_thread(desk.store.purge_preview, now))
    desk.steps.expect(expected)
    gone = Purge()
    while True:
        step, _ = await asyncio.to_thread(desk.store.purge, now)
        if step == Purge():
            return gone
        gone += step
        desk.steps.expect(min(_things(step), max(_things(gone) - expected, 0)))  # what came to be due meanwhile
        for _ in range(_things(step)):
            desk.steps.step("Cleaning up")


async def forget_polls(desk: Desk) -> None:
    """Remove from the log of polls what is older than a month."""
    await asyncio.to_thread(desk.store.forget_polls, desk.now() - LOG_STAYS)


def told(gone: Purge) -> str:
    """Say in a sentence what went."""
    counted = (
        (gone.articles, "1 article", "articles"),
        (gone.pictures, "1 picture", "pictures"),
        (gone.pages, "1 stored page", "stored pages"),
    )
    parts = [one if count == 1 else f"{count:,} {many}" for count, one, many in counted if count]
    if not parts:
        return "There is nothing to clean up."
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"{listed} removed, {sizes.size(gone.bytes)} freed."


def _things(purge: Purge) -> int:
    return purge.articles + purge.pictures + purge.pages
