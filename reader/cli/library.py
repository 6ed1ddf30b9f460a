"""The library that a command works on: opening it, and what its words name in it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from reader import paths
from reader.errors import InputError, ReadOnlyError
from reader.exchange import state
from reader.model import Article, Feed, Paper, Scope, Section
from reader.store import Store

_NAMED = 5  # feeds that a sentence counts up


def open_library(arguments: argparse.Namespace, *, to_write: bool = False) -> Store:
    """Open the library that the words name; say on standard error where it can only be read.

    Raises LibraryError where it cannot be used, ReadOnlyError where a command that writes would find it read-only.
    """
    store = Store.open(paths.library_folder(arguments.library))
    if to_write and store.read_only:
        notice = store.notice
        store.close()
        raise ReadOnlyError(notice)
    if store.notice:
        print(f"broadsheet: {store.notice}", file=sys.stderr)
    return store


def article(store: Store, id: int) -> Article:
    """Read an article. Raises InputError where there is none with this id."""
    found = store.article(id)
    if found is None:
        raise InputError(f"There is no article {id} in this library; `broadsheet list` prints those there are.")
    return found


def feed_id(store: Store, word: str) -> int:
    """Find a feed by its id or its address. Raises InputError where there is none, and names those there are."""
    feeds = store.feeds()
    by_address = store.feed_by_url(word)
    for feed in feeds:
        if str(feed.id) == word or feed == by_address:
            return feed.id
    raise InputError(f"There is no feed “{word[:200]}” in this library. {_named(feeds)}")


def feeds_named(store: Store, word: str) -> list[int]:
    """Find the feed with this id or address, else all with these words in their names; InputError for none."""
    try:
        return [feed_id(store, word)]
    except InputError:
        found = [feed.id for feed in store.feeds() if word.casefold() in feed.title.casefold()]
        if not found:
            raise
        return found


def _named(feeds: Sequence[Feed]) -> str:
    if not feeds:
        return "`broadsheet add URL` subscribes to one."
    names = ", ".join(f"{feed.id} ({feed.title or feed.url})" for feed in feeds[:_NAMED])
    return f"It has {names}{f' and {len(feeds) - _NAMED} more' if len(feeds) > _NAMED else ''}."


def story_of(store: Store, id: int) -> int:
    """Find the story that an article tells with others. Raises InputError where it tells none."""
    article(store, id)
    story = store.story_of(id)
    if story is None or store.story(story) is None:
        raise InputError(f"No other article in this library tells the same story as article {id}.")
    return story


def reading_list(store: Store, name: str) -> int:
    """Find a reading list by its name or its id. Raises InputError where there is none, and names those there are."""
    lists = store.tree().lists
    for one in lists:
        if name in (one.title, str(one.id)):
            return one.id
    names = ", ".join(f"“{one.title}”" for one in lists[:_NAMED])
    there = f"`broadsheet lists` prints those there are: {names}." if lists else "There are none yet."
    raise InputError(f"There is no reading list “{name[:200]}” in this library. {there}")


def scopes(store: Store, arguments: argparse.Namespace) -> list[Scope]:
    """Find what --section, --feed and --unread name: several where papers have a section of one name.

    Raises InputError where nothing is called so.
    """
    feed = None if arguments.feed is None else feed_id(store, arguments.feed)
    sections: Iterable[Section | None] = (None,)
    if arguments.section is not None:
        sections = _named_sections(store, arguments.section)
    return [Scope(feed=feed, section=section.id if section else None, unread=arguments.unread) for section in sections]


def _named_sections(store: Store, path: str) -> tuple[Section, ...]:
    found = store.find_sections(tuple(part.strip() for part in re.split("[/>›]", path) if part.strip()))
    if not found:
        raise InputError(f"No paper here has a section {path!r}; `broadsheet sections` prints those there are.")
    return found


def offsets(store: Store, ids: Collection[int]) -> dict[int, int | None]:
    """Look up on which clock, in minutes east of UTC, the papers dated these articles; None where that is unknown."""
    return {one.id: one.published_offset for one in store.articles(list(ids))}


class Names:
    """The names of papers and feeds, each read once a command."""

    def __init__(self, store: Store) -> None:
        tree = store.tree()
        self._store = store
        self._papers: dict[int, Paper] = {paper.id: paper for paper in tree.papers}
        self._feeds: dict[int, Feed] = {feed.id: feed for feed in tree.feeds}

    def paper(self, article: Article) -> str:
        """Name the paper of an article, also where no feed of it is left."""
        if article.paper not in self._papers:
            self._papers[article.paper] = self._store.paper(article.paper)
        return self._papers[article.paper].title

    def state(self, article: Article) -> dict[str, Any]:
        """Turn an article into the JSON object that every command prints."""
        feed = self._feeds.get(article.feed) if article.feed is not None else None
        named = feed.title or feed.url if feed else ""
        row = next(iter(self._store.rows([article.id])), None)
        return state.article(article, paper=self.paper(article), feed=named, row=row)
