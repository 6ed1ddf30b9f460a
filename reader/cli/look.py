"""Commands that look into the library: sections, list, lists."""

from __future__ import annotations

import argparse
import heapq
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from reader.cli.library import Names, open_library, reading_list, scopes, story_of
from reader.cli.output import counted, print_array
from reader.cli.times import today
from reader.exchange import state
from reader.model import ReadingList, Row, Scope
from reader.store import Store
from reader.text import one_line, titled
from reader.times import iso, list_time

_PAGE = 200  # articles read at a time


def sections(arguments: argparse.Namespace) -> int:
    """Print every section of every paper, and how much of it is unread."""
    with open_library(arguments) as store:
        found = list(_sections(store))
    if arguments.json:
        print_array(found)
        return 0
    for paper, of_paper in _by_paper(found):
        print(paper)
        for section in of_paper:
            unread = f"  ({section['unread']} unread)" if section["unread"] else ""
            print(f"  {'/'.join(section['path'])}{unread}")
    if not found:
        print("No sections yet: `broadsheet add URL` subscribes to a paper, `broadsheet sync` fetches it.")
    return 0


def list_articles(arguments: argparse.Namespace) -> int:
    """Print the articles of a scope, the newest first."""
    with open_library(arguments) as store:
        asked = [_narrowed(store, scope, arguments) for scope in scopes(store, arguments)]
        rows = islice(_once(_rows(store, asked), folded=arguments.folded), arguments.limit)
        if arguments.json:
            print_array(_whole(store, rows))
        else:
            _print_rows(rows, asked=arguments.limit != 0)
    return 0


def _narrowed(store: Store, scope: Scope, arguments: argparse.Namespace) -> Scope:
    """Add to a place what else `list` was asked for."""
    return replace(
        scope,
        bookmarked=arguments.bookmarked,
        lacking=arguments.lacking,
        folded=arguments.folded,
        story=None if arguments.story is None else story_of(store, arguments.story),
        reading_list=None if arguments.reading_list is None else reading_list(store, arguments.reading_list),
    )


def lists(arguments: argparse.Namespace) -> int:
    """Print the reading lists, the newest first."""
    with open_library(arguments) as store:
        found = store.tree().lists
        sizes = store.counts(today()).lists
    if arguments.json:
        print_array(_list_state(one, sizes.get(one.id, 0)) for one in found)
        return 0
    for one in found:
        print(f"{one.id:>6}  {one_line(one.title)} ({counted(sizes.get(one.id, 0), 'article')})")
    if not found:
        print("No reading lists yet: in the window, a walk from story to story can be bookmarked as one.")
    return 0


def _list_state(one: ReadingList, articles: int) -> dict[str, Any]:
    return {"id": one.id, "title": one.title, "made_at": iso(one.made_at), "articles": articles}


def _sections(store: Store) -> Iterator[dict[str, Any]]:
    for section, (articles, unread) in store.section_sizes().items():
        paper = store.paper(section.paper).title
        yield state.section(section, paper=paper, articles=articles, unread=unread)


def _by_paper(found: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    names = dict.fromkeys(str(section["paper"]) for section in found)
    for name in names:
        yield name, [section for section in found if section["paper"] == name]


def _rows(store: Store, scopes: Sequence[Scope]) -> Iterator[Row]:
    """Merge the lists of several scopes into one, the newest first; each is read a page at a time."""
    return heapq.merge(*(_pages(store, scope) for scope in scopes), key=lambda row: (-row.sort_at, -row.id))


def _once(rows: Iterable[Row], *, folded: bool) -> Iterator[Row]:
    """Leave out what an earlier list had: a text in the sections of several papers, where `folded` a story too."""
    shown: set[int] = set()
    stories: set[int] = set()
    for row in rows:
        if row.id not in shown and not (folded and row.story in stories):
            yield row
        shown.add(row.id)
        if row.story is not None:
            stories.add(row.story)


def _pages(store: Store, scope: Scope) -> Iterator[Row]:
    before: tuple[int, int] | None = None
    while rows := store.page(scope, limit=_PAGE, before=before):
        yield from rows
        before = (rows[-1].sort_at, rows[-1].id)


def _whole(store: Store, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    names = Names(store)
    rows = iter(rows)
    while some := [row.id for row in islice(rows, _PAGE)]:
        yield from (names.state(article) for article in store.articles(some))


def _print_rows(rows: Iterable[Row], *, asked: bool) -> None:
    """Print rows, and a sentence where any were `asked` for and there are none."""
    now, empty = int(time.time()), True
    for row in rows:
        empty = False
        marks = ("●" if not row.read else " ") + ("★" if row.bookmarked else " ")
        about = " · ".join(filter(None, (row.source, row.section, list_time(row.sort_at, now, "en"), *_more(row))))
        print(f"{row.id:>6} {marks} {titled(row.title, row.language)}\n          {about}")
    if empty and asked:
        print("Nothing here yet.")


def _more(row: Row) -> Iterator[str]:
    """Say what else there is to a row: who carries the same text, how many tell its story, whether it was rewritten."""
    if row.also:
        yield f"also in {', '.join(row.also)}"
    if row.story_size > 1:
        yield f"{row.story_size} articles on this story"
    if row.changed:
        yield "rewritten"
