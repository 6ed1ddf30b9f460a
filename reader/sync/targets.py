"""Fetches the stories that articles name as related, one step deep, so that following them works offline."""

from __future__ import annotations

from collections.abc import Collection

from reader import urls
from reader.errors import ReaderError
from reader.model import Origin
from reader.sync import decide
from reader.sync.desk import Desk, home_of
from reader.sync.pages import Wanted, host_by_host, keep_page


async def prefetch(desk: Desk, articles: Collection[int]) -> None:
    """Fetch the related stories of these articles as *prefetched* ones, without their pictures."""

    async def read(one: Wanted) -> None:
        if desk.store.find(one.url) is None:
            await keep_page(desk, one, Origin.PREFETCHED)

    def failed(one: Wanted, error: ReaderError) -> None:
        """Leave it: the link still leads to the web, and is fetched when the reader follows it."""

    await host_by_host(desk, _wanted(desk, articles), read, failed)


def _wanted(desk: Desk, articles: Collection[int]) -> list[Wanted]:
    homes = {feed.id: home_of(feed) for feed in desk.store.feeds()}
    wanted: dict[str, Wanted] = {}
    for origin in sorted(articles, reverse=True):
        article = desk.store.article(origin)
        if article is None:
            continue
        home = homes.get(article.feed, "") if article.feed else ""
        for link in decide.targets(article, known=lambda url: desk.store.find(url) is not None):
            wanted.setdefault(urls.identity(link.url), Wanted(url=link.url, home=home))
    return list(wanted.values())
