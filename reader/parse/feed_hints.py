"""How a feed asks to be polled: ttl, skipHours and skipDays (RSS 2.0, rssboard.org), and the syndication module of
RSS 1.0 (web.resource.org/rss/1.0/modules/syndication). What follows from it is the schedule's matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.parse.feed_parts import Parts

_MOST = 366 * 86_400  # seconds: more is a slip
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400, "yearly": 365 * 86_400}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Hints:
    """The pause asked for between two polls in seconds, 0 for none; hours and weekdays (Monday 0) of rest, in UTC."""

    ttl: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def read(channel: Parts) -> Hints:
    """Read what a channel or feed element asks for. What is no number, hour or day counts as not said."""
    return Hints(
        pause(channel.text("ttl"), channel.text("sy:updateperiod"), channel.text("sy:updatefrequency")),
        tuple(sorted(set(_hours(_texts(channel, "skiphours", "hour"))))),
        tuple(sorted({_DAYS.index(day) for day in _texts(channel, "skipdays", "day") if day in _DAYS})),
    )


def pause(ttl: str, period: str, frequency: str) -> int:
    """Give the longer of two in seconds: a ttl in minutes, and a period, "daily", parted by how often it has news."""
    often = max(_whole(frequency), 1)
    spell = _PERIODS.get(period.strip().lower(), _PERIODS["daily"] if _whole(frequency) else 0)
    return min(max(60 * _whole(ttl), spell // often), _MOST)


def _texts(channel: Parts, list_name: str, name: str) -> Iterator[str]:
    for listed in channel.all(list_name):
        for words in Parts(listed).texts(name):
            yield words.lower()


def _hours(said: Iterable[str]) -> Iterator[int]:
    """Read hours; 24 is midnight, as RSS 0.91 counted from 1."""
    return (int(hour) % 24 for hour in said if hour.isascii() and hour.isdigit() and len(hour) < 3 and int(hour) <= 24)


def _whole(said: str) -> int:
    digits = said.strip().partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
