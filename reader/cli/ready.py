"""Commands that make what is here whole: fetch what a place lacks offline, read pages again, keep an attached file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace

from reader import sizes
from reader.cli import library
from reader.cli.library import open_library, scopes
from reader.cli.offline import report
from reader.cli.output import print_object, say_nothing
from reader.cli.sync import Lines
from reader.errors import InputError
from reader.model import Enclosure
from reader.progress import Line, Progress
from reader.store import Store
from reader.sync import desk
from reader.sync.enclosures import keep_file
from reader.sync.network import OfflineError
from reader.sync.ready import make_ready
from reader.sync.reextract import reextract as read_again


def offline(arguments: argparse.Namespace) -> int:
    """Fetch what the articles of a place lack offline, then print what still lacks; 1 where anything does."""
    with open_library(arguments, to_write=True) as store:
        places = scopes(store, arguments)
        ids = list(dict.fromkeys(id for scope in places for id in store.ids(scope)))
        _fetch(store, ids, Lines())
        return report(store, places, json=arguments.json)


def _fetch(store: Store, ids: Sequence[int], lines: Lines) -> None:
    """Make these articles ready, as far as there is a connection."""

    def emit(line: Line) -> None:
        lines(line)
        if isinstance(line, Progress) and not line.total:
            lines.last()  # about how much it is: not to be lost among how far it is

    try:
        desk.run(store, lambda at: make_ready(at, ids), emit=emit)
    except OfflineError as error:
        print(f"broadsheet: {error}", file=sys.stderr)
    lines.last()


def reextract(arguments: argparse.Namespace) -> int:
    """Read all stored pages again and print how many that changed."""
    lines = Lines()
    with open_library(arguments, to_write=True) as store:
        reread = desk.run(store, read_again, emit=say_nothing if arguments.json else lines)
    lines.last()
    if arguments.json:
        print_object(asdict(reread))
    else:
        print(reread.text)
    return 0


def keep(arguments: argparse.Namespace) -> int:
    """Fetch a file that is attached to an article, and print where it lies."""
    lines = Lines()

    def emit(line: Line) -> None:
        if isinstance(line, Progress) and not arguments.json:
            lines(replace(line, done=0, total=0))  # it counts bytes, and its text says so better

    with open_library(arguments, to_write=True) as store:
        story = library.article(store, arguments.id)
        url = arguments.url or _only_one(story.enclosures)
        file = desk.run(store, lambda at: keep_file(at, story.id, url), emit=emit)
        path = store.file_path(file)
    lines.last()
    if arguments.json:
        print_object({**asdict(file), "path": str(path)})
    else:
        print(path)
    return 0


def _only_one(enclosures: Sequence[Enclosure]) -> str:
    """Name the file that is meant where none was named. Raises InputError where that is not plain."""
    if not enclosures:
        raise InputError("This story has no file attached to it.")
    if len(enclosures) > 1:
        named = "".join(f"\n  {one.url}  {sizes.size(one.length) if one.length else ''}".rstrip() for one in enclosures)
        raise InputError(f"This story has {len(enclosures)} files attached to it. Name one of them:{named}")
    return enclosures[0].url
