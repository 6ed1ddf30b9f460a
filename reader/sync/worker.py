"""The worker: commands in, events out, one JSON line each; the only process of the window with internet sockets.

The lines run on file descriptors of their own: what a library prints goes to standard error. End of input ends the
worker, also in the middle of a sync: all that was finished is in the library. What the lines are is in `progress`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from reader import progress
from reader.errors import InputError, ReaderError
from reader.progress import Add, Cancel, Done, Failed, Follow, Hello, Import, Line, Sample, Sync
from reader.store import Store
from reader.sync import pipeline
from reader.sync.add import add
from reader.sync.desk import Desk, open_desk, tell_of_bug
from reader.sync.files import import_file
from reader.sync.follow import follow, follow_on
from reader.sync.sample import install_sample
from reader.sync.speaker import Speaker

Job = Coroutine[Any, Any, Line]


def main(folder: Path) -> int:
    """Serve one window until its end of the input closes; returns the exit code."""
    commands, events = _private_ends()
    speaker = Speaker(events)
    speaker.say(Hello(), at_once=True)
    try:
        with Store.open(folder) as store:
            asyncio.run(_serve(store, commands, speaker))
    except ReaderError as error:
        speaker.say(Failed(error=str(error)), at_once=True)
        return 1
    return 0


def _private_ends() -> tuple[BinaryIO, BinaryIO]:
    """Take the lines off descriptors 0 and 1, and leave there what can do no harm.

    A child would keep descriptor 0 open, and a print would land between the lines on descriptor 1.
    """
    sys.stdout.flush()
    commands, events = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return commands, events


async def _serve(store: Store, commands: BinaryIO, speaker: Speaker) -> None:
    async with open_desk(store, speaker.say) as desk, asyncio.TaskGroup() as group:
        office = Office(desk, speaker, group)
        lines: asyncio.Queue[bytes] = asyncio.Queue()
        _listen(commands, lines, asyncio.get_running_loop())
        speaking = group.create_task(speaker.speak())
        while line := await lines.get():
            office.take(line)
        office.close()
        speaking.cancel()


def _listen(commands: BinaryIO, lines: asyncio.Queue[bytes], loop: asyncio.AbstractEventLoop) -> None:
    """Hand over line by line from a thread, then b"" at the end of input."""

    def listen() -> None:
        line = b" "
        while line:
            try:
                line = commands.readline()
            except OSError:
                line = b""
            loop.call_soon_threadsafe(lines.put_nowait, line)

    threading.Thread(target=listen, daemon=True, name="commands").start()


class Office:
    """The requests being worked on. Each ends with exactly one Done or Failed."""

    def __init__(self, desk: Desk, speaker: Speaker, group: asyncio.TaskGroup) -> None:
        self._desk = desk
        self._speaker = speaker
        self._group = group
        self._open: dict[int, asyncio.Task[None]] = {}
        self._after: set[asyncio.Task[None]] = set()
        self._syncing = asyncio.Lock()
        self._filling: asyncio.Task[None] | None = None

    def take(self, line: bytes) -> None:
        """Begin what a line asks for."""
        try:
            said = progress.read(line)
            if not isinstance(said.request, int):
                raise InputError("A request from the window had no number.")
        except InputError as error:
            print(error, file=sys.stderr)
            return
        if isinstance(said, Cancel):
            if said.request in self._open:
                self._open[said.request].cancel()
            return
        task = self._group.create_task(self._answer(said))
        self._open[said.request] = task
        task.add_done_callback(lambda _: self._open.pop(said.request, None))

    def close(self) -> None:
        """Stop all work."""
        for task in (*self._open.values(), *self._after):
            task.cancel()

    async def _answer(self, said: Line) -> None:
        """Work on one request to its end: the seam where a bug in one becomes its sentence."""

        def emit(line: Line) -> None:
            self._speaker.say(replace(line, request=said.request))

        try:
            answer = await self._job(said, self._desk.for_request(emit))
        except asyncio.CancelledError:
            answer = Done(cancelled=True)
        except ReaderError as error:
            answer = Failed(error=str(error))
        except Exception:  # noqa: BLE001 - the seam: a bug with one request must not end the worker
            answer = Failed(error=tell_of_bug())
        self._speaker.say(replace(answer, request=said.request), at_once=True)

    def _job(self, said: Line, desk: Desk) -> Job:
        match said:
            case Sync():
                return self._sync(desk, said)
            case Add():
                return self._add(desk, said)
            case Follow():
                return self._follow(desk, said)
            case Import():
                return self._import(desk, said)
            case Sample():
                return self._sample(desk)
        raise InputError("The window asked for something that this worker does not know.")

    async def _sync(self, desk: Desk, said: Sync) -> Line:
        if self._filling:
            self._filling.cancel()  # the sync goes on where it stopped, and the reader sees how far it is
        async with self._syncing:
            polled = await pipeline.sync(desk, said.feeds, every=said.all)
        return Done(feeds=tuple(one.feed.id for one in polled))

    async def _add(self, desk: Desk, said: Add) -> Line:
        feed = await add(desk, said.url, said.folder)
        self._filling = self._afterwards(self._fill)
        return Done(feeds=(feed.id,), text=f"“{feed.title or feed.url}” is in the library.")

    async def _follow(self, desk: Desk, said: Follow) -> Line:
        article = await follow(desk, said.url)
        self._afterwards(lambda desk: follow_on(desk, article))
        return Done(articles=(article,))

    async def _import(self, desk: Desk, said: Import) -> Line:
        imported = await import_file(desk, Path(said.path))
        if imported.feeds:
            self._filling = self._afterwards(self._poll_due)
        return Done(articles=imported.articles, feeds=imported.feeds, text=imported.text)

    async def _sample(self, desk: Desk) -> Line:
        feed = await install_sample(desk)
        return Done(feeds=(feed.id,))

    async def _fill(self, desk: Desk) -> None:
        """Fetch pages and pictures of a feed that was just added."""
        async with self._syncing:
            await pipeline.fill(desk)

    async def _poll_due(self, desk: Desk) -> None:
        async with self._syncing:
            await pipeline.sync(desk)

    def _afterwards(self, job: Callable[[Desk], Coroutine[Any, Any, Any]]) -> asyncio.Task[None]:
        """Go on with work that nobody waits for, under no request; what fails in it comes up again at the next sync."""

        async def work() -> None:
            try:
                await job(self._desk.for_request(self._speaker.say))
            except ReaderError as error:
                print(error, file=sys.stderr)
            except Exception:  # noqa: BLE001 - the seam
                tell_of_bug()

        task = self._group.create_task(work())
        self._after.add(task)
        task.add_done_callback(self._after.discard)
        return task
