"""The head of a saved article: masthead, breadcrumb, title, byline and dates, in whatever order a paper prints them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.parse import sites, text_lines
from reader.parse.text_lines import Facts

_LONGEST_HEAD = 20  # lines
_LONGEST_TITLE = 200  # characters
_LOOK_AHEAD = 2  # lines: a standfirst may stand between the title and the byline


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the lines before the text say, and the place of the first line of the text."""

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    date: str = ""
    updated: str = ""
    crumbs: tuple[str, ...] = ()
    masthead: str = ""
    end: int = 0


def read(lines: list[str]) -> Head:
    """Read the head of these lines, none of them empty. Without any structure the first line is the title."""
    said = [text_lines.facts(line) for line in lines[:_LONGEST_HEAD]]
    end = _end(lines, said)
    names = [number for number in range(end) if said[number] is None]
    masthead, names = _masthead(lines, said, names)
    if not names:  # facts alone: the title is the next line of words
        names = [number for number in range(end, len(said)) if said[number] is None][:1]
        end = names[0] + 1 if names else end
    title, begun = _title(lines, names)
    known = [fact for fact in said[:end] if fact]
    updated = next((fact.updated for fact in known if fact.updated), "")
    return Head(
        title=title,
        standfirst=" ".join(lines[number] for number in names[1:]),
        byline=next((fact.byline for fact in known if fact.byline), ""),
        date=next((fact.date for fact in known if fact.date), updated),
        updated=updated,
        crumbs=next((fact.crumbs for fact in known if fact.crumbs), ()),
        masthead=masthead,
        end=names[0] if begun else end,
    )


def _end(lines: list[str], said: list[Facts | None]) -> int:
    """Find the end of the head: where words begin that no more facts follow."""
    seen_title = False
    end = 0
    for number, line in enumerate(lines[: len(said)]):
        if said[number] is None:
            words_only = not any(said[number + 1 : number + 1 + _LOOK_AHEAD])
            if seen_title and (words_only or len(line) > _LONGEST_TITLE):
                break
            seen_title = seen_title or sites.by_masthead(line) is sites.NONE
        end = number + 1
    return end


def _masthead(lines: list[str], said: list[Facts | None], names: list[int]) -> tuple[str, list[int]]:
    """Find the paper's name among the lines of words: a known one, or the one that stands above the breadcrumb."""
    for number in names:
        if sites.by_masthead(lines[number]) is not sites.NONE:
            return lines[number], [other for other in names if other != number]
    crumbs = next((number for number, fact in enumerate(said) if fact and fact.crumbs), 0)
    above = [number for number in names if number < crumbs]
    below = [number for number in names if number > crumbs]
    if above and below:
        return lines[above[-1]], below
    return "", names


def _title(lines: list[str], names: list[int]) -> tuple[str, bool]:
    """Give the title, and whether it is only the beginning of a text that has none."""
    if not names:
        return "", False
    line = lines[names[0]]
    if len(line) <= _LONGEST_TITLE:
        return line, False
    return line[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + "…", True
