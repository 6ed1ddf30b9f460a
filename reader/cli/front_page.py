"""The front page in a terminal: what the window would show first, where there is no screen for it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence

from reader.cli.gather import install_sample_when_empty
from reader.cli.library import open_library
from reader.cli.times import today
from reader.exchange.columns import wrap
from reader.model import EVERYTHING, Row
from reader.store import Store
from reader.text import titled
from reader.times import list_time

_STORIES = 40  # looked at
_OF_A_SECTION = 4  # shown
_WIDTH = 78


def front_page(arguments: argparse.Namespace) -> int:
    """Print the newest stories, section by section; a new library gets the sample paper first."""
    with open_library(arguments) as store:
        install_sample_when_empty(store)
        for line in _lines(store):
            print(line)
    return 0


def _lines(store: Store) -> Iterator[str]:
    counts = store.counts(today())
    yield "=" * _WIDTH
    yield "BROADSHEET".center(_WIDTH).rstrip()
    yield time.strftime("%A, %d %B %Y").center(_WIDTH).rstrip()
    yield f"{counts.unread} unread · {counts.bookmarks} bookmarked".center(_WIDTH).rstrip()
    yield "=" * _WIDTH
    rows = store.page(EVERYTHING, limit=_STORIES)
    for heading in dict.fromkeys(_heading(row) for row in rows):
        yield ""
        yield heading
        yield "-" * _WIDTH
        yield from _stories([row for row in rows if _heading(row) == heading][:_OF_A_SECTION])
    if not rows:
        yield "Nothing here yet: `broadsheet add URL` subscribes to a paper, `broadsheet sync` fetches it."
    yield ""
    yield "Read one with `broadsheet show ID`."


def _heading(row: Row) -> str:
    return " · ".join(part for part in (row.source, row.section) if part)


def _stories(rows: Sequence[Row]) -> Iterator[str]:
    now = int(time.time())
    for row in rows:
        yield f"{row.id:>5}  {titled(row.title, row.language)}"
        about = " · ".join(part for part in (list_time(row.sort_at, now, "en"), row.standfirst) if part)
        yield wrap(about, _WIDTH, first=" " * 7)[0]
