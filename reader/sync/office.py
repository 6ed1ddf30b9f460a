"""The requests that the window's worker is working on; each ends with exactly one Done or Failed.

Beside them goes work that nobody waits for: what follows on an added feed or a followed link, and granting wishes.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from reader import progress, sizes
from reader.errors import InputError, ReaderError
from reader.progress import (
    Add,
    Cancel,
    CleanUp,
    Connected,
    Done,
    Failed,
    Find,
    Follow,
    Found,
    Import,
    KeepFile,
    Line,
    MakeReady,
    Network,
    Outline,
    ReadOpml,
    Reextract,
    Sample,
    Sync,
)
from reader.sync import cleanup, pipeline, ready, wishes
from reader.sync.add import add
from reader.sync.desk import Desk, tell_of_bug
from reader.sync.enclosures import keep_file
from reader.sync.files import import_file, read_list
from reader.sync.find import find
from reader.sync.follow import follow, follow_on
from reader.sync.network import OfflineError
from reader.sync.reextract import reextract
from reader.sync.sample import install_sample
from reader.sync.speaker import Speaker

Job = Coroutine[Any, Any, Line]


class Office:
    """Takes the window's lines, until it is closed."""

    def __init__(self, desk: Desk, speaker: Speaker, group: asyncio.TaskGroup) -> None:
        self._desk = desk
        self._speaker = speaker
        self._group = group
        self._open: dict[int, asyncio.Task[None]] = {}
        self._after: set[asyncio.Task[None]] = set()
        self._syncing = asyncio.Lock()
        self._filling: asyncio.Task[None] | None = None
        self._work: dict[type[Line], Callable[[Desk, Any], Job]] = {
            Sync: self._sync,
            Add: self._add,
            Find: self._find,
            Follow: self._follow,
            Import: self._import,
            ReadOpml: self._read_list,
            Sample: self._sample,
            MakeReady: self._make_ready,
            KeepFile: self._keep_file,
            Reextract: self._reextract,
            CleanUp: self._clean_up,
        }

    def open(self) -> None:
        """Follow the connection from now on."""
        self._desk.net.listeners.append(self._connection_changed)
        self._afterwards(self._grant_wishes)

    def take(self, line: bytes) -> None:
        """Begin what a line asks for."""
        try:
            said = progress.read(line)
            if not isinstance(said.request, int):
                raise InputError("A request from the window had no number.")
        except InputError as error:
            print(error, file=sys.stderr)
            return
        match said:
            case Cancel():
                if said.request in self._open:
                    self._open[said.request].cancel()
            case Network():
                self._take_network(said)
            case _:
                self._begin(said)

    def _begin(self, said: Line) -> None:
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
        if type(said) not in self._work:
            raise InputError("The window asked for something that this worker does not know.")
        return self._work[type(said)](desk, said)

    async def _sync(self, desk: Desk, said: Sync) -> Line:
        if self._filling:
            self._filling.cancel()  # the sync goes on where it stopped, and the reader sees how far it is
        async with self._syncing:
            try:
                polled = await pipeline.sync(desk, said.feeds, every=said.all)
            except OfflineError as ended:  # nobody's failure
                return Done(text=str(ended))
        return Done(feeds=tuple(one.feed.id for one in polled))

    async def _add(self, desk: Desk, said: Add) -> Line:
        feed = await add(desk, said.url, said.folder, said.title)
        self._filling = self._afterwards(self._fill)
        return Done(feeds=(feed.id,), text=f"“{feed.title or feed.url}” is in the library.")

    async def _find(self, desk: Desk, said: Find) -> Line:
        desk.emit(Found(feeds=tuple(asdict(one) for one in await find(desk, said.url))))
        return Done()

    async def _follow(self, desk: Desk, said: Follow) -> Line:
        article = await follow(desk, said.url)
        self._afterwards(lambda desk: follow_on(desk, article))
        return Done(articles=(article,))

    async def _import(self, desk: Desk, said: Import) -> Line:
        imported = await import_file(desk, Path(said.path), said.only)
        if imported.feeds:
            self._filling = self._afterwards(self._poll_due)
        return Done(articles=imported.articles, feeds=imported.feeds, text=imported.text)

    async def _read_list(self, desk: Desk, said: ReadOpml) -> Line:
        read = await read_list(desk, Path(said.path))
        if read is not None:
            title, entries = read
            desk.emit(Outline(title=title, entries=tuple(map(asdict, entries))))
        return Done()

    async def _sample(self, desk: Desk, _said: Line) -> Line:
        feed = await install_sample(desk)
        return Done(feeds=(feed.id,))

    async def _make_ready(self, desk: Desk, said: MakeReady) -> Line:
        """Beside a sync, if need be: the reader has a train to catch."""
        named = desk.store.ids(progress.scope(said.scope)) if said.scope is not None else ()
        articles = tuple(dict.fromkeys((*said.articles, *named)))
        counts = await ready.make_ready(desk, articles)
        return Done(articles=articles, text=ready.told(counts, ready.still_lacking(desk, articles)))

    async def _keep_file(self, desk: Desk, said: KeepFile) -> Line:
        file = await keep_file(desk, said.article, said.url)
        return Done(articles=(said.article,), text=f"The file is kept here now ({sizes.size(file.size)}).")

    async def _reextract(self, desk: Desk, _said: Line) -> Line:
        async with self._syncing:
            return Done(text=(await reextract(desk)).text)

    async def _clean_up(self, desk: Desk, _said: Line) -> Line:
        # No sync meanwhile, of another program neither: what it has just kept nothing refers to yet.
        async with self._syncing:
            with desk.store.lock("sync"):
                return Done(text=cleanup.told(await cleanup.clean_up(desk)))

    async def _fill(self, desk: Desk) -> None:
        """Fetch pages and pictures of a feed that was just added."""
        async with self._syncing:
            await pipeline.fill(desk)

    async def _poll_due(self, desk: Desk) -> None:
        async with self._syncing:
            await pipeline.sync(desk)

    def _take_network(self, said: Network) -> None:
        self._desk.net.hear(online=bool(said.online), metered=bool(said.metered))
        if not self._desk.net.routed:
            self._say_connected()  # the window takes it that there is a way until it hears otherwise

    def _connection_changed(self) -> None:
        self._say_connected()
        if self._desk.net.online:
            self._afterwards(self._grant_wishes)

    def _say_connected(self) -> None:
        self._speaker.say(Connected(online=self._desk.net.routed))

    async def _grant_wishes(self, desk: Desk) -> None:
        async with self._syncing:
            if desk.net.online and desk.store.wishes(desk.now()):
                await wishes.grant_now(desk)

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
