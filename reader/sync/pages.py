"""Fetches the pages of articles, and the pictures on them. Politely: see hosts.py.

Where a page cannot be had, the feed's own text stands, and the article says why and when it is tried again; that never
becomes the feed's failure.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader import urls
from reader.errors import DocumentError, ReaderError, WallError
from reader.model import Article, Feed, Lack, Origin, Part
from reader.parse import page as page_parser
from reader.sync import answers, asking, decide, grouping, pictures
from reader.sync.budget import Round
from reader.sync.desk import Desk, home_of
from reader.sync.fetch import Response
from reader.sync.hosts import Lines, Wanted

_AT_ONCE = 200  # articles of one feed in one sync: a feed of thousands takes several


def wanted_by(desk: Desk, feeds: Iterable[Feed]) -> list[Wanted]:
    """List the pages that feeds' articles still lack, the newest first: also those an earlier sync left."""
    wanted = {
        article.id: _wanted(article, home_of(feed))
        for feed in feeds
        for article in desk.store.without_page(feed.id, _AT_ONCE, desk.now())
    }
    return list(wanted.values())


def wanted_of(desk: Desk, articles: Sequence[int]) -> list[Wanted]:
    """List the pages that these articles lack."""
    homes = {feed.id: home_of(feed) for feed in desk.store.feeds()}
    lacking = [one.article for one in desk.store.readiness(articles) if _text_lacking(one.lacks)]
    found = desk.store.articles(lacking)
    return [_wanted(one, homes.get(one.feed, "") if one.feed else "") for one in found if urls.is_web(one.url)]


def _wanted(article: Article, home: str) -> Wanted:
    return Wanted(url=article.url, title=article.title, home=home, article=article.id, since=article.first_seen)


def _text_lacking(lacks: Iterable[Lack]) -> bool:
    return any(lack.part is Part.TEXT for lack in lacks)


def reading(desk: Desk, group: asyncio.TaskGroup, this_round: Round, *, along: bool) -> Lines:
    """Open the lines in which articles wait for their pages; `along` says that each brings its pictures."""

    async def read(one: Wanted) -> None:
        (now,) = desk.store.readiness([one.article]) or (None,)
        if not (now and _text_lacking(now.lacks)):
            return  # something else that runs beside this was quicker, or the article is gone
        response, article = await _fetched(desk, one.url, one.home, promised=one.title)
        if article.page_error:
            desk.store.set_pages({one.article: article})  # the beginning, where the feed has less
            raise WallError(article.page_error)
        write(desk, one.article, response, article)
        desk.steps.pages += 1
        group.create_task(grouping.arrived(desk, [one.article]))
        if along:
            group.create_task(pictures.fetch_missing(desk, this_round, one.article))

    def failed(one: Wanted, error: ReaderError) -> None:
        next_try = decide.retry(error, desk.store.tries(Part.TEXT, one.article), desk.now())
        desk.store.note_failed(Part.TEXT, one.article, str(error), now=desk.now(), next_try=next_try)

    return Lines(desk, group, read, failed)


async def fetch_page(
    desk: Desk, url: str, home: str, promised: str = "", *, at_once: bool = False
) -> tuple[Response, Article]:
    """Fetch one page and read the article on it; `promised` is the title that its feed gave it.

    `at_once` says that a person waits for it.

    Raises FetchError, and DocumentError where there is no whole article, or redirects lead to something else.
    """
    response, article = await _fetched(desk, url, home, promised, at_once=at_once)
    if article.page_error:
        raise WallError(article.page_error)
    return response, article


async def _fetched(
    desk: Desk, url: str, home: str, promised: str = "", *, at_once: bool = False
) -> tuple[Response, Article]:
    """Fetch one page and read what it shows of an article."""
    response = await desk.fetcher.get(url, accept=asking.PAGES, home=home, page=True, at_once=at_once)
    if elsewhere := answers.landed_elsewhere(url, response.url):
        raise DocumentError(elsewhere)
    article = await read_page(desk, response.body, response.url, response.content_type)
    redirected = urls.identity(url) != urls.identity(response.url)
    if redirected and decide.tells_other_story(promised, article.title):
        raise DocumentError(f"{urls.host(url)} leads to another story at this address: “{article.title[:200]}”.")
    return response, article


async def read_page(desk: Desk, data: bytes, url: str, content_type: str) -> Article:
    """Read the article on a page found at `url`, or its beginning. Raises DocumentError where there is none."""
    article = await desk.parsers.call(page_parser.read, data, url=url, content_type=content_type)
    return replace(article, url=decide.address_of(url, article.url))


async def keep_page(desk: Desk, wanted: Wanted, origin: Origin, *, at_once: bool = False) -> int:
    """Fetch a page into the library as an article of its own; returns its id, an existing one where it is here already.

    It answers to the address that was asked for as well as to its own.
    """
    response, article = await fetch_page(desk, wanted.url, wanted.home, at_once=at_once)
    return keep_read(desk, origin, response, article)


def keep_read(desk: Desk, origin: Origin, response: Response, article: Article) -> int:
    """Put a page that was fetched and read into the library."""
    (kept,), _ = desk.store.keep([article], origin=origin, now=desk.now())
    write(desk, kept, response, article)
    desk.steps.pages += 1
    return kept


def write(desk: Desk, article: int, response: Response, page: Article) -> None:
    """Write what the page of an article says, its bytes, and every address under which it was reached.

    The addresses come first: what the page says may make this article one with another, which then has them. A gate
    that was passed on the way is not one of them.
    """
    desk.store.add_page_bytes(article, response.body, response.url, response.content_type)
    asked = response.passed[0]
    desk.store.add_addresses({article: [url for url in response.passed if not answers.landed_elsewhere(asked, url)]})
    desk.store.set_pages({article: page})
