"""Where polls put what feeds brought and how they went, to be written together: a commit each would cost the most.

    async with inbox.opened(desk) as box:
        delivered = await box.deliver(brought)   # with others that come at the same time
        box.note(feed, line, told)               # soon, or at the end where it is no news

Where one feed of a transaction fails, nothing of it was written: each is tried alone, and only that one's poll hears of
it. What is wrong with the library itself rises where the box was opened.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from reader.errors import LibraryError
from reader.model import Feed, Poll
from reader.store import Brought, Delivered
from reader.sync.desk import Desk, together
from reader.sync.network import OfflineError

_AT_ONCE = 50  # documents offered to the library for one transaction; it takes what fits into a short one
_NO_NEWS = 5.0  # seconds that a poll which changed nothing a reader sees may wait for others


@dataclass(frozen=True, slots=True)
class _Note:
    feed: Feed
    line: Poll
    told: Callable[[], None]


class Inbox:
    """Use `opened`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._brought: list[tuple[Brought, asyncio.Future[Delivered]]] = []
        self._notes: list[_Note] = []
        self._coming = asyncio.Event()
        self._hurry = False  # whether a note is waiting that is news
        self._until = 0.0  # when the first note that waits is written at the latest, by the loop's clock
        self._closing = False

    async def deliver(self, brought: Brought) -> Delivered:
        """Write what a feed brought. Raises what went wrong with it."""
        written: asyncio.Future[Delivered] = asyncio.get_running_loop().create_future()
        self._brought.append((brought, written))
        self._coming.set()
        return await written

    def note(self, feed: Feed, line: Poll, told: Callable[[], None], *, news: bool) -> None:
        """Write down how a poll went, then call `told`."""
        if not self._notes:
            self._until = asyncio.get_running_loop().time() + _NO_NEWS
        self._notes.append(_Note(feed, line, told))
        self._hurry = self._hurry or news
        self._coming.set()

    async def empty(self) -> None:
        """Write what comes, until it is closed and nothing waits."""
        try:
            await self._empty()
        finally:
            for _, written in self._brought:
                written.cancel()  # nobody is to wait for what nobody writes

    async def _empty(self) -> None:
        while not (self._closing and not self._brought and not self._notes):
            await self._wait()
            if self._hurry or self._closing or not self._brought:
                await self._write_notes()
            if self._brought:
                await self._deliver_some()

    def note_last(self) -> None:
        """Write down the polls that ended before all broke off."""
        self._desk.store.note_polls([(note.feed, note.line) for note in self._notes])

    def close(self) -> None:
        """Let the last be written."""
        self._closing = True
        self._coming.set()

    async def _wait(self) -> None:
        """Wait for something that is to be written now, or for as long as what is no news may wait."""
        try:
            while not (self._brought or self._hurry or self._closing):
                async with asyncio.timeout_at(self._until if self._notes else None):
                    await self._coming.wait()
                self._coming.clear()
        except TimeoutError:
            return

    async def _write_notes(self) -> None:
        notes, self._notes, self._hurry = self._notes, [], False
        if notes:
            lines = [(note.feed, note.line) for note in notes]
            await asyncio.to_thread(self._desk.store.note_polls, lines)
        for note in notes:
            note.told()

    async def _deliver_some(self) -> None:
        waiting = self._brought[:_AT_ONCE]
        try:
            done = await self._tried([brought for brought, _ in waiting])
        except LibraryError:
            raise
        except Exception as error:  # noqa: BLE001 - handed to the poll that it belongs to, which is the seam
            self._brought.remove(waiting[0])
            _settle(waiting[0][1], error)
            return
        del self._brought[: len(done)]
        for (_, written), delivered in zip(waiting, done, strict=False):
            _settle(written, delivered)

    async def _tried(self, waiting: Sequence[Brought]) -> list[Delivered]:
        """Write some of these; the first alone where that fails."""
        try:
            return await self._write(waiting)
        except LibraryError:
            raise
        except Exception:
            if len(waiting) == 1:
                raise
            return await self._write(waiting[:1])

    async def _write(self, waiting: Sequence[Brought]) -> list[Delivered]:
        # On a thread: the others should go on meanwhile.
        return await asyncio.to_thread(self._desk.store.deliver_some, waiting, self._desk.now())


def _settle(written: asyncio.Future[Delivered], result: Delivered | Exception) -> None:
    if written.done():  # its poll was given up meanwhile
        return
    if isinstance(result, Exception):
        written.set_exception(result)
    else:
        written.set_result(result)


@asynccontextmanager
async def opened(desk: Desk) -> AsyncIterator[Inbox]:
    """Write what polls bring until the context ends; then all of it is written.

    Also where it is cancelled or the connection is lost the polls that ended are noted.
    """
    box = Inbox(desk)
    try:
        async with together() as group:
            group.create_task(box.empty())
            try:
                yield box
            finally:
                box.close()
    except (asyncio.CancelledError, OfflineError):
        box.note_last()
        raise
