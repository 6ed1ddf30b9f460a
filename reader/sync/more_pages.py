"""Follows what a subscribed page names as its further pages: older articles, or the parts of a list of sitemaps."""

from __future__ import annotations

from dataclasses import replace

from reader import urls
from reader.errors import DocumentError, FetchError
from reader.model import Article, ParsedFeed
from reader.parse import subscribed
from reader.sync import asking
from reader.sync.desk import Desk
from reader.sync.fetch import Response

_MOST = 3  # pages beyond the first: what a new feed needs to look like one, and no more of a paper's archive


async def whole(desk: Desk, response: Response, parsed: ParsedFeed, *, first: bool, home: str = "") -> ParsedFeed:
    """Put further pages to what `response` brought: at a feed's `first` poll at most three, later none.

    A list of sitemaps has no articles itself, so the newest of its parts is always asked for. A further page that
    fails costs only its older articles; raises FetchError or DocumentError where there is nothing but it.
    """
    most = _MOST if first else 1 if not parsed.articles else 0
    pages, waiting = [parsed], list(parsed.more)
    asked = {urls.identity(response.url)}
    while waiting and len(pages) <= most:
        address = waiting.pop(0)
        if urls.identity(address) in asked:
            continue
        asked.add(urls.identity(address))
        try:
            page = await _page(desk, address, home)
        except (FetchError, DocumentError):
            if not any(page.articles for page in pages):
                raise
            break
        pages.append(page)
        waiting = [*page.more, *waiting]
    return _joined(pages) if len(pages) > 1 else parsed


async def _page(desk: Desk, address: str, home: str) -> ParsedFeed:
    response = await desk.fetcher.get(address, accept=asking.PAGES, home=home, page=True)
    return await desk.parsers.call(
        subscribed.read_any, response.body, url=response.url, content_type=response.content_type
    )


def _joined(pages: list[ParsedFeed]) -> ParsedFeed:
    """Make one feed of several pages, named as the first that has a name; an article that moved on stands once."""
    once: dict[str, Article] = {}
    for page in pages:
        for article in page.articles:
            once.setdefault(urls.identity(article.url), article)
    return replace(
        pages[0],
        title=next((page.title for page in pages if page.title), ""),
        language=next((page.language for page in pages if page.language), ""),
        articles=tuple(once.values()),
    )
