"""How a feed fares, in words: pure, no Qt."""

from __future__ import annotations

from datetime import tzinfo
from enum import IntEnum

from reader.model import Feed, FeedHealth
from reader.text import one_line
from reader.times import list_time
from reader.ui import poll_words
from reader.ui.ready_words import many
from reader.ui.time_words import ago, ahead

BROUGHT, NOTHING_NEW, FAILED = "+", ".", "x"  # in a FeedHealth's strip


class Condition(IntEnum):
    """How a feed fares, in the order in which feeds need the reader's eye."""

    GONE = 0  # it says that it is gone: the reader is asked
    TWICE = 1  # it leads to another subscribed feed: merging is offered
    FAILING = 2
    SILENT = 3
    PAUSED = 4
    NEW = 5  # never asked yet
    WELL = 6


def condition(health: FeedHealth) -> Condition:
    """Judge how a feed fares."""
    feed = health.feed
    if feed.stopped == "gone":
        return Condition.GONE
    if feed.same_as is not None:
        return Condition.TWICE
    if feed.stopped:
        return Condition.PAUSED
    if feed.error:
        return Condition.FAILING
    if health.silent:
        return Condition.SILENT
    return Condition.WELL if health.last is not None else Condition.NEW


def name(feed: Feed) -> str:
    """Name a feed as the tree does."""
    return one_line(feed.title) or feed.site_url or feed.url


def last_answer(health: FeedHealth) -> str:
    """Say what the last poll brought, or what stops the next."""
    feed = health.feed
    if feed.stopped == "gone":
        return "Gone for good: keep asking?"
    if condition(health) is Condition.TWICE:
        return "Leads to another feed of yours"
    if feed.error:
        return one_line(feed.error)
    return poll_words.answer(health.last) if health.last is not None else "Not asked yet"


def asked(health: FeedHealth, now: int, *, zone: tzinfo | None = None) -> str:
    """Say when the feed was last asked; "" where it never was."""
    return ago(health.last.at, now, zone=zone) if health.last is not None else ""


def next_poll(feed: Feed, now: int) -> str:
    """Say when the feed is asked next: "in 20 minutes", "Paused"."""
    if feed.stopped:
        return "Stopped" if feed.stopped == "gone" else "Paused"
    return ahead(feed.next_poll, now)


def weekly(week: float) -> str:
    """Write how many articles come in a week: "120", "3.5", "–" for none."""
    if not week:
        return "–"
    return f"{week:,.0f}" if week >= 10 else f"{max(week, 0.1):.1f}".removesuffix(".0")


def newest(health: FeedHealth, now: int, *, zone: tzinfo | None = None) -> str:
    """Say how old the newest article is, and of a feed that fell silent since when."""
    if health.newest is None:
        return "–"
    if health.silent:
        return f"Silent since {list_time(health.newest, now, zone=zone)}"
    return ago(health.newest, now, zone=zone)


def history(strip: str) -> str:
    """Tell a strip: "Of the last 40 times asked, 3 failed and 12 brought articles; the last failed"."""
    if not strip:
        return "Not asked yet"
    failed, brought = strip.count(FAILED), strip.count(BROUGHT)
    last = "failed" if strip.endswith(FAILED) else "went well"
    if len(strip) == 1:
        return f"Asked once: that {last}"
    counted = f"{failed or 'none'} failed and {brought or 'none'} brought articles"
    return f"Of the last {len(strip)} times asked, {counted}; the last {last}"


def sentence(health: FeedHealth, now: int, *, zone: tzinfo | None = None) -> str:
    """Say in a sentence or two how a feed fares."""
    feed = health.feed
    match condition(health):
        case Condition.GONE:
            return gone(feed)
        case Condition.TWICE:
            return "It leads to the address of another feed that you have."
        case Condition.PAUSED:
            return "You paused it: it is not asked by itself."
        case Condition.FAILING:
            return " ".join(filter(None, (_full_stop(one_line(feed.error)), _times(feed))))
        case Condition.SILENT:
            since = list_time(health.newest or 0, now, zone=zone)
            return f"It brought nothing since {since}, which is much longer than it used to pause."
        case Condition.NEW:
            return "It was not asked yet."
        case Condition.WELL:
            return "It answers well."


def gone(feed: Feed) -> str:
    """Say that a feed is gone, and what became of it."""
    return (
        f"“{name(feed)}” says again and again that it is gone for good, so it is not asked any more. "
        "What it brought stays here."
    )


def twice(feed: Feed, other: Feed) -> str:
    """Say that two feeds are one."""
    moved = f"“{name(feed)}” leads to the same address as “{name(other)}” now."
    return f"{moved} Merge them? Nothing that they brought is lost."


def paused(feed: Feed) -> str:
    """Say that a feed rests."""
    return f"“{name(feed)}” is paused: it is not asked by itself."


def failed(count: int) -> str:
    """Say how many feeds failed; "" for none."""
    return f"{many(count, 'feed')} failed" if count else ""


def _times(feed: Feed) -> str:
    return f"It failed {feed.failures} times in a row." if feed.failures > 1 else ""


def _full_stop(said: str) -> str:
    return said if said.endswith((".", "!", "?", "。")) else f"{said}."
