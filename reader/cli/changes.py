"""The command that prints what a paper changed in an article: changes."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reader.cli.library import article, open_library
from reader.cli.output import counted, print_object
from reader.errors import InputError
from reader.exchange.columns import wrap
from reader.exchange.plain import COLUMNS
from reader.model import Version
from reader.stories.changes import Piece, compare, paragraphs
from reader.text import one_line
from reader.times import iso, list_time

_SIGNS = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
_COLOURS = ((re.compile(r"\[-.*?-\]", re.DOTALL), "\x1b[31m"), (re.compile(r"\{\+.*?\+\}", re.DOTALL), "\x1b[32m"))
_PLAIN = "\x1b[0m"

Paragraph = tuple[Piece, ...]


def changes(arguments: argparse.Namespace) -> int:
    """Print what a version of an article changed in the one before it, deleted and inserted words marked."""
    with open_library(arguments) as store:
        article(store, arguments.id)
        versions = store.versions(arguments.id)
    if not versions:
        _print_unchanged(arguments)
        return 0
    after = _version(versions, arguments.version)
    before = versions[versions.index(after) - 1]
    if arguments.json:
        print_object(_state(before, after, len(versions)))
    else:
        _print(before, after, len(versions))
    return 0


def _print_unchanged(arguments: argparse.Namespace) -> None:
    if arguments.json:
        print_object({"article": arguments.id, "version": 1, "versions": 1})
    else:
        print("No other version of this article was seen.")


def _version(versions: Sequence[Version], number: int | None) -> Version:
    """Choose the version that is asked for, else the present one. Raises InputError where it changed nothing."""
    found = next((one for one in versions if one.number == number), None)
    if number is None:
        return versions[-1]
    if found is None:
        raise InputError(f"There is no version {number} of this article; they are {_numbers(versions)}.")
    if found is versions[0]:
        raise InputError(f"Version {number} is the first that was seen, so it changed nothing.")
    return found


def _numbers(versions: Sequence[Version]) -> str:
    numbers = [str(one.number) for one in versions]
    return f"{', '.join(numbers[:-1])} and {numbers[-1]}"


def _state(before: Version, after: Version, versions: int) -> dict[str, Any]:
    return {
        "article": after.article,
        "version": after.number,
        "versions": versions,
        "seen_at": iso(after.seen_at),
        "before": {"version": before.number, "seen_at": iso(before.seen_at)},
        "title": _pieces(compare(before.title, after.title)),
        "standfirst": _pieces(compare(before.standfirst, after.standfirst)),
        "paragraphs": [_pieces(one) for one in paragraphs(before.body_html, after.body_html)],
    }


def _pieces(found: Paragraph) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in found]


def _print(before: Version, after: Version, versions: int) -> None:
    now = int(time.time())
    print(f"Version {after.number} of {versions}, {list_time(after.seen_at, now)}; ", end="")
    print(f"before it version {before.number}, {list_time(before.seen_at, now)}")
    title = compare(before.title, after.title)
    standfirst = compare(before.standfirst, after.standfirst)
    for lines in (_marked(title), _marked(standfirst), *_told(paragraphs(before.body_html, after.body_html))):
        if lines:
            print(f"\n{lines}")


def _told(found: Sequence[Paragraph]) -> Iterator[str]:
    """Give the paragraphs that changed; of those between, how many there are."""
    for same, group in groupby(found, key=_is_same):
        if same:
            yield f"({counted(len(list(group)), 'paragraph')} as before)"
        else:
            yield from map(_marked, group)


def _is_same(paragraph: Paragraph) -> bool:
    return all(piece.kind == "same" for piece in paragraph)


def _marked(paragraph: Paragraph) -> str:
    """Write a paragraph with its signs, in colours too where a person looks at it on a terminal."""
    words = "".join(_sign(piece) for piece in paragraph)
    lines = "\n".join(wrap(one_line(words), COLUMNS)) if words.strip() else ""
    if sys.stdout.isatty():
        for marked, colour in _COLOURS:
            lines = marked.sub(rf"{colour}\g<0>{_PLAIN}", lines)
    return lines


def _sign(piece: Piece) -> str:
    """Put the signs close to the words, and the space behind them outside."""
    words = piece.text.rstrip()
    return _SIGNS[piece.kind].format(words) + piece.text[len(words) :] if words else piece.text
