"""Commands about the room that the library takes: storage, purge."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from reader.cli import limits
from reader.cli.library import feed_id, open_library
from reader.cli.output import counted, print_object
from reader.errors import InputError
from reader.model import Purge, Retention, Storage, Tree
from reader.sizes import share, size
from reader.store import Store
from reader.text import one_line

_SORTS = ("all", "text", "pictures", "pages", "files")


def storage(arguments: argparse.Namespace) -> int:
    """Print what each feed holds and how long it is kept, or set that for a place."""
    with open_library(arguments, to_write=bool(arguments.set)) as store:
        folder, feed = _place(store, arguments)
        if arguments.set:
            _set(store, folder, feed, arguments.set)
            if not arguments.json:
                _print_in_force(store, folder, feed)
                return 0
        elif (folder, feed) != (None, None) and not arguments.json:
            _print_in_force(store, folder, feed)
            return 0
        _print_json(store, folder, feed) if arguments.json else _print_table(store)
    return 0


def purge(arguments: argparse.Namespace) -> int:
    """Remove what the limits let go, or say what that would be."""
    now, dry = int(time.time()), arguments.dry_run
    with open_library(arguments, to_write=not dry) as store:
        gone = store.purge_preview(now) if dry else _purge(store, now)
    if arguments.json:
        print_object({**asdict(gone), "dry_run": dry})
    else:
        print(_told(gone, dry))
    return 0


def _purge(store: Store, now: int) -> Purge:
    gone = Purge()
    with store.lock("sync"):  # a picture that is just arriving is not shown by anything yet
        while (step := store.purge(now)[0]) != Purge():
            gone += step
    return gone


def _told(gone: Purge, dry: bool) -> str:
    if gone == Purge():
        return "There is nothing to remove."
    articles = counted(gone.articles, "article") + share(gone.unread, gone.articles, "unread")
    things = (articles, counted(gone.pictures, "picture"), counted(gone.pages, "stored page"))
    listed = [thing for thing in things if not thing.startswith("0 ")]
    what = " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:]))) or "What nothing refers to"
    return f"{what} {'would be removed' if dry else 'removed'}, {size(gone.bytes)} {'to be freed' if dry else 'freed'}."


def _place(store: Store, arguments: argparse.Namespace) -> tuple[int | None, int | None]:
    feed = None if arguments.feed is None else feed_id(store, arguments.feed)
    folder = None if arguments.folder is None else _folder(store.tree(), arguments.folder)
    return folder, feed


def _folder(tree: Tree, path: str) -> int:
    """Find a folder by its path. Raises InputError where there is none, and names those there are."""
    paths = _folder_paths(tree)
    wanted = "/".join(name.strip() for name in path.split("/") if name.strip())
    for id, name in paths.items():
        if name == wanted:
            return id
    known = f"It has {', '.join(list(paths.values())[:5])}." if paths else "It has none."
    raise InputError(f"There is no folder “{path[:200]}” in this library. {known}")


def _folder_paths(tree: Tree) -> dict[int, str]:
    folders = {folder.id: folder for folder in tree.folders}

    def path(id: int) -> str:
        folder = folders[id]
        return f"{path(folder.parent)}/{folder.title}" if folder.parent in folders and folder.parent else folder.title

    return {id: path(id) for id in folders}


def _set(store: Store, folder: int | None, feed: int | None, said: dict[str, int | None]) -> None:
    known = {(rule.folder, rule.feed): rule for rule in store.retentions()}
    store.set_retention(replace(known.get((folder, feed), Retention(folder=folder, feed=feed)), **said))


def _print_in_force(store: Store, folder: int | None, feed: int | None) -> None:
    name = _name(store.tree(), Retention(folder=folder, feed=feed))
    print(f"{name}: {limits.told(store.retention(folder=folder, feed=feed))}.")


def _name(tree: Tree, rule: Retention) -> str:
    if rule.folder is not None:
        return _folder_paths(tree).get(rule.folder, "A removed folder")
    titles = {feed.id: one_line(feed.title or feed.url) for feed in tree.feeds}
    return "Everything" if rule.feed is None else titles.get(rule.feed, "A removed feed")


def _print_table(store: Store) -> None:
    held = sorted(store.storage(), key=lambda one: -one.all)
    print("".join(f"{head:>10}" for head in (*("All", *map(str.title, _SORTS[1:])), "Articles")) + "  Feed")
    for one in (*held, _total(held)):
        columns = [size(getattr(one, sort)) for sort in _SORTS]
        print("".join(f"{word:>10}" for word in (*columns, f"{one.articles:,}")) + f"  {one_line(one.title)}")
    print()
    for line in _rules(store):
        print(line)


def _total(held: Sequence[Storage]) -> Storage:
    def whole(name: str) -> int:
        return sum(getattr(one, name) for one in held)

    return Storage(
        feed=None,
        title="Altogether",
        articles=whole("articles"),
        text=whole("text"),
        pictures=whole("pictures"),
        pages=whole("pages"),
        files=whole("files"),
    )


def _rules(store: Store) -> Iterator[str]:
    """Say what holds for all, then what places say for themselves."""
    tree = store.tree()
    yield f"Kept: {limits.told(store.retention())}. Bookmarks stay whatever that says."
    for rule in store.retentions():
        if (rule.folder, rule.feed) != (None, None):
            yield f"  {_name(tree, rule)}: {limits.told(rule)}."


def _print_json(store: Store, folder: int | None, feed: int | None) -> None:
    held = store.storage()
    values: dict[str, Any] = {
        "feeds": [{**asdict(one), "all": one.all} for one in held],
        "all": sum(one.all for one in held),
        "limits": [asdict(rule) for rule in store.retentions()],
        "in_force": asdict(store.retention(folder=folder, feed=feed)),
    }
    print_object(values)
