"""The command that writes collections into a file: export."""

from __future__ import annotations

import argparse
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from reader.cli.library import open_library
from reader.cli.output import counted
from reader.errors import InputError
from reader.exchange import bookmarks, opml
from reader.model import BOOKMARKS, Scope
from reader.store import Store


def export(arguments: argparse.Namespace) -> int:
    """Write the feeds as OPML or the bookmarks as HTML into a file."""
    write: Callable[[Store], tuple[str, str]] = _opml if arguments.what == "opml" else _bookmarks
    with open_library(arguments) as store:
        text, said = write(store)
    replace_file(arguments.file, text)
    print(said)
    return 0


def replace_file(file: Path, text: str) -> None:
    """Write a text file whole or not at all: a full disk must not cost the file that was there before.

    What is no plain file (a pipe, /dev/stdout) is written to as it stands, and a link stays a link.
    """
    try:
        place = file.resolve()
        if place.is_dir():
            raise InputError(f"{file} is a folder. Name a file in it.")
        if place.exists() and not place.is_file():
            file.write_text(text, "utf-8")
        else:
            _replace(place, text)
    except OSError as error:
        raise InputError(f"{file} could not be written: {error.strerror or error}. Choose another place.") from error


def _replace(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:100]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask())
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    """Read the mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _opml(store: Store) -> tuple[str, str]:
    tree = store.tree()
    return opml.write(tree, "Broadsheet"), f"{counted(sum(not feed.sample for feed in tree.feeds), 'feed')} written."


def _bookmarks(store: Store) -> tuple[str, str]:
    articles = store.articles(list(store.ids(BOOKMARKS)))
    papers = {id: store.paper(id).title for id in {article.paper for article in articles}}
    lists = [(one, store.articles(list(store.ids(Scope(reading_list=one.id))))) for one in store.tree().lists]
    return bookmarks.write(articles, papers, lists), f"{counted(len(articles), 'bookmark')} written."
