"""Fetches the pages of articles, and the pictures on them. Politely: see hosts.py.

Where a page cannot be had, the feed's own text stands; that never becomes the feed's failure.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from reader.errors import ReaderError
from reader.model import Article, Feed, Origin
from reader.parse import page as page_parser
from reader.sync import decide, fetch, pictures
from reader.sync.desk import Desk, home_of
from reader.sync.fetch import Response
from reader.sync.hosts import Lines, Wanted
from reader.sync.pictures import Round

_AT_ONCE = 200  # articles of one feed in one sync: a feed of thousands takes several


def wanted_by(desk: Desk, feeds: Iterable[Feed]) -> list[Wanted]:
    """List the pages that feeds' articles still lack, the newest first: also those an earlier sync left."""
    wanted = {
        article.id: Wanted(
            url=article.url, title=article.title, home=home_of(feed), article=article.id, since=article.first_seen
        )
        for feed in feeds
        for article in desk.store.without_page(feed.id, _AT_ONCE)
    }
    return list(wanted.values())


def reading(desk: Desk, group: asyncio.TaskGroup, this_round: Round) -> Lines:
    """Open the lines in which articles wait for their pages; each page that arrives brings its pictures along."""

    async def read(one: Wanted) -> None:
        response, article = await fetch_page(desk, one.url, one.home)
        desk.store.add_page_bytes(one.article, response.body, response.url, response.content_type)
        desk.store.set_pages({one.article: article})
        desk.steps.pages += 1
        group.create_task(pictures.fetch_missing(desk, this_round, one.article))

    def failed(one: Wanted, error: ReaderError) -> None:
        if decide.gives_up(error, one.since, desk.now()):
            desk.store.set_page_failed([one.article])

    return Lines(desk, group, read, failed)


async def fetch_page(desk: Desk, url: str, home: str) -> tuple[Response, Article]:
    """Fetch one page and read the article on it. Raises FetchError, and DocumentError where there is no article."""
    response = await desk.fetcher.get(url, accept=fetch.PAGES, home=home, page=True)
    article = await desk.parsers.call(
        page_parser.read, response.body, url=response.url, content_type=response.content_type
    )
    return response, replace(article, url=decide.address_of(response.url, article.url), full_text=True)


async def keep_page(desk: Desk, wanted: Wanted, origin: Origin) -> int:
    """Fetch a page into the library as an article of its own; returns its id, an existing one where it is here already.

    It answers to the address that was asked for as well as to its own.
    """
    response, article = await fetch_page(desk, wanted.url, wanted.home)
    (kept,), _ = desk.store.keep([article], origin=origin, now=desk.now())
    desk.store.add_page_bytes(kept, response.body, response.url, response.content_type)
    desk.store.set_pages({kept: article})
    desk.steps.pages += 1
    desk.store.add_addresses({kept: (response.url, wanted.url)})
    return kept
