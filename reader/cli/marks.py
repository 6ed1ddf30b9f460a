"""Commands that keep what the reader did: mark, export."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from reader.cli.library import open_library
from reader.errors import InputError
from reader.exchange import bookmarks, opml
from reader.model import BOOKMARKS
from reader.store import Store


def mark(arguments: argparse.Namespace) -> int:
    """Mark articles as read, unread, bookmarked or not."""
    if not arguments.marks:
        arguments.misused("say what to mark them: --read, --unread, --bookmark or --unbookmark")
    with open_library(arguments, to_write=True) as store:
        missing = set(arguments.ids) - {article.id for article in store.articles(arguments.ids)}
        if missing:
            raise InputError(f"There is no article {min(missing)} in this library; nothing was marked.")
        changed, _ = store.mark(arguments.ids, *arguments.marks)
    print(f"{len(changed)} of {len(set(arguments.ids))} changed.")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the feeds as OPML or the bookmarks as HTML into a file."""
    write: Callable[[Store], tuple[str, str]] = _opml if arguments.what == "opml" else _bookmarks
    with open_library(arguments) as store:
        text, said = write(store)
    replace_file(arguments.file, text)
    print(said)
    return 0


def replace_file(file: Path, text: str) -> None:
    """Write a text file whole or not at all: a full disk must not cost the file that was there before."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(name, 0o644)
            os.replace(name, file)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise InputError(f"{file} could not be written: {error.strerror or error}. Choose another place.") from error


def _opml(store: Store) -> tuple[str, str]:
    tree = store.tree()
    return opml.write(tree, "Broadsheet"), f"{sum(not feed.sample for feed in tree.feeds)} feeds written."


def _bookmarks(store: Store) -> tuple[str, str]:
    articles = store.articles(list(store.ids(BOOKMARKS)))
    papers = {id: store.paper(id).title for id in {article.paper for article in articles}}
    return bookmarks.write(articles, papers), f"{len(articles)} bookmarks written."
