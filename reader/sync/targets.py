"""Fetches the stories that articles name as related, so that following them works offline: their text, then the
picture that stands for each.

One step along the links or two, of any house, within what a sync may bring. What cannot be had says why; what is left
over waits for the next sync. The other pictures of these stories come last of all, with the rest of the pictures.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from reader import urls
from reader.errors import ReaderError
from reader.model import Article, Lack, Origin, Part
from reader.store.waiting import is_waiting
from reader.sync import decide, grouping, pictures
from reader.sync.budget import Round, of_a_sync
from reader.sync.desk import Desk, home_of, together
from reader.sync.hosts import Lines, Wanted
from reader.sync.pages import fetch_page, keep_read

AT_ONCE = 500  # articles in one sync


async def prefetch(desk: Desk, articles: Collection[int], this_round: Round | None = None) -> None:
    """Fetch the related stories of these articles as *prefetched* ones, as many steps along as the settings say."""
    this_round = this_round or of_a_sync(desk.settings["related_megabytes"])
    if desk.settings["related_depth"] < 1:
        return
    waiting = await fetch_named(desk, this_round, articles)
    if desk.settings["related_depth"] > 1:
        named_by = await asyncio.to_thread(_kept_along, desk, articles)
        still = await fetch_named(desk, this_round, named_by.keys())
        waiting |= {article for named in still for article in named_by[named]}
    desk.store.set_related_done(set(articles) - waiting)


async def fetch_named(desk: Desk, this_round: Round, articles: Collection[int], most: int = decide.RELATED) -> set[int]:
    """Fetch the stories that these articles name, `most` of each; returns those articles that wait for some yet."""
    step = await asyncio.to_thread(_looked_up, desk, articles, most)
    async with together() as group:
        _lines(desk, group, this_round, step).take(step.wanted.values())
    return set().union(*step.waiting.values())


@dataclass(frozen=True, slots=True)
class _Step:
    """One step along the links, by `urls.identity` of each story: what to fetch, and which articles wait for it."""

    wanted: dict[str, Wanted] = field(default_factory=dict)
    waiting: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def _looked_up(desk: Desk, articles: Collection[int], most: int) -> _Step:
    """Look up which stories these articles lack, and which of those are tried now."""
    homes = {feed.id: home_of(feed) for feed in desk.store.feeds()}
    step = _Step()
    newest_first = sorted(articles, reverse=True)
    lacks = {one.article: _by_identity(one.lacks) for one in desk.store.readiness(newest_first)}
    for article in desk.store.articles(newest_first):
        for link in decide.related(article, most):
            key = urls.identity(link.url)
            lack = lacks[article.id].get(key)
            if lack is None or _is_given_up(lack):
                continue
            step.waiting[key].add(article.id)
            if not is_waiting(lack.next_try, desk.now()):
                home = homes.get(article.feed, "") if article.feed else ""
                step.wanted.setdefault(key, Wanted(url=link.url, title=link.text, home=home, since=article.first_seen))
    return step


def _by_identity(lacks: Iterable[Lack]) -> dict[str, Lack]:
    return {urls.identity(lack.url): lack for lack in lacks if lack.part is Part.RELATED}


def _is_given_up(lack: Lack) -> bool:
    return bool(lack.error) and lack.next_try is None


def _lines(desk: Desk, group: asyncio.TaskGroup, this_round: Round, step: _Step) -> Lines:
    async def read(one: Wanted) -> None:
        if this_round.related.is_spent:
            return
        if _is_lacking(desk, step, one.url):
            response, article = await fetch_page(desk, one.url, one.home)
            kept = keep_read(desk, Origin.PREFETCHED, response, article)
            group.create_task(grouping.arrived(desk, [kept]))
            this_round.related.spend(len(response.body))
            group.create_task(pictures.fetch_lead(desk, this_round, kept))
        step.waiting.pop(urls.identity(one.url))

    def failed(one: Wanted, error: ReaderError) -> None:
        """Leave it for good or for now: the link still leads to the web, and is fetched when the reader follows it."""
        next_try = decide.retry(error, desk.store.tries(Part.RELATED, one.url), desk.now())
        desk.store.note_failed(Part.RELATED, one.url, str(error), now=desk.now(), next_try=next_try)
        if next_try is None:
            step.waiting.pop(urls.identity(one.url))

    return Lines(desk, group, read, failed)


def _is_lacking(desk: Desk, step: _Step, url: str) -> bool:
    """Tell whether it is still not here: what runs beside this may have been quicker."""
    key = urls.identity(url)
    return any(key in _by_identity(one.lacks) for one in desk.store.readiness(sorted(step.waiting[key])[:1]))


def _kept_along(desk: Desk, articles: Collection[int]) -> dict[int, set[int]]:
    """List the stories kept along with these articles, and which of the articles name each."""
    named_by: defaultdict[int, set[int]] = defaultdict(set)
    for article in desk.store.articles(sorted(articles)):
        for named in leads_to(desk, article):
            named_by[named].add(article.id)
    return named_by


def leads_to(desk: Desk, article: Article, most: int = decide.RELATED) -> Sequence[int]:
    """List the stories which an article names as related and that are here only because it does."""
    named = [link.article for link in decide.related(article, most) if link.article is not None]
    return [one.id for one in desk.store.articles(named) if one.origin is Origin.PREFETCHED]
