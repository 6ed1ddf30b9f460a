"""The coverage of a story over time as a small picture: a column an hour or a day, a mark an article, each a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from reader.model import Row, Story
from reader.page.markup import element, text
from reader.page.words import say
from reader.text import titled
from reader.times import clock, date, iso, local

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WIDTHS = (_HOUR, 3 * _HOUR, _DAY, 7 * _DAY, 28 * _DAY, 364 * _DAY)  # of a column
_COLUMNS = 32  # at most: more would be too narrow for a finger on a small screen
_COLOURS = 5  # papers that can be told apart by colour
_HIGHEST = 7.0  # rem: what a picture takes at most
_MARK, _LARGE_MARK = 0.55, 0.75  # rem: the side of a mark; that of one in a picture of few
_FEW = 12  # articles
_GAP = 0.15  # rem: what is left between two marks of a column
_DENSE = 0.4  # rem from mark to mark: below that they have no outlines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """What every mark is drawn with."""

    mark: float  # rem: how wide a mark is
    step: float  # rem: from one mark of a column to the next
    colours: Mapping[str, str]  # classes by paper
    current: int | None
    lang: str
    zone: tzinfo | None


def coverage(story: Story, lang: str, zone: tzinfo | None, *, current: int | None = None) -> str:
    """Draw when a story's articles came; "" where that is unknown. `current` is the article to be set apart."""
    columns = _columns([member.row for member in story.members], zone)
    if not columns:
        return ""
    highest = max(map(len, columns))
    mark = _LARGE_MARK if len(story.members) <= _FEW else _MARK
    step = min(mark + _GAP, _HIGHEST / highest)
    pen = _Pen(mark=mark, step=step, colours=colours_of(story), current=current, lang=lang, zone=zone)
    drawn = [_midnight(place / len(columns)) for place, rows in enumerate(columns) if place and rows.begins_day]
    drawn += [_column(rows, (place + 0.5) / len(columns), pen) for place, rows in enumerate(columns)]
    picture = element(
        "svg", *drawn, width="100%", height=f"{highest * step:.3g}rem", role="group", aria_label=say("coverage", lang)
    )
    looks = "coverage dense" if step < _DENSE else "coverage"
    axis = _axis(story, len(columns) > 1, lang, zone)
    return element("figure", picture, axis, _legend(story, current, lang), class_=looks)


def colours_of(story: Story) -> Mapping[str, str]:
    """Give each paper of a story the class of its colour; none where there are too many to tell them apart."""
    if not 1 < len(story.papers) <= _COLOURS:
        return {}
    return {paper: f"paper-{number}" for number, paper in enumerate(story.papers, 1)}


class _Column(list[Row]):
    """The articles of one column of the picture."""

    begins_day = False  # where a column is some hours of a day


def _columns(rows: Sequence[Row], zone: tzinfo | None) -> list[_Column]:
    """Sort articles into the narrowest columns that fit; the reader's midnight begins a day."""
    timed = [(moment.replace(tzinfo=None), row) for row in rows if (moment := local(row.sort_at, zone)) is not None]
    if not timed:
        return []
    first, last = min(at for at, _ in timed), max(at for at, _ in timed)
    width = next((one for one in _WIDTHS if _place(last, first, one) < _COLUMNS), (last - first) / (_COLUMNS - 1))
    columns = [_Column() for _ in range(_place(last, first, width) + 1)]
    for at, row in timed:
        columns[_place(at, first, width)].append(row)
    for day in range(1, (last.date() - first.date()).days + 1 if width < _DAY else 0):
        columns[_place(datetime.combine(first, time()) + day * _DAY, first, width)].begins_day = True
    return columns


def _place(at: datetime, first: datetime, width: timedelta) -> int:
    midnight = first.replace(hour=0, minute=0, second=0)
    return (at - midnight) // width - (first - midnight) // width


def _midnight(across: float) -> str:
    """Draw where a day ends and the next begins."""
    x = f"{100 * across:.4g}%"
    empty = " "  # an element of nothing at all would be left out
    return element("line", empty, x1=x, x2=x, y1="0", y2="100%", class_="midnight", aria_hidden="true")


def _column(rows: Sequence[Row], across: float, pen: _Pen) -> str:
    """Stack marks from the ground up, the earliest lowest; `across` is 0 at the picture's left and 1 at its right."""
    marks = [_mark(row, height, pen) for height, row in enumerate(rows, 1)]
    return element("svg", *marks, x=f"{100 * across:.4g}%", y="100%", overflow="visible", role="none")


def _mark(row: Row, height: int, pen: _Pen) -> str:
    """Draw one article; its name is what a pointer and a screen reader are told."""
    name = _name(row, pen.lang, pen.zone)
    side = pen.step * pen.mark / (pen.mark + _GAP)
    shape = element(
        "rect",
        element("title", text(name)),
        x=f"{-pen.mark / 2:.3g}rem",
        y=f"{-height * pen.step:.3g}rem",
        width=f"{pen.mark:.3g}rem",
        height=f"{side:.3g}rem",
        rx=f"{side / 2:.3g}rem",
        aria_hidden="true",
    )
    looks = " ".join((pen.colours.get(row.source, "paper-1"), *_set_apart(row, pen.current)))
    return element("a", shape, href=f"broadsheet://article/{row.id}", class_=looks, aria_label=name)


def _set_apart(row: Row, current: int | None) -> tuple[str, ...]:
    """Name by classes what sets a mark apart from a full one."""
    return (*(("was-read",) if row.read else ()), *(("here",) if row.id == current else ()))


def _name(row: Row, lang: str, zone: tzinfo | None) -> str:
    when = f"{date(row.sort_at, None, lang, zone=zone)}, {clock(row.sort_at, zone=zone)}"
    return f"{row.source}, {when}: {titled(row.title, row.language or lang)}".removeprefix(", ")


def _axis(story: Story, wide: bool, lang: str, zone: tzinfo | None) -> str:
    ends = (story.first, story.last) if wide else (story.first,)
    same_day = len({date(at, None, lang, zone=zone) for at in ends}) == 1
    set_ends = [_end(at, lang, zone, with_clock=same_day and wide) for at in ends]
    return element("figcaption", *set_ends, class_="axis")


def _legend(story: Story, current: int | None, lang: str) -> str:
    """Say what the marks mean that are set apart from full ones; nothing where all are full."""
    looks = dict.fromkeys(_set_apart(member.row, current) for member in story.members)
    read = "was-read" if ("was-read",) in looks else None
    here = next((" ".join(look) for look in looks if "here" in look), None)
    signs = [(here, "mark-here"), (read, "mark-read")]
    said = [element("span", text(say(words, lang)), class_=look) for look, words in signs if look]
    return element("p", *said, class_="legend", aria_hidden="true")  # the marks' own names and the list tell it


def _end(at: int, lang: str, zone: tzinfo | None, *, with_clock: bool) -> str:
    said = clock(at, zone=zone) if with_clock else date(at, None, lang, zone=zone)
    return element("time", text(said), datetime=iso(at))
