"""Commands about what tells the same: story and similar."""

from __future__ import annotations

import argparse
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from reader import around
from reader.cli.library import article, offsets, open_library
from reader.cli.output import counted, print_array, print_object
from reader.exchange import state
from reader.exchange.columns import wrap
from reader.exchange.plain import COLUMNS
from reader.model import Row, Similar, Story, StoryMember
from reader.store import Store
from reader.text import one_line, titled
from reader.times import iso, list_time

_SIMILAR = 10  # articles, unless asked otherwise
_NOT_LOOKED_AT = "This article was not looked at yet; `broadsheet sync` looks for what tells the same."


def story(arguments: argparse.Namespace) -> int:
    """Print the story that an article tells with others: the oldest first, each with its news and why it is there."""
    with open_library(arguments) as store:
        article(store, arguments.id)
        id = store.story_of(arguments.id)
        found = store.story(id) if id is not None else None
        alone = _alone(store, arguments.id) if found is None else ""
        text = {arguments.id, *(row.id for row in store.copies(arguments.id))}
        clocks = offsets(store, [member.row.id for member in found.members]) if found and arguments.json else {}
    if arguments.json:
        print_object(_story_state(found, clocks))
    elif found is None:
        print(alone)
    else:
        _print_story(found, text)
    return 0


def _alone(store: Store, id: int) -> str:
    """Say why there is no story to print."""
    return "No other article in this library tells the same story." if store.kept([id]) else _NOT_LOOKED_AT


def _story_state(found: Story | None, clocks: Mapping[int, int | None]) -> dict[str, Any]:
    if found is None:
        return {"story": None, "title": "", "first": None, "last": None, "papers": [], "members": []}
    at = {member.row.sort_at: clocks.get(member.row.id) for member in found.members}
    return {
        "story": found.id,
        "title": found.title,
        "first": iso(found.first, at.get(found.first)),
        "last": iso(found.last, at.get(found.last)),
        "papers": list(found.papers),
        "members": [_member_state(one, clocks.get(one.row.id)) for one in found.members],
    }


def _member_state(member: StoryMember, offset: int | None) -> dict[str, Any]:
    return {**state.row(member.row, offset), "news": member.news, "why": member.why, "by_reader": member.by_reader}


def _print_story(found: Story, asked: Collection[int]) -> None:
    now = int(time.time())
    print(titled(one_line(found.title)))
    span = " to ".join(dict.fromkeys(list_time(at, now) for at in (found.first, found.last)))
    print(f"{counted(len(found.members), 'article')}, {counted(len(found.papers), 'source')}, {span}")
    for member in found.members:
        print()
        print(_line(member.row, "›" if member.row.id in asked else " "))
        print(f"          {_about(member.row, now)}")
        why = "You put it there." if member.by_reader else member.why
        _print_said(("New", member.news), ("Why", why), ("Also in", ", ".join(member.row.also)))


def _line(row: Row, sign: str = " ") -> str:
    return f"{row.id:>6} {sign}{'●' if not row.read else ' '} {titled(one_line(row.title), row.language)}"


def _about(row: Row, now: int) -> str:
    return " · ".join(filter(None, (one_line(row.source), row.section, list_time(row.sort_at, now))))


def _print_said(*said: tuple[str, str]) -> None:
    for what, words in said:
        if words:
            print("\n".join(wrap(f"{what}: {one_line(words)}", COLUMNS, first=" " * 10, rest=" " * 12)))


def similar(arguments: argparse.Namespace) -> int:
    """Print the articles that are like one, the most alike first and those of other times last, each with why."""
    with open_library(arguments) as store:
        article(store, arguments.id)
        limit = _SIMILAR if arguments.limit is None else arguments.limit
        found = around.similar(store, arguments.id, limit)
        known = bool(store.kept([arguments.id]))
        clocks = offsets(store, [one.row.id for one in found]) if arguments.json else {}
    if arguments.json:
        print_array(_similar_state(one, clocks.get(one.row.id)) for one in found)
    elif found:
        _print_similar(found)
    elif limit:
        print("Nothing in this library is like this article." if known else _NOT_LOOKED_AT)
    return 0


def _similar_state(one: Similar, offset: int | None) -> dict[str, Any]:
    return {**state.row(one.row, offset), "why": one.why, "score": round(one.score, 3), "earlier": one.earlier}


def _print_similar(found: Sequence[Similar]) -> None:
    now, earlier = int(time.time()), False
    for one in found:
        if one.earlier and not earlier:
            earlier = True
            print("\nAt other times")
        print(_line(one.row))
        print(f"          {_about(one.row, now)} · {one.score:.0%} alike")
        _print_said(("Why", one.why))
