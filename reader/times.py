"""Times as papers print them and as machines read them; pure, no clock.

Every time is whole UTC seconds since 1970, every offset minutes east of UTC. `zone` is the reader's own time zone;
None means the one this machine is set to.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_ZH = "一二三四五六日"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY_MINUTES = 24 * 60


def dateline(published: int | None, offset: int | None, lang: str = "en", *, zone: tzinfo | None = None) -> str:
    """Set a time as the paper printed it: "Wednesday, 21 April 2021, 11:31 UTC+8".

    The zone is named only where the reader's clock would say another hour. "" where the time is unknown.
    """
    moment = _local(published, offset, zone)
    if moment is None:
        return ""
    clock = f"{moment:%H:%M}{_zone_name(moment, published, offset, zone)}"
    if _chinese(lang):
        return f"{_date_zh(moment)} 星期{_WEEKDAYS_ZH[moment.weekday()]} {clock}"
    return f"{_WEEKDAYS[moment.weekday()]}, {_date_en(moment)}, {clock}"


def date(published: int | None, offset: int | None, lang: str = "en", *, zone: tzinfo | None = None) -> str:
    """Set the day alone: "21 April 2021"; "" where the time is unknown."""
    moment = _local(published, offset, zone)
    if moment is None:
        return ""
    return _date_zh(moment) if _chinese(lang) else _date_en(moment)


def clock(seconds: int | None, *, zone: tzinfo | None = None) -> str:
    """Set the hour alone: "11:31"; "" where the time is unknown."""
    moment = local(seconds, zone)
    return "" if moment is None else f"{moment:%H:%M}"


def span(first: int, last: int, lang: str = "en", *, zone: tzinfo | None = None) -> str:
    """Set the days from one time to another: "21 to 24 April 2021"; one day alone as `date` does."""
    begin, end = local(first, zone), local(last, zone)
    if begin is None or end is None or begin.date() == end.date():
        return date(first if begin else last, None, lang, zone=zone)
    if _chinese(lang):
        return f"{_date_zh(begin)}至{_without_same(begin, end, f'{end.year}年', f'{end.month}月', f'{end.day}日')}"
    month = f" {_MONTHS[begin.month - 1]}"
    return f"{begin.day}{_without_same(begin, end, f' {begin.year}', month)} to {_date_en(end)}"


def days(first: int, last: int, *, zone: tzinfo | None = None) -> int:
    """Count the days of the calendar from one time to another, both included; 0 where one is unknown."""
    begin, end = local(first, zone), local(last, zone)
    return 0 if begin is None or end is None else (end.date() - begin.date()).days + 1


def list_time(sort_at: int, now: int, lang: str = "en", *, zone: tzinfo | None = None) -> str:
    """Set a time for a list: "Today 14:05", "Yesterday", "21 Apr", or "21 Apr 2021" in another year."""
    moment, today = _local(sort_at, None, zone), _local(now, None, zone)
    if moment is None or today is None:
        return ""
    chinese = _chinese(lang)
    if moment.date() == today.date():
        return f"{'今天' if chinese else 'Today'} {moment:%H:%M}"
    if moment.date() == today.date() - timedelta(days=1):
        return "昨天" if chinese else "Yesterday"
    if chinese:
        year = "" if moment.year == today.year else f"{moment.year}年"
        return f"{year}{moment.month}月{moment.day}日"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}{year}"


def iso(seconds: int | None, offset: int | None = None) -> str | None:
    """Write a time for machines (ISO 8601), always with its offset; None where the time is unknown."""
    moment = _local(seconds, offset, UTC)
    return None if moment is None else moment.isoformat()


def local(seconds: int | None, zone: tzinfo | None = None) -> datetime | None:
    """Read a time on the reader's clock; None where it is unknown, or beyond the years that calendars have."""
    return _local(seconds, None, zone)


def _local(seconds: int | None, offset: int | None, zone: tzinfo | None) -> datetime | None:
    """Read a time on the paper's clock, or on the reader's where the paper's is unknown."""
    if seconds is None:
        return None
    papers = timezone(timedelta(minutes=offset)) if offset is not None and abs(offset) < _DAY_MINUTES else None
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(papers or zone)
    except (ValueError, OverflowError, OSError):  # outside the years 1 to 9999
        return None


def _without_same(begin: datetime, end: datetime, year: str, month: str, day: str = "") -> str:
    """Leave out of a date what the other end of its span says, too."""
    if begin.year != end.year:
        return f"{year}{month}{day}" if day else f"{month}{year}"
    return day if begin.month == end.month else f"{month}{day}"


def _zone_name(moment: datetime, seconds: int | None, offset: int | None, zone: tzinfo | None) -> str:
    readers = _local(seconds, None, zone)
    if offset is None or readers is None or readers.utcoffset() == moment.utcoffset():
        return ""
    away = moment.utcoffset() or timedelta()
    hours, minutes = divmod(int(abs(away).total_seconds()) // 60, 60)
    if not (hours or minutes):
        return " UTC"
    return f" UTC{'−' if away < timedelta() else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


def _date_en(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _date_zh(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _chinese(lang: str) -> bool:
    return lang.lower().startswith("zh")
