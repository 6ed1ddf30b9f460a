"""What came of asking a feed, in words: pure, no Qt."""

from __future__ import annotations

from datetime import tzinfo
from http import HTTPStatus

from reader.model import Poll
from reader.sizes import size
from reader.text import one_line
from reader.times import clock, date, list_time
from reader.ui.ready_words import many

_SECOND = 1_000  # ms


def answer(poll: Poll) -> str:
    """Say what came: "3 new articles, 1 changed", "Nothing new", or the sentence why it failed."""
    if poll.error:
        return one_line(poll.error)
    found = [many(poll.new, "new article")] if poll.new else []
    found += [f"{poll.changed:,} changed"] if poll.changed else []
    return ", ".join(found) or "Nothing new"


def day(at: int, now: int, *, zone: tzinfo | None = None) -> str:
    """Name the day of a poll: "Today", "Yesterday", "21 April 2021"."""
    near = list_time(at, now, zone=zone).split(" ")[0]
    return near if near in ("Today", "Yesterday") else date(at, None, zone=zone)


def detail(poll: Poll, *, zone: tzinfo | None = None) -> str:
    """Say all that is known of a poll: "3 new articles. The server answered 200 (OK) in 0.3 s with 12 KB."."""
    said = answer(poll)
    return f"{said}{'' if said.endswith(('.', '!', '?', '。')) else '.'} {_served(poll)}"


def line(poll: Poll, title: str, *, zone: tzinfo | None = None) -> str:
    """Write a poll to be copied: day, time, feed and answer, with tabs between them."""
    return "\t".join((date(poll.at, None, zone=zone), clock(poll.at, zone=zone), one_line(title), answer(poll)))


def _served(poll: Poll) -> str:
    took = f"{poll.took / _SECOND:.1f} s" if poll.took >= 50 else "a moment"
    if poll.status is None:
        return f"There was no answer after {took}." if poll.took else "There was no answer."
    sent = f" with {size(poll.size)}" if poll.size else ""
    return f"The server answered {_status(poll.status)} in {took}{sent}."


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:  # servers invent their own
        return str(status)
