"""How many at once, and in which order."""

from __future__ import annotations

import asyncio

from reader.sync.pace import Pace, Slots


def test_who_waits_longest_is_next() -> None:
    done: list[int] = []

    async def work(slots: Slots, number: int) -> None:
        async with slots:
            done.append(number)
            await asyncio.sleep(0)

    async def play() -> None:
        slots = Slots(2)
        await asyncio.gather(*(work(slots, number) for number in range(10)))

    asyncio.run(play())
    assert done == list(range(10))


def test_one_that_gave_up_waiting_takes_no_room() -> None:
    async def play() -> None:
        slots = Slots(1)
        async with slots:
            waiting = [asyncio.create_task(enter(slots)) for _ in range(3)]
            await asyncio.sleep(0)
            waiting[0].cancel()
            await asyncio.sleep(0)
        await asyncio.wait_for(asyncio.gather(*waiting[1:]), 5)
        await asyncio.wait_for(enter(slots), 5)

    asyncio.run(play())


def test_one_whose_turn_came_as_it_gave_up_hands_it_on() -> None:
    async def play() -> None:
        slots = Slots(1)
        async with slots:
            first, second = (asyncio.create_task(enter(slots)) for _ in range(2))
            await asyncio.sleep(0)
        first.cancel()  # its turn has come, and it has not run yet
        await asyncio.wait_for(second, 5)
        assert first.cancelled() or first.done()

    asyncio.run(play())


def test_less_room_stops_nobody_who_is_in() -> None:
    async def play() -> None:
        pace = Pace(total=2, per_host=2, page_pause=0.0, clock=lambda: 0.0, sleep=asyncio.sleep)
        async with pace.slot("a"), pace.slot("a"):
            pace.allow(total=1, per_host=1)
            third = asyncio.create_task(hold(pace))
            await asyncio.sleep(0)
            assert not third.done()
        await asyncio.wait_for(third, 5)

    asyncio.run(play())


async def enter(slots: Slots) -> None:
    async with slots:
        pass


async def hold(pace: Pace) -> None:
    async with pace.slot("a"):
        pass
