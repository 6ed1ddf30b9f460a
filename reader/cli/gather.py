"""Commands that bring something into the library: add, import, the sample paper, and the window's worker."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from http import HTTPStatus

from reader import paths, urls
from reader.cli import feed_outline
from reader.cli.library import open_library
from reader.cli.output import counted, print_object, say_nothing
from reader.errors import FetchError, InputError
from reader.exchange import state
from reader.model import EVERYTHING
from reader.progress import FeedPolled, Line
from reader.store import Store
from reader.sync import desk
from reader.sync.add import add as subscribe
from reader.sync.files import import_file as bring_in
from reader.sync.files import read_list
from reader.sync.sample import install_sample
from reader.sync.worker import main as serve


def add(arguments: argparse.Namespace) -> int:
    """Subscribe to a feed and put what it brings into the library."""
    with open_library(arguments, to_write=True) as store:
        before = {feed.id for feed in store.feeds()}
        said: list[Line] = []
        try:
            feed = desk.run(store, lambda at: subscribe(at, arguments.url, arguments.folder), emit=said.append)
        except FetchError as error:
            raise _with_a_way_in(error, arguments.url) from error
    polled = [line for line in said if isinstance(line, FeedPolled)]
    new = sum(line.new for line in polled)
    if arguments.json:
        print_object({**state.feed(feed), "new": new})
    else:
        came = f" · {counted(new, 'article')}" if polled else ""
        print(f"{feed.id}  {feed.title or feed.url}{came}")
    if feed.id in before:
        print("broadsheet: this feed was in the library already and stays as it is.", file=sys.stderr)
    elif not arguments.json:
        print("`broadsheet sync` fetches its pages and pictures.", file=sys.stderr)
    return 0


def _with_a_way_in(error: FetchError, typed: str) -> FetchError:
    """Name the command that subscribes to what asks for a name and a password."""
    if error.status != HTTPStatus.UNAUTHORIZED or not urls.is_web(typed):
        return error
    return FetchError(f"{error} `broadsheet login {typed}` logs in and subscribes.", status=error.status)


def import_file(arguments: argparse.Namespace) -> int:
    """Bring in a file of the reader's and print the ids it has in the library."""
    if arguments.dry_run:
        return outline(arguments)
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


def outline(arguments: argparse.Namespace) -> int:
    """Print what a list of feeds would bring in, folder by folder, and keep nothing."""
    with open_library(arguments) as store:
        read = desk.run(store, lambda at: read_list(at, arguments.file), emit=say_nothing)
    if read is None:
        raise InputError(f"{arguments.file.name} is an article, not a list of feeds: it would be brought in as it is.")
    title, entries = read
    if arguments.json:
        print_object({"title": title, "feeds": [{**asdict(one), "new": one.new} for one in entries]})
    else:
        for line in feed_outline.lines(entries):
            print(line)
    print(f"broadsheet: {feed_outline.summary(entries)}", file=sys.stderr)
    return 0


def install_sample_when_empty(store: Store) -> None:
    """Give a new library something to read."""
    if not store.read_only and not store.tree().feeds and not store.page(EVERYTHING, limit=1):
        desk.run(store, install_sample, emit=say_nothing)


def worker(arguments: argparse.Namespace) -> int:
    """Serve the window until its end of the lines closes."""
    return serve(paths.library_folder(arguments.library))


def _say_failure(line: Line) -> None:
    if isinstance(line, FeedPolled) and line.error:
        print(f"broadsheet: {line.title}: {line.error}", file=sys.stderr)
