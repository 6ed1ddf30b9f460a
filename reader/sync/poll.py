"""Polls one feed: fetch, parse, deliver. What goes wrong is a sentence on that feed and stops nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.errors import LibraryError, ReaderError
from reader.model import Article, Feed, ParsedFeed, Poll, Scope
from reader.progress import FeedPolled
from reader.store import Brought
from reader.store.arriving import in_order
from reader.store.identity import Arrival
from reader.sync import decide, documents, more_pages, outcome
from reader.sync.desk import Desk, home_of, tell_of_bug
from reader.sync.fetch import Response
from reader.sync.inbox import Inbox
from reader.sync.network import OfflineError

_MANY = 100_000  # articles: more than any feed brings at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """How a poll went: the feed as it stands now, and how many articles are new and changed."""

    feed: Feed
    new: int = 0
    changed: int = 0
    arrived: tuple[int, ...] = ()  # those articles: whoever polls looks for their stories then
    wants_icon: bool = False
    icon_url: str = ""  # as the feed names it
    line: Poll | None = None  # of the log; None where it was not asked


async def poll(desk: Desk, feed: Feed, box: Inbox) -> Polled:
    """Poll a feed, and let `box` tell how it went; never raises for what a server or a document does.

    Raises OfflineError where the connection was lost: that is no failure of the feed, and nothing is noted on it.
    """
    heard: list[Response] = []
    try:
        polled = await _poll(desk, feed, box, heard)
    except (LibraryError, OfflineError):
        raise
    except ReaderError as error:
        polled = _failed(desk, feed, error, heard)
    except Exception:  # noqa: BLE001 - the seam: a bug with one feed must not stop the others
        polled = _failed(desk, feed, ReaderError(tell_of_bug()), heard)
    news = _is_news(feed, polled)
    box.note(polled.feed, _line(desk, polled), lambda: _ended(desk, polled) if news else None, news=news)
    if not news:
        _ended(desk, polled)  # nobody would see it in the library, so it need not wait until it is there
    return polled


def _ended(desk: Desk, polled: Polled) -> None:
    tell(desk, polled)
    desk.steps.step(polled.feed.title or polled.feed.url)


def _is_news(before: Feed, polled: Polled) -> bool:
    """Tell whether a reader would see anything of this poll."""
    brought = polled.new or polled.changed or before.polled is None
    return bool(brought) or (before.error, before.stopped) != (polled.feed.error, polled.feed.stopped)


def note(desk: Desk, polled: Polled) -> None:
    """Write a poll down: in its feed's row, and in the log."""
    desk.store.note_polls([(polled.feed, _line(desk, polled))])


def _line(desk: Desk, polled: Polled) -> Poll:
    return polled.line or outcome.line(polled.feed, desk.now())


def tell(desk: Desk, polled: Polled) -> None:
    """Say how a poll went."""
    desk.emit(
        FeedPolled(
            feed=polled.feed.id,
            title=polled.feed.title or polled.feed.url,
            new=polled.new,
            changed=polled.changed,
            error=polled.feed.error,
        )
    )


async def _poll(desk: Desk, feed: Feed, box: Inbox, heard: list[Response]) -> Polled:
    """Poll a feed; the answer is put into `heard` as soon as it is here, for whoever tells what became of it."""
    home = home_of(feed)
    response = await desk.fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified, home=home)
    heard.append(response)
    if response.not_modified:
        return Polled(
            feed=_answered(desk, feed, response, None), line=outcome.line(feed, desk.now(), response=response)
        )
    parsed, arrivals = await desk.parsers.call(
        documents.read, response.body, url=response.url, content_type=response.content_type
    )
    whole = await more_pages.whole(desk, response, parsed, first=feed.polled is None, home=home)
    return await _deliver(desk, feed, response, whole, arrivals if whole is parsed else in_order(whole.articles), box)


async def deliver(desk: Desk, feed: Feed, response: Response, parsed: ParsedFeed) -> Polled:
    """Put what a feed brings into the library, and note which pages are not fetched now."""
    return await _deliver(desk, feed, response, parsed, in_order(parsed.articles), None)


async def _deliver(
    desk: Desk,
    feed: Feed,
    response: Response,
    parsed: ParsedFeed,
    arrivals: tuple[Arrival, ...],
    box: Inbox | None,
) -> Polled:
    named = replace(
        feed,
        title=feed.title or parsed.title,
        site_url=parsed.site_url or feed.site_url,
        language=parsed.language or feed.language,
    )

    def choose(new: Sequence[Article], first: bool) -> tuple[list[Article], list[Article]]:
        _, put_off, unwanted = decide.split_by_page(named, new, first=first)
        return put_off, unwanted

    # It broke off within its first delivery: what came of that is not chosen from yet.
    broke_off = feed.polled is None and bool(desk.store.page(Scope(feed=feed.id), limit=1))
    brought = Brought(feed=feed.id, arrivals=arrivals, choose=None if broke_off else choose)
    if box:
        delivered = await box.deliver(brought)
    else:
        (delivered,) = await asyncio.to_thread(desk.store.deliver_some, [brought], desk.now())
    if broke_off:
        _choose_late(desk, named)
    return Polled(
        feed=_answered(desk, named, response, parsed),
        line=outcome.line(feed, desk.now(), response=response, new=len(delivered.new), changed=len(delivered.changed)),
        new=len(delivered.new),
        changed=len(delivered.changed),
        arrived=(*delivered.new, *delivered.changed),
        wants_icon=decide.wants_icon(feed, desk.now()),
        icon_url=parsed.icon_url,
    )


def _choose_late(desk: Desk, feed: Feed) -> None:
    waiting = [article.id for article in desk.store.without_page(feed.id, _MANY)]
    _, put_off, unwanted = decide.split_by_page(feed, desk.store.articles(waiting), first=True)
    desk.store.put_off_pages([article.id for article in put_off])
    desk.store.unwanted_pages([article.id for article in unwanted])


def _answered(desk: Desk, feed: Feed, response: Response, parsed: ParsedFeed | None) -> Feed:
    moved = response.permanent_url != feed.url
    return outcome.answered(
        feed,
        response,
        parsed,
        rhythm=desk.store.rhythm(feed.id),
        now=desk.now(),
        known_at=desk.store.feed_by_url(response.permanent_url) if moved else None,
    )


def _failed(desk: Desk, feed: Feed, error: ReaderError, heard: list[Response]) -> Polled:
    line = outcome.line(feed, desk.now(), response=heard[-1] if heard else None, error=error)
    return Polled(feed=outcome.failed(feed, error, desk.now()), line=line)
