"""The words under a title in the article list: which there are, and which go where there is little room. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from reader.model import Row

DOT = " · "


class Fold(Enum):
    """How a row stands to the others of its story."""

    NONE = ""  # it stands alone, or stories are not folded
    CLOSED = "▸"  # the others are folded into it
    OPEN = "▾"  # the others are listed below it
    WITHIN = "│"  # it is one of these


class Part(Enum):
    """What the words are about."""

    SOURCE = 1
    ALSO = 2
    SECTION = 3
    STORY = 4
    TOLD = 5
    CHANGED = 6
    TIME = 7


# Which part goes first where the line is too narrow; of the source the end goes last, and the time stays whole.
_GOES = (Part.TOLD, Part.SECTION, Part.ALSO, Part.CHANGED, Part.STORY)


@dataclass(frozen=True, slots=True)
class Words:
    """One part of the line."""

    part: Part
    text: str


def line(row: Row, time: str, fold: Fold) -> tuple[Words, ...]:
    """Put a row's source, section and time into words, with what else is known of it, from left to right."""
    said = (
        Words(Part.SOURCE, row.source),
        Words(Part.ALSO, also(row)),
        Words(Part.SECTION, row.section),
        Words(Part.STORY, f"{fold.value} {articles(row)}" if fold in (Fold.CLOSED, Fold.OPEN) else ""),
        Words(Part.TOLD, f"story of {row.story_size}" if _is_told(row, fold) else ""),
        Words(Part.CHANGED, "rewritten" if row.changed else ""),
        Words(Part.TIME, time),
    )
    return tuple(words for words in said if words.text)


def fit(line: Sequence[Words], room: int, wide: Callable[[str], int]) -> tuple[Words, ...]:
    """Leave out what has no room, part by part; `wide` measures a text in the pixels that `room` counts."""
    shown = tuple(line)
    for part in _GOES:
        if wide(joined(shown)) <= room:
            break
        shown = tuple(words for words in shown if words.part is not part)
    return shown


def joined(line: Sequence[Words]) -> str:
    """Write the parts on one line."""
    return DOT.join(words.text for words in line)


def before(line: Sequence[Words], part: Part) -> str | None:
    """Give what is written before a part; None where the line has no such part."""
    parts = [words.part for words in line]
    if part not in parts:
        return None
    return joined(line[: parts.index(part)]) + (DOT if parts.index(part) else "")


def also(row: Row) -> str:
    """Say who else carries the text: "also in Reuters, +2"."""
    if not row.also:
        return ""
    more = f", +{len(row.also) - 1}" if len(row.also) > 1 else ""
    return f"also in {row.also[0]}{more}"


def _is_told(row: Row, fold: Fold) -> bool:
    """Tell whether a row of a list that does not fold stories is of one."""
    return fold is Fold.NONE and row.story_size > 1


def articles(row: Row) -> str:
    """Say how many articles tell the row's story."""
    return f"{row.story_size} articles"


def spoken(row: Row, fold: Fold) -> list[str]:
    """Say aloud what the line shows beside source and time."""
    words = [f"also in {', '.join(row.also)}"] if row.also else []
    words += ["rewritten"] if row.changed else []
    words += [f"of a story of {articles(row)}"] if _is_told(row, fold) else []
    states = {Fold.CLOSED: "folded", Fold.OPEN: "unfolded"}
    return words + ([f"{articles(row)} of one story, {states[fold]}"] if fold in states else [])


def hint(row: Row, part: Part, fold: Fold) -> str:
    """Say more about a part than it has room for, "" where there is no more."""
    match part:
        case Part.ALSO:
            return f"The same text is also in {', '.join(row.also)}."
        case Part.TOLD:
            return f"{articles(row)} tell this story. Press S to see them in their order."
        case Part.CHANGED:
            return "The paper rewrote this. Press V to see what changed."
        case Part.STORY if fold is Fold.CLOSED:
            return f"{articles(row)} tell this story. Click here, or press Right, to list them."
        case Part.STORY:
            return "Click here, or press Left, to fold the articles of this story into one row."
    return ""
