"""Looks which feeds there are for what a reader typed, and what each brings; nothing is stored."""

from __future__ import annotations

from reader import urls
from reader.errors import DocumentError, FetchError
from reader.model import Article, FoundFeed
from reader.sync import leads
from reader.sync.desk import Desk, side_by_side
from reader.sync.lead import Lead

PREVIEWED = 6  # feeds that are read to show what they bring; further ones are only named
_NEWEST = 8  # titles shown of each
_DAY = 24 * 3600
_WEEK = 7 * _DAY


async def find(desk: Desk, text: str) -> tuple[FoundFeed, ...]:
    """Find the feeds at an address, or named by its page, the most likely first and readers' comments last.

    One that cannot be read has its error and hides no other. Raises InputError where no address was typed, FetchError
    or DocumentError where there is no feed, OfflineError where there is no connection.
    """
    tried = leads.addresses(text)
    desk.net.require()
    found = await leads.follow(desk, tried)
    looked = await side_by_side(_look(desk, lead) for lead in found[:PREVIEWED])
    named = [_named(desk, lead) for lead in found[PREVIEWED:] if not lead.unsure]
    once: dict[str, FoundFeed] = {}
    for one in (*filter(None, looked), *named):
        once.setdefault(urls.canonical(one.url), one)
    if not once:
        raise leads.nothing_at(tried[0])
    return tuple(once.values())


async def _look(desk: Desk, lead: Lead) -> FoundFeed | None:
    """Read one feed and tell what it brings; None for a guess that leads to no feed."""
    try:
        read = await leads.read(desk, lead)
    except (FetchError, DocumentError) as error:
        return None if lead.unsure else _named(desk, lead, str(error))
    feed, url = read.feed, read.response.permanent_url
    known = desk.store.feed_by_url(url) or desk.store.feed_by_url(lead.url)
    newest = sorted(feed.articles, key=lambda article: -(article.published or 0))[:_NEWEST]
    return FoundFeed(
        url=url,
        title=feed.title or lead.title or urls.host(url),
        site_url=feed.site_url,
        kind=read.kind,
        language=feed.language,
        articles=len(feed.articles),
        week=a_week(feed.articles),
        newest=tuple((article.title, article.published) for article in newest),
        icon=feed.icon_url,
        known=known.id if known else 0,
    )


def a_week(articles: tuple[Article, ...]) -> float | None:
    """Say how many articles a week a feed brings, by the dates of those it has; None where fewer than two are dated."""
    times = sorted(article.published for article in articles if article.published is not None)
    if len(times) < 2:
        return None
    return round((len(times) - 1) * _WEEK / max(times[-1] - times[0], _DAY), 1)


def _named(desk: Desk, lead: Lead, error: str = "") -> FoundFeed:
    """Tell of a feed without what it brings."""
    known = desk.store.feed_by_url(lead.url)
    title = lead.title or (known.title if known else "") or urls.host(lead.url)
    return FoundFeed(url=lead.url, title=title, known=known.id if known else 0, error=error)
