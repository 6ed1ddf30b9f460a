"""Fetches the page behind a link that the reader clicked, so that it can be read here."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from reader import urls
from reader.errors import InputError
from reader.model import Article, Origin
from reader.progress import Progress
from reader.sync import grouping, pictures, targets
from reader.sync.budget import Round
from reader.sync.desk import Desk, home_of
from reader.sync.hosts import Wanted
from reader.sync.pages import fetch_page, keep_page, write

_PICTURES_WAIT = 8.0  # seconds that the text waits for its pictures


async def follow(desk: Desk, url: str, *, at_once: bool = True) -> int:
    """Fetch a page into the library as *followed*, with the pictures that come soon. Returns the article's id.

    The reader waits for it, so it goes before all that stand in line at its host; not so where nobody does (`at_once`).

    A story whose text is here already is not fetched again. Raises FetchError, DocumentError for a page without a
    story, OfflineError where there is no connection.
    """
    if not urls.is_web(url):
        raise InputError(f"“{urls.shown(url)}” is not an address on the web, so it cannot be fetched.")
    found = desk.store.find(url)
    known = desk.store.article(found) if found else None
    if known and known.body_html:
        desk.store.open_article(known.id)
        await grouping.soon(desk, known.id)
        return known.id
    desk.net.require()
    desk.emit(Progress(text=urls.host(url)))
    if known:
        article = await _complete(desk, known, url, at_once)
    else:
        article = await keep_page(desk, Wanted(url=url), Origin.FOLLOWED, at_once=at_once)
    await grouping.soon(desk, article)
    with suppress(TimeoutError):
        async with asyncio.timeout(_PICTURES_WAIT):
            await pictures.fetch_missing(desk, Round(), article)
    return article


async def _complete(desk: Desk, known: Article, url: str, at_once: bool) -> int:
    """Fetch the page of an article that has only a title so far."""
    feeds = desk.store.feeds([known.feed]) if known.feed else ()
    response, article = await fetch_page(desk, url, home_of(feeds[0]) if feeds else "", at_once=at_once)
    write(desk, known.id, response, article)
    desk.store.open_article(known.id)
    return known.id


async def follow_on(desk: Desk, article: int) -> None:
    """Fetch what a followed story still lacks, and the stories it names in turn."""
    await pictures.fetch_missing(desk, Round(), article)
    await targets.prefetch(desk, [article])
