"""Fetches the stories that articles name as related, one step deep, so that following them works offline.

An article is done with when each of its targets was fetched or given up; until then every sync takes it up again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from reader import urls
from reader.errors import ReaderError
from reader.model import Origin
from reader.sync import decide
from reader.sync.desk import Desk, home_of
from reader.sync.hosts import Wanted, host_by_host
from reader.sync.pages import keep_page

AT_ONCE = 500  # articles in one sync


async def prefetch(desk: Desk, articles: Collection[int]) -> None:
    """Fetch the related stories of these articles as *prefetched* ones, without their pictures."""
    wanted, waiting = _wanted(desk, articles)

    def done_but_for(those_waiting: Iterable[set[int]], among: Collection[int]) -> None:
        done = set(among).difference(*those_waiting)
        if done:
            desk.store.set_related_done(done)

    async def read(one: Wanted) -> None:
        if desk.store.find(one.url) is None:
            await keep_page(desk, one, Origin.PREFETCHED)
        settle(one)

    def failed(one: Wanted, error: ReaderError) -> None:
        """Leave it for good or for now: the link still leads to the web, and is fetched when the reader follows it."""
        if decide.gives_up(error, one.since, desk.now()):
            settle(one)

    def settle(one: Wanted) -> None:
        named_by = waiting.pop(urls.identity(one.url))
        done_but_for(waiting.values(), among=named_by)

    done_but_for(waiting.values(), among=articles)
    await host_by_host(desk, wanted, read, failed)


def _wanted(desk: Desk, articles: Collection[int]) -> tuple[list[Wanted], dict[str, set[int]]]:
    """List the targets to fetch, and which of the articles wait for each (by `urls.identity`)."""
    homes = {feed.id: home_of(feed) for feed in desk.store.feeds()}
    wanted: dict[str, Wanted] = {}
    waiting: defaultdict[str, set[int]] = defaultdict(set)
    for article in desk.store.articles(sorted(articles, reverse=True)):
        home = homes.get(article.feed, "") if article.feed else ""
        for link in decide.targets(article, known=lambda url: desk.store.find(url) is not None):
            target = urls.identity(link.url)
            waiting[target].add(article.id)
            wanted.setdefault(target, Wanted(url=link.url, title=link.text, home=home, since=article.first_seen))
    return list(wanted.values()), waiting
