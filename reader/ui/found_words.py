"""What is said of feeds that were found: pure, no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import FoundFeed
from reader.ui.ready_words import many

_KINDS = {"page": "Read from the page"}
_WEEKS_OF_A_MONTH = 4.35


def facts(feed: FoundFeed) -> str:
    """Say it in a few words: "RSS · 30 articles · about 12 a week"."""
    if feed.error:
        return feed.error
    if feed.known:
        return "In the library already"
    if not feed.articles:
        return "Nothing to show yet"  # it is empty, or so far down the list that nobody looked
    kind, articles = _KINDS.get(feed.kind, feed.kind), many(feed.articles, "article")
    return " · ".join(filter(None, (kind, articles, pace(feed.week))))


def pace(week: float | None) -> str:
    """Say how much comes in a week, or in a month where that is little; "" where nobody knows."""
    if week is None:
        return ""
    if week >= 0.75:
        return f"about {_round(week):,} a week"
    month = round(week * _WEEKS_OF_A_MONTH)
    return f"about {month} a month" if month else "less than one a month"


def summary(feeds: Sequence[FoundFeed]) -> str:
    """Say what was found, and what there is to do."""
    if not feeds:
        return "No feed was found there. Look on the page for a link called RSS or Feed, and put its address here."
    new = [feed for feed in feeds if not feed.known and not feed.error]
    if len(feeds) > 1:
        return f"{len(feeds)} feeds were found. Tick those that you want." if new else "None of these can be added."
    if new:
        return ""
    title = feeds[0].title or feeds[0].url
    return f"“{title}” is in the library already." if feeds[0].known else f"“{title}” was found but cannot be read."


def _round(week: float) -> int:
    """Round to what can be said of a guess: 12, 120, 1,200."""
    return round(week) if week < 100 else round(week / 10) * 10
