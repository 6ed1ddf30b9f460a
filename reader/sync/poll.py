"""Polls one feed: fetch, parse, deliver. What goes wrong is a sentence on that feed and stops nothing else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from reader.errors import LibraryError, ReaderError
from reader.model import Feed, ParsedFeed, Poll, Scope
from reader.parse import subscribed
from reader.progress import FeedPolled
from reader.sync import decide, more_pages, outcome
from reader.sync.desk import Desk, home_of, tell_of_bug
from reader.sync.fetch import Response
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


async def poll(desk: Desk, feed: Feed) -> Polled:
    """Poll a feed and tell how it went; never raises for what a server or a document does.

    Raises OfflineError where the connection was lost: that is no failure of the feed, and nothing is noted on it.
    """
    heard: list[Response] = []
    try:
        polled = await _poll(desk, feed, heard)
    except (LibraryError, OfflineError):
        raise
    except ReaderError as error:
        polled = _failed(desk, feed, error, heard)
    except Exception:  # noqa: BLE001 - the seam: a bug with one feed must not stop the others
        polled = _failed(desk, feed, ReaderError(tell_of_bug()), heard)
    note(desk, polled)
    tell(desk, polled)
    return polled


def note(desk: Desk, polled: Polled) -> None:
    """Write a poll down: in its feed's row, and in the log."""
    desk.store.note_polls([(polled.feed, polled.line or outcome.line(polled.feed, desk.now()))])


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


async def _poll(desk: Desk, feed: Feed, heard: list[Response]) -> Polled:
    """Poll a feed; the answer is put into `heard` as soon as it is here, for whoever tells what became of it."""
    response = await desk.fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified, home=home_of(feed))
    heard.append(response)
    if response.not_modified:
        return Polled(
            feed=_answered(desk, feed, response, None), line=outcome.line(feed, desk.now(), response=response)
        )
    parsed = await desk.parsers.call(
        subscribed.read_any, response.body, url=response.url, content_type=response.content_type
    )
    parsed = await more_pages.whole(desk, response, parsed, first=feed.polled is None, home=home_of(feed))
    return await deliver(desk, feed, response, parsed)


async def deliver(desk: Desk, feed: Feed, response: Response, parsed: ParsedFeed) -> Polled:
    """Put what a feed brings into the library, and note which pages are not fetched now."""
    known = bool(desk.store.page(Scope(feed=feed.id), limit=1))
    broke_off = known and feed.polled is None  # within its first delivery: what came of that is not chosen from yet
    # On a thread: a feed may bring thousands, and the others should go on meanwhile.
    delivered = await asyncio.to_thread(desk.store.deliver, feed.id, parsed.articles, desk.now())
    named = replace(
        feed,
        title=feed.title or parsed.title,
        site_url=parsed.site_url or feed.site_url,
        language=parsed.language or feed.language,
    )
    waiting = [article.id for article in desk.store.without_page(feed.id, _MANY)] if broke_off else delivered.new
    _, put_off, unwanted = decide.split_by_page(named, desk.store.articles(waiting), first=broke_off or not known)
    desk.store.put_off_pages([article.id for article in put_off])
    desk.store.unwanted_pages([article.id for article in unwanted])
    return Polled(
        feed=_answered(desk, named, response, parsed),
        line=outcome.line(feed, desk.now(), response=response, new=len(delivered.new), changed=len(delivered.changed)),
        new=len(delivered.new),
        changed=len(delivered.changed),
        arrived=(*delivered.new, *delivered.changed),
        wants_icon=decide.wants_icon(feed, desk.now()),
        icon_url=parsed.icon_url,
    )


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
