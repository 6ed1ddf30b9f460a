"""Fetches the page behind a link that the reader clicked, so that it can be read here."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from reader import urls
from reader.errors import InputError
from reader.model import Origin
from reader.progress import Progress
from reader.sync import pictures, targets
from reader.sync.desk import Desk
from reader.sync.hosts import Wanted
from reader.sync.pages import keep_page
from reader.sync.pictures import Round

_PICTURES_WAIT = 8.0  # seconds that the text waits for its pictures


async def follow(desk: Desk, url: str) -> int:
    """Fetch a page into the library as *followed*, with the pictures that come soon. Returns the article's id.

    A story that is here already is not fetched again. Raises FetchError, and DocumentError for a page without a story.
    """
    if not urls.is_web(url):
        raise InputError(f"“{url[:200]}” is not an address on the web, so it cannot be fetched.")
    known = desk.store.find(url)
    if known is not None:
        desk.store.open_article(known)
        return known
    desk.emit(Progress(text=urls.host(url)))
    article = await keep_page(desk, Wanted(url=url), Origin.FOLLOWED)
    with suppress(TimeoutError):
        async with asyncio.timeout(_PICTURES_WAIT):
            await pictures.fetch_missing(desk, Round(), article)
    return article


async def follow_on(desk: Desk, article: int) -> None:
    """Fetch what a followed story still lacks, and the stories it names in turn."""
    await pictures.fetch_missing(desk, Round(), article)
    await targets.prefetch(desk, [article])
