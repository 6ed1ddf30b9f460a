"""Where everything in a row of the article list goes: pure, numbers in and rectangles out.

 | dot   | Title of the story, one line       | picture |
 | star  | Source · Section · 11:31           |         |
 | badge | What it says in a sentence or two  |         |

The states stand in a column of their own, so that the eye finds them down the list and no title ever moves.
"""

from __future__ import annotations

from dataclasses import dataclass

GUTTER = 30  # the states' column
RIGHT = 16
PAD = 11  # above the title and below the standfirst
GAP = 3  # between lines
APART = 12  # between text and picture
NARROW = 340  # below this width the picture is a square, so that the words keep their room
TINY = 200  # below this there is no picture at all
SHAPE = 1.5  # of a picture, width to height: what the library keeps


@dataclass(frozen=True, slots=True)
class Rect:
    """Pixels from the row's top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """The heights of the three lines in pixels, as the fonts say."""

    title: int
    meta: int
    standfirst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLayout:
    """Every part of one row."""

    title: Rect
    meta: Rect
    standfirst: Rect
    dot: Rect
    star: Rect
    badge: Rect
    thumbnail: Rect | None


def height(metrics: Metrics) -> int:
    """Tell the height that every row has, with a picture or without."""
    return PAD + _inner(metrics) + PAD


def lay_out(width: int, metrics: Metrics, *, thumbnail: bool) -> RowLayout:
    """Lay out a row `width` pixels wide."""
    picture = _picture(width, metrics) if thumbnail and width >= TINY else None
    right = picture.x - APART if picture else width - RIGHT
    across = max(right - GUTTER, 0)
    title = Rect(GUTTER, PAD, across, metrics.title)
    meta = Rect(GUTTER, title.y + title.height + GAP, across, metrics.meta)
    standfirst = Rect(GUTTER, meta.y + meta.height + GAP, across, metrics.standfirst)
    return RowLayout(
        title=title,
        meta=meta,
        standfirst=standfirst,
        dot=_beside(title, 14),
        star=_beside(meta, 14),
        badge=_beside(standfirst, 12),
        thumbnail=picture,
    )


def cover(width: int, height: int, into: Rect) -> tuple[float, float, float]:
    """Scale a picture so that it covers a rectangle: (scale, x, y) of its top left corner, what juts out cut evenly."""
    scale = max(into.width / width, into.height / height)
    return scale, into.x + (into.width - width * scale) / 2, into.y + (into.height - height * scale) / 2


def _inner(metrics: Metrics) -> int:
    return metrics.title + GAP + metrics.meta + GAP + metrics.standfirst


def _picture(width: int, metrics: Metrics) -> Rect:
    tall = _inner(metrics)
    wide = tall if width < NARROW else round(tall * SHAPE)
    return Rect(width - RIGHT - wide, PAD, wide, tall)


def _beside(line: Rect, size: int) -> Rect:
    return Rect((GUTTER - size) // 2 + 1, line.y + (line.height - size) // 2, size, size)
