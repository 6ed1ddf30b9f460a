"""Commands that bring something into the library: add, sync, import, the sample paper, and the window's worker."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from reader import paths
from reader.cli.library import open_library
from reader.cli.output import print_array, print_object
from reader.errors import InputError
from reader.exchange import state
from reader.model import EVERYTHING
from reader.progress import FeedPolled, Line, Progress
from reader.store import Store
from reader.sync import desk, pipeline
from reader.sync.add import add as subscribe
from reader.sync.files import import_file as bring_in
from reader.sync.sample import install_sample
from reader.sync.worker import main as serve


def add(arguments: argparse.Namespace) -> int:
    """Subscribe to a feed, and fetch its first articles with their pages and pictures."""
    with open_library(arguments, to_write=True) as store:
        feed = desk.run(store, lambda at: subscribe(at, arguments.url, arguments.folder), emit=_say_failure)
        if arguments.json:
            print_object(state.feed(feed))
        else:
            print(f"{feed.id}  {feed.title or feed.url}")
            print("`broadsheet sync` fetches its pages and pictures.", file=sys.stderr)
    return 0


def sync(arguments: argparse.Namespace) -> int:
    """Poll feeds and fetch pages, pictures and related stories; 1 when any feed failed."""
    emit = _say_nothing if arguments.json else Lines()
    with open_library(arguments, to_write=True) as store:
        chosen = [_feed(store, word) for word in arguments.feeds]
        polled = desk.run(store, lambda at: pipeline.sync(at, chosen, every=not chosen), emit=emit)
    failed = [one.feed for one in polled if one.feed.error]
    if arguments.json:
        print_array({**state.feed(one.feed), "new": one.new, "changed": one.changed} for one in polled)
    else:
        print(f"{sum(one.new for one in polled)} new articles from {len(polled)} feeds.")
    for feed in failed:
        print(f"broadsheet: {feed.title or feed.url} ({feed.url}): {feed.error}", file=sys.stderr)
    return 1 if failed else 0


def import_file(arguments: argparse.Namespace) -> int:
    """Bring in a file of the reader's and print the ids it has in the library."""
    with open_library(arguments, to_write=True) as store:
        imported = desk.run(store, lambda at: bring_in(at, arguments.file), emit=_say_failure)
    if arguments.json:
        print_object({"articles": list(imported.articles), "feeds": list(imported.feeds)})
    else:
        for id in imported.articles or imported.feeds:
            print(id)
    if imported.text:
        print(f"broadsheet: {imported.text}", file=sys.stderr)
    return 0


def install_sample_when_empty(store: Store) -> None:
    """Give a new library something to read."""
    if not store.read_only and not store.tree().feeds and not store.page(EVERYTHING, limit=1):
        desk.run(store, install_sample, emit=_say_nothing)


def worker(arguments: argparse.Namespace) -> int:
    """Serve the window until its end of the lines closes."""
    return serve(paths.library_folder(arguments.library))


class Lines:
    """Tells how far a sync is, one line for each feed and for each tenth of the rest."""

    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, line: Line) -> None:
        """Print what is worth a line."""
        match line:
            case FeedPolled(error=""):
                print(f"{line.title}: {line.new} new, {line.changed} changed", file=sys.stderr)
            case FeedPolled():
                print(f"{line.title}: {line.error}", file=sys.stderr)
            case Progress(total=total) if total and (share := line.done / total) - self._told >= 0.1:
                self._told = share
                print(f"{line.done} of {total}: {line.text}", file=sys.stderr)


def _say_failure(line: Line) -> None:
    if isinstance(line, FeedPolled) and line.error:
        print(f"broadsheet: {line.title}: {line.error}", file=sys.stderr)


def _say_nothing(line: Line) -> None:
    """Keep quiet: the caller prints the outcome."""


def _feed(store: Store, word: str) -> int:
    """Find a feed by its id or address."""
    if word.isascii() and word.isdigit():
        found: Sequence[int] = [feed.id for feed in store.feeds([int(word)])] if len(word) < 18 else []
    else:
        found = [feed.id for feed in (store.feed_by_url(word),) if feed]
    if not found:
        raise InputError(f"There is no feed {word} in this library; `broadsheet add URL` subscribes to one.")
    return found[0]
