"""A library and what it takes to fill it, for tests that want an act in one line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from builders import NOW

from reader.model import EVERYTHING, Article, Feed, Scope
from reader.progress import Line
from reader.store import Store
from reader.sync import pipeline
from reader.sync.add import add
from reader.sync.desk import Desk, open_desk
from reader.sync.dial import Resolve, resolve
from reader.sync.fetch import Fetcher, Limits
from reader.sync.network import Net
from reader.sync.poll import Polled

T = TypeVar("T")
HASTY = Limits(answer=1.5, whole=3.0, page_pause=0.0)  # seconds: so that silent servers cost a test little
PATIENT = Limits(page_pause=0.0)  # for tests without one: a busy machine is no failure


class Newsroom:
    """A library and what it takes to fill it, for tests that want an act in one line."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said: list[Line] = []
        self.now = NOW
        self.limits = HASTY
        self.resolve: Resolve = resolve
        self.route = True  # whether one leads out of this machine
        self.net = Net(route=lambda: self.route)

    def do(self, job: Callable[[Desk], Awaitable[T]]) -> T:
        """Run one job at a desk that is in a hurry."""

        async def work() -> T:
            fetcher = Fetcher(net=self.net, limits=self.limits, resolve=self.resolve)
            async with open_desk(self.store, self.said.append, fetcher=fetcher) as desk:
                return await job(replace(desk, now=lambda: self.now))

        return asyncio.run(work())

    def sync(self, *feeds: int) -> tuple[Polled, ...]:
        return self.do(lambda desk: pipeline.sync(desk, feeds, every=not feeds))

    def add(self, url: str, folder: str = "") -> Feed:
        return self.do(lambda desk: add(desk, url, folder))

    def subscribe(self, url: str) -> int:
        """Put a feed into the library without looking at it."""
        return self.store.add_feed(url=url)[0].id

    def feed(self, feed: int) -> Feed:
        return self.store.feeds([feed])[0]

    def articles(self, scope: Scope = EVERYTHING) -> tuple[Article, ...]:
        return self.store.articles(self.store.ids(scope))

    def titled(self, title: str) -> Article:
        return next(article for article in self.articles() if article.title == title)
