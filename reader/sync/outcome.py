"""How a poll leaves its feed: what it asks for, whether it has moved or is gone, when it is polled next.

Pure: sees values, returns values. Times are UTC seconds. What the feed brought is delivered elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader import urls
from reader.errors import FetchError, ReaderError
from reader.model import Feed, ParsedFeed, Poll
from reader.sync import schedule
from reader.sync.fetch import Response

MOVES = 3  # polls in a row that lasting redirects must lead to one address before it is taken over
_GONE = 410
_GONES = 3  # answers in a row that it is gone for good, after which the reader is asked; two where a day lies between
_APART = 20 * schedule.HOUR  # a day, as it is kept when polls drift


def answered(
    feed: Feed,
    response: Response,
    parsed: ParsedFeed | None,
    *,
    rhythm: Sequence[int],
    now: int,
    known_at: Feed | None = None,
) -> Feed:
    """Write down a good poll; `parsed` is None where the document was not modified.

    `rhythm` are the times of the feed's last articles, these among them; `known_at` is the feed that is subscribed at
    `response.permanent_url`.
    """
    feed = _moved(_asking(feed, parsed), response.permanent_url, known_at)
    feed = replace(
        feed,
        etag=feed.etag if response.not_modified else response.etag,
        last_modified=feed.last_modified if response.not_modified else response.last_modified,
        polled=now,
        failures=0,
        error="",
        gone_times=0,
        stopped="" if feed.stopped == "gone" else feed.stopped,
    )
    return replace(feed, next_poll=schedule.next_poll(feed, now, times=rhythm, fresh_for=response.fresh_for))


def failed(feed: Feed, error: ReaderError, now: int) -> Feed:
    """Write down a poll that failed; what the feed brought before stays, and so do its validators.

    Being asked to wait is not a failure: such a feed has a sentence and no failures. One that is gone for good is asked
    once more after a day; then it is stopped, and the reader is asked what is to become of it.
    """
    wait = (error.retry_after or None) if isinstance(error, FetchError) else None
    feed = replace(_gone(feed, error, now), polled=now, failures=0 if wait else feed.failures + 1, error=str(error))
    if feed.gone_times:
        wait = schedule.LONGEST
    return replace(feed, next_poll=schedule.next_poll(feed, now, retry_after=wait))


def line(
    feed: Feed,
    now: int,
    *,
    response: Response | None = None,
    error: ReaderError | None = None,
    new: int = 0,
    changed: int = 0,
) -> Poll:
    """Write a poll's line of the log, from the answer, or from the failure."""
    return Poll(
        feed=feed.id,
        at=now,
        took=response.took if response else 0,
        status=response.status if response else error.status if isinstance(error, FetchError) else None,
        new=new,
        changed=changed,
        size=response.size if response else 0,
        error=str(error) if error else "",
    )


def _asking(feed: Feed, parsed: ParsedFeed | None) -> Feed:
    """Take over how its document asks to be polled."""
    if parsed is None:
        return feed
    return replace(
        feed,
        asks=min(max(parsed.ttl, 0), schedule.LONGEST),
        skip_hours=schedule.mask(parsed.skip_hours, 24),
        skip_days=schedule.mask(parsed.skip_days, 7),
    )


def _moved(feed: Feed, permanent_url: str, known_at: Feed | None) -> Feed:
    """Count how often lasting redirects led to one address, and take it over at the third time in a row.

    Never onto another feed: then it is noted which one that is, so that merging can be offered.
    """
    if permanent_url == feed.url or not urls.is_web(permanent_url):
        return replace(feed, moved_to="", moved_times=0, same_as=None)
    times = feed.moved_times + 1 if permanent_url == feed.moved_to else 1
    if times < MOVES:
        return replace(feed, moved_to=permanent_url, moved_times=times)
    if known_at is not None and known_at.id != feed.id:
        return replace(feed, moved_to=permanent_url, moved_times=times, same_as=known_at.id)
    return replace(feed, url=permanent_url, moved_to="", moved_times=0, same_as=None)


def _gone(feed: Feed, error: ReaderError, now: int) -> Feed:
    """Count the answers in a row that say that it is gone; what is no answer at all says nothing about that."""
    status = error.status if isinstance(error, FetchError) else 200
    if status is None:
        return feed
    if status != _GONE:
        return replace(feed, gone_times=0)
    times = feed.gone_times + 1
    a_day_apart = times > 1 and feed.polled is not None and now - feed.polled >= _APART
    over = times >= _GONES or a_day_apart
    return replace(feed, gone_times=times, stopped=feed.stopped or ("gone" if over else ""))
