"""How long ago something was and how soon something comes, in words: pure, no Qt.

Both times are UTC seconds.
"""

from __future__ import annotations

from datetime import tzinfo

from reader.times import list_time

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_LONG = 14 * _DAY  # from then on a date says more


def ago(at: int, now: int, *, zone: tzinfo | None = None) -> str:
    """Say how long ago: "just now", "5 minutes ago", "3 days ago", and the date from two weeks on.

    What is told of the future, by a clock that was wrong, was just now.
    """
    passed = now - at
    if passed < _MINUTE:
        return "just now"
    return list_time(at, now, zone=zone) if passed >= _LONG else f"{_span(passed)} ago"


def ahead(at: int, now: int) -> str:
    """Say how soon: "now", "in 20 minutes", "in 2 days"."""
    return "now" if at <= now else f"in {_span(max(at - now, _MINUTE))}"


def _span(seconds: int) -> str:
    """Name a span by its largest unit, rounded: "20 minutes", "3 hours", "2 days"."""
    if seconds < _HOUR - _MINUTE / 2:
        return _count(seconds, _MINUTE, "minute")
    if seconds < _DAY - _HOUR / 2:
        return _count(seconds, _HOUR, "hour")
    return _count(seconds, _DAY, "day")


def _count(seconds: int, unit: int, noun: str) -> str:
    count = round(seconds / unit)
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
