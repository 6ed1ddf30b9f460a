"""The desk that a sync works at: the library, the one that fetches, those that parse, and who is told.

    desk.run(store, lambda desk: pipeline.sync(desk), emit=print)

A job is an async function of a Desk. Cancelling it (Ctrl-C, or the task) leaves all that was finished in the library.
"""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from reader import urls
from reader.model import Feed
from reader.progress import Line, Progress
from reader.settings import Settings
from reader.store import Store
from reader.sync.addresses import is_local_name
from reader.sync.fetch import Fetcher
from reader.sync.network import Net
from reader.sync.pool import Parsers

T = TypeVar("T")
Emit = Callable[[Line], None]


@dataclass(slots=True)
class Steps:
    """How far the work is, and what it brought: more steps come to light while it goes on."""

    emit: Emit
    done: int = 0
    total: int = 0
    pages: int = 0  # kept so far
    pictures: int = 0  # likewise

    def expect(self, steps: int) -> None:
        self.total += steps

    def step(self, text: str) -> None:
        self.done += 1
        self.emit(Progress(done=self.done, total=self.total, text=text))


@dataclass(slots=True)
class Unlooked:
    """What is still to be done about stories; the requests of one desk share it."""

    articles: set[int] = field(default_factory=set)  # their text is new
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # one looks at a time, or two copies would miss each other
    looking: set[asyncio.Task[None]] = field(default_factory=set)  # for nobody who waits any more
    since_mended: int = 0  # articles that were looked at
    mended_at: int = 0

    def looked(self, task: asyncio.Task[None]) -> None:
        """Note that one is done. What went wrong is told where it is waited for; the next sync looks again."""
        self.looking.discard(task)
        if not task.cancelled():
            task.exception()


@dataclass(slots=True)
class Checked:
    """When the kept files were last compared with the media file; the requests of one desk share it."""

    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a job works with. `now` says the time in whole UTC seconds, `settings` are those of the job's beginning."""

    store: Store
    fetcher: Fetcher
    parsers: Parsers
    emit: Emit
    settings: Settings
    now: Callable[[], int] = lambda: int(time.time())
    steps: Steps = field(default_factory=lambda: Steps(emit=lambda line: None))
    unlooked: Unlooked = field(default_factory=Unlooked)
    checked: Checked = field(default_factory=Checked)

    @property
    def net(self) -> Net:
        """The connection as it is now."""
        return self.fetcher.net

    @property
    def may_save(self) -> bool:
        """Whether pictures and related stories may be fetched that nobody asked for by name: not where it costs."""
        return not (self.net.metered and self.settings["save_on_metered"])

    def for_request(self, emit: Emit) -> Desk:
        """Give one request its own count of steps, its own listener, and the settings as they are now."""
        settings = settings_of(self.store)
        self.fetcher.obey(settings, self.store.feeds)
        return replace(self, emit=emit, settings=settings, steps=Steps(emit=emit))


@asynccontextmanager
async def open_desk(
    store: Store, emit: Emit, *, net: Net | None = None, fetcher: Fetcher | None = None
) -> AsyncIterator[Desk]:
    """Set up a desk and clear it away. It is offline where the settings say so, unless `net` is given.

    `fetcher` is given by tests.
    """
    settings = settings_of(store)
    net = net or Net(offline_wanted=settings["offline"])
    with Parsers() as parsers, fetcher or Fetcher(net=net) as fetching:
        fetching.obey(settings, store.feeds)
        yield Desk(
            store=store,
            fetcher=fetching,
            parsers=parsers,
            emit=emit,
            settings=settings,
            steps=Steps(emit=emit),
        )


def run(store: Store, job: Callable[[Desk], Awaitable[T]], *, emit: Emit, net: Net | None = None) -> T:
    """Run one job from beginning to end, as the command line does."""

    async def work() -> T:
        async with open_desk(store, emit, net=net) as desk:
            return await job(desk)

    return asyncio.run(work())


def settings_of(store: Store) -> Settings:
    """Read the reader's settings, which lie beside the library."""
    return Settings(store.folder / "settings.json")


@asynccontextmanager
async def together() -> AsyncIterator[asyncio.TaskGroup]:
    """Wait for all tasks that are started within; the first that fails ends the others, and is raised as it is."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None


async def side_by_side(work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Do all of this at once, and return how each ended."""
    async with together() as group:
        tasks = [group.create_task(one) for one in work]
    return [task.result() for task in tasks]


def home_of(feed: Feed) -> str:
    """Name the host that may be private because the reader typed it: a feed's own, where that is a local name."""
    host = urls.host(feed.url)
    return host if is_local_name(host) else ""


def tell_of_bug() -> str:
    """Put a bug's traceback on standard error, and return the sentence that the reader gets in its place."""
    traceback.print_exc(file=sys.stderr)
    return "Broadsheet made a mistake here; starting it from a terminal shows which. The rest went on."
