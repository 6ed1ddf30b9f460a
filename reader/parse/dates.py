"""Dates as feeds and papers write them, to UTC seconds and the writer's own offset.

ISO 8601 and RFC 822 first, by hand, as nearly every date is one of them; dateutil for the rest. What is no date gives
None: a wrong time would sort an article into the wrong place for ever.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from dateutil import parser as dateutil

from reader.parse.months import month

_YEARS = range(1600, 2200)  # the oldest newspaper is of 1605; beyond these a date is a slip or a trick
_LONGEST = 100
_FURTHEST = 14 * 60  # minutes: no clock on earth is further from UTC

_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"\s*\(?(?P<zone>Z|[A-Z]{1,5}(?=$|[^A-Z])|(?:GMT|UTC)?\s*[+-]\d{1,2}:?\d{0,2})?"
_END = r"(?:\s*\([^)]*\)|\s*(?:uhr|hrs|hours|h))?\W*$"  # what may follow a date without meaning anything
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?|(?P<month2>\d{2})(?P<day2>\d{2}))?"
    rf"(?:(?:T|\s+|(?<=\d{{8}}))\s*(?:{_CLOCK}|(?P<hour2>\d{{2}})(?P<minute2>\d{{2}})(?P<second2>\d{{2}})?){_ZONE})?{_END}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?P<year>\d{4})-?(?P<yearday>\d{3})$")
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{2})(?:-?(?P<weekday>[1-7]))?$")
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+|[^\W\d]+\.?,\s*)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?(?:\s+de)?[\s-]+(?P<name>[^\W\d]+)\.?,?(?:\s+de)?[\s-]+"
    rf"(?P<year>\d{{4}}|\d{{2}})(?:,|\s+at|\s+um|\s+à)?(?:\s*-)?(?:\s+{_CLOCK}{_ZONE})?{_END}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?:,|\s+at)?(?:\s*-)?"
    rf"(?:\s+{_CLOCK}{_ZONE})?{_END}",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(
    rf"(?P<year>\d{{4}})\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일]"
    rf"[^\d]{{0,8}}(?:{_CLOCK}|(?P<hour2>\d{{1,2}})[时時시](?P<minute2>\d{{1,2}})?)?{_ZONE}{_END}"
)
_DOTTED = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}})(?:[,\s]+{_CLOCK}{_ZONE})?{_END}",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?$")
_YEAR = re.compile(r"\d{4}")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?$", re.IGNORECASE)

# Minutes east of UTC. Where a name means several clocks (CST, IST, BST) the one that feeds use most stands.
_ZONES = {
    name: minutes
    for minutes, names in {
        0: "Z UT UTC GMT WET",
        60: "CET BST MEZ WEST WAT",
        120: "CEST EET SAST CAT MESZ",
        180: "EEST MSK EAT AST3",
        240: "GST",
        300: "PKT",
        330: "IST",
        420: "WIB ICT",
        480: "HKT SGT MYT PHT AWST",
        540: "JST KST",
        600: "AEST",
        660: "AEDT",
        720: "NZST",
        780: "NZDT",
        -180: "BRT ART ADT",
        -240: "EDT AST",
        -300: "EST CDT",
        -360: "CST MDT",
        -420: "MST PDT",
        -480: "PST AKDT",
        -540: "AKST",
        -600: "HST",
    }.items()
    for name in names.split()
}


def read(text: str, *, zone: int | None = None) -> tuple[int, int | None] | None:
    """Read a date: UTC seconds, and the offset it names in minutes east of UTC.

    `zone` is the offset to assume where the text names none; without one such a time counts as UTC and the offset
    stays None. None for what is no date, or none of a year between 1600 and 2200. Never raises.
    """
    short = unicodedata.normalize("NFKC", " ".join(text.split())[: _LONGEST + 1]).strip()
    if not short or len(short) > _LONGEST:
        return None
    moment = _by_hand(short) or _by_dateutil(short)
    if moment is None or moment.year not in _YEARS:
        return None
    if moment.tzinfo is None:
        return _timestamp(moment, zone)
    offset = moment.utcoffset() or timedelta()
    return int(moment.timestamp()), int(offset.total_seconds()) // 60


def _timestamp(moment: datetime, zone: int | None) -> tuple[int, int | None]:
    return int(moment.replace(tzinfo=UTC).timestamp()) - 60 * (zone or 0), zone


def _by_hand(text: str) -> datetime | None:
    for pattern in (_ISO, _ORDINAL, _WEEK, _EAST_ASIAN, _DOTTED, _DAY_FIRST, _MONTH_FIRST):
        found = pattern.match(text)
        if found:
            moment = _made({name: value for name, value in found.groupdict().items() if value})
            if moment:
                return moment
    epoch = _EPOCH.match(text)
    return datetime.fromtimestamp(int(epoch[1]), UTC) if epoch else None


def _made(said: dict[str, str]) -> datetime | None:
    """Put a date together from what a pattern found; None for a 30 February."""
    try:
        day = _day(said)
        moment = datetime(day.year, day.month, day.day) + _clock(said)
    except (ValueError, OverflowError):
        return None
    offset = _offset(said.get("zone", ""))
    return moment if offset is None else moment.replace(tzinfo=timezone(timedelta(minutes=offset)))


def _day(said: dict[str, str]) -> date:
    """Name the day; raises ValueError where there is no such day."""
    year = int(said["year"])
    if "yearday" in said:
        return datetime.strptime(f"{year}-{said['yearday']}", "%Y-%j").date()
    if "week" in said:
        return date.fromisocalendar(year, int(said["week"]), int(said.get("weekday", "1")))
    number = month(said["name"]) if "name" in said else int(said.get("month") or said.get("month2") or "1")
    if len(said["year"]) == 2:  # RFC 2822, 4.3
        year += 2000 if year < 50 else 1900
    return date(year, number, int(said.get("day") or said.get("day2") or "1"))


def _clock(said: dict[str, str]) -> timedelta:
    """Name the time of day; "24:00" is the next midnight and a leap second the one before it."""
    hour = int(said.get("hour") or said.get("hour2") or "0")
    minute = int(said.get("minute") or said.get("minute2") or "0")
    second = int(said.get("second") or said.get("second2") or "0")
    if "half" in said:
        hour = hour % 12 + (12 if said["half"][0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time of day")
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _offset(zone: str) -> int | None:
    """Read a time zone in minutes east of UTC; None for an unknown one. "-00:00" says unknown (RFC 3339, 4.3)."""
    named = _ZONES.get(zone.upper())
    if named is not None:
        return named
    found = _OFFSET.match(zone)
    if not found or zone in ("-00:00", "-0000"):
        return None
    minutes = int(found[2]) * 60 + int(found[3] or "0")
    return None if minutes > _FURTHEST else (-minutes if found[1] == "-" else minutes)


def _by_dateutil(text: str) -> datetime | None:
    """Read what is left; a text that does not name a whole day is no date.

    dateutil fills what is missing from a default, so two defaults that agree prove that nothing was.
    """
    if not _YEAR.search(text):
        return None
    try:
        first, second = (
            dateutil.parse(text, default=default, tzinfos=_zone)
            for default in (datetime(1996, 1, 1), datetime(2004, 2, 2))
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError, LookupError, AttributeError):
        return None
    return first if first.date() == second.date() else None


def _zone(name: str | None, seconds: int | None) -> timezone | None:
    """Answer dateutil's question about a zone: its own reading of "+08:00" in seconds, or our table."""
    minutes = _ZONES.get(name or "") if seconds is None else seconds // 60
    return None if minutes is None or abs(minutes) > _FURTHEST else timezone(timedelta(minutes=minutes))
