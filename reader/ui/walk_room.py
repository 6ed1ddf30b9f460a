"""How a walk's titles share the room of one line: pure, pixels in and pixels out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHORTEST = 120  # pixels: a title cut shorter says nothing
LONGEST = 400  # and one this wide says enough


@dataclass(frozen=True, slots=True)
class Room:
    """Which steps are shown, from `first` to before `end`, and how wide each of them is."""

    first: int
    end: int
    widths: tuple[int, ...]


def share(wide: Sequence[int], at: int, room: int, *, apart: int, fold: int) -> Room:
    """Share `room` among steps as wide as `wide`; the one at place `at` is always shown.

    What cannot be shown even cut short is folded away: the oldest steps first, then the last of those ahead. `apart`
    is the room between two steps, `fold` the room of the sign for those folded away at one end.
    """
    least = [min(width, SHORTEST) for width in wide]
    first, end = 0, len(wide)
    while first < at and _needs(least, first, end, apart, fold) > room:
        first += 1
    while end > at + 1 and _needs(least, first, end, apart, fold) > room:
        end -= 1
    left = room - (_needs(least, first, end, apart, fold) - sum(least[first:end]))
    return Room(first, end, _cut([min(width, LONGEST) for width in wide[first:end]], left))


def _needs(least: Sequence[int], first: int, end: int, apart: int, fold: int) -> int:
    folds = (first > 0) + (end < len(least))
    return sum(least[first:end]) + apart * (end - first - 1 + folds) + fold * folds


def _cut(widths: list[int], room: int) -> tuple[int, ...]:
    """Make the widest ones narrower until all fit."""
    limit, left = room, room
    for number, width in enumerate(sorted(widths)):
        limit = left // (len(widths) - number)
        if width > limit:
            break
        left -= width
        limit = width
    return tuple(min(width, max(limit, 0)) for width in widths)
