"""The command that says what is not here when the network is gone, and why."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.cli.library import open_library, scopes
from reader.cli.output import counted, print_array
from reader.exchange import state
from reader.model import Lack, Part, Readiness, ReadyCounts, Scope
from reader.sizes import size
from reader.store import Store
from reader.store.waiting import is_waiting
from reader.text import titled

_PAGE = 200  # articles read at a time
_REASONS = 3  # told of one article's pictures
_HOUR, _DAY = 3600, 86_400


def offline(arguments: argparse.Namespace) -> int:
    """Print what the articles of a place lack offline; 1 where they lack anything, 0 where all is here."""
    with open_library(arguments) as store:
        if not store.read_only:
            store.verify_media()
        return report(store, scopes(store, arguments), json=arguments.json)


def report(store: Store, places: Sequence[Scope], *, json: bool) -> int:
    """Print it for these places, for people or as JSON of every article; returns the exit code."""
    ids = list(dict.fromkeys(id for scope in places for id in store.ids(scope)))
    if json:
        print_array(state.readiness(one, title=title) for title, one in _details(store, ids))
    else:
        _print_lacking(store, ids)
        _print_sections(store, places)
        print(_total(store.ready_counts(ids)))
    return 1 if store.lacking(ids, 1) else 0


def _details(store: Store, ids: Sequence[int]) -> Iterator[tuple[str, Readiness]]:
    """Read (title, readiness) of articles, some at a time."""
    for start in range(0, len(ids), _PAGE):
        some = ids[start : start + _PAGE]
        titles = {row.id: titled(row.title, row.language) for row in store.rows(some)}
        yield from ((titles[one.article], one) for one in store.readiness(some) if one.article in titles)


def _print_lacking(store: Store, ids: Sequence[int]) -> None:
    now = int(time.time())
    for title, one in _details(store, ids):
        if one.lacks:
            print(f"{one.article:>6}  {title}")
            for line in _lacking(one, now):
                print(f"        {line}")


def _lacking(one: Readiness, now: int) -> Iterator[str]:
    """Tell part by part how much is lacking, and why."""
    parts = (
        (Part.TEXT, "text"),
        (Part.PICTURE, f"{one.pictures - one.pictures_kept} of {counted(one.pictures, 'picture')}"),
        (Part.RELATED, f"{one.related - one.related_kept} of {one.related} related stor{_ies(one.related)}"),
    )
    for part, what in parts:
        lacks = [lack for lack in one.lacks if lack.part is part]
        if lacks:
            yield f"lacks {what}: {_reasons(lacks, now)}"


def _ies(count: int) -> str:
    return "y" if count == 1 else "ies"


def _reasons(lacks: Iterable[Lack], now: int) -> str:
    """Give each reason once, the first few of them, and after those that share it when they are tried again."""
    found = list(dict.fromkeys((lack.error or "It was not fetched yet.", _again(lack, now)) for lack in lacks))
    told = []
    for again, reasons in groupby(found[:_REASONS], lambda reason: reason[1]):
        whys = [why for why, _ in reasons]
        told += whys if not again else [*whys, _sentence(again, many=len(whys) > 1)]
    more = len(found) - _REASONS
    return " ".join([*told, *([f"And {counted(more, 'other reason')}."] if more > 0 else [])])


def _again(lack: Lack, now: int) -> str:
    """Say when it is tried again: "tried again in 2 hours"; "" for what was not tried yet."""
    if not lack.error:
        return ""
    return "not tried again by itself" if lack.next_try is None else f"tried again {when(lack.next_try, now)}"


def _sentence(again: str, *, many: bool) -> str:
    return f"They are {again.replace('itself', 'themselves')}." if many else f"It is {again}."


def when(next_try: int, now: int) -> str:
    """Say in plain words when something is tried again."""
    wait = next_try - now
    if not is_waiting(next_try, now):
        return "at the next sync"
    if wait < _HOUR:
        return f"in {counted(-(-wait // 60), 'minute')}"
    if wait < 2 * _DAY:
        return f"in {counted(round(wait / _HOUR), 'hour')}"
    return f"in {counted(round(wait / _DAY), 'day')}"


def _print_sections(store: Store, places: Sequence[Scope]) -> None:
    paper = None
    for scope in places:
        for section, (ready, articles) in store.section_readiness(scope).items():
            if section.paper != paper:
                paper = section.paper
                print(store.paper(paper).title)
            print(f"  {'/'.join(section.path)}: {ready} of {articles} ready")


def _total(counts: ReadyCounts) -> str:
    if not counts.all:
        return "Nothing here yet."
    if counts.ready == counts.all:
        return f"All is here: {counts.ready} of {counts.all} ready."
    wanted = [
        counted(counts.texts, "page") if counts.texts else "",
        counted(counts.pictures, "picture") if counts.pictures else "",
        f"{counts.related} related stor{_ies(counts.related)}" if counts.related else "",
    ]
    rest = ", ".join(filter(None, wanted))
    estimate = f" To fetch: {rest}, about {size(counts.bytes)}." if rest else ""
    return f"{counts.ready} of {counts.all} ready.{estimate}"
