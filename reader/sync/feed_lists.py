"""Lists of feeds (OPML) that a person brings: what one holds, and the feeds of it that were chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from reader import urls
from reader.errors import InputError
from reader.parse import opml
from reader.progress import Listed, Progress
from reader.sync.addresses import is_local_name
from reader.sync.desk import Desk

_NAMED = 3  # feeds that a sentence counts up


async def look(desk: Desk, data: bytes) -> tuple[str, tuple[Listed, ...]]:
    """Say what a list calls itself and what it holds, in its order; nothing is kept.

    Raises DocumentError for what is no list of feeds.
    """
    document = await desk.parsers.call(opml.read, data)
    seen: set[str] = set()
    entries = []
    for one in document.feeds:
        entries.append(_listed(desk, one, seen))
        seen.add(_key(one.url))
    return document.title, tuple(entries)


async def bring(desk: Desk, data: bytes, only: Collection[str] | None = None) -> tuple[tuple[int, ...], str]:
    """Subscribe to the feeds of a list, or to those of its addresses that `only` names, each where it first stands.

    Returns their ids and a sentence. Raises InputError where none could be taken.
    """
    document = await desk.parsers.call(opml.read, data)
    chosen = [one for one in document.feeds if only is None or one.url in only]
    wanted: dict[str, opml.Outline] = {}
    for one in chosen:
        if not problem(one.url):
            wanted.setdefault(_key(one.url), one)
    left_out = _left_out([one for one in chosen if problem(one.url)])
    if not wanted:
        raise InputError(f"Nothing was brought in. {left_out or _NONE[only is None]}")
    ids = await _subscribe(desk, list(wanted.values()))
    came = "1 feed is in the library." if len(ids) == 1 else f"{len(ids)} feeds are in the library."
    return ids, " ".join(filter(None, (came, left_out)))


_NONE = {True: "This list names no feeds.", False: "The file no longer names what was chosen."}


def problem(url: str) -> str:
    """Say why a feed of a list cannot be taken: a list from elsewhere may not send us into the reader's own network."""
    if not url:
        return "The list gives no address for it."
    if "@" in url.partition("://")[2].partition("/")[0]:
        return "Its address holds a password. Add it without, then log in."
    if not urls.is_web(url):
        return "Its address is not on the web."
    if is_local_name(urls.host(url)):
        return "It is in a private network. Add it by its address."
    return ""


def _listed(desk: Desk, one: opml.Outline, seen: Collection[str]) -> Listed:
    wrong = problem(one.url)
    known = None if wrong else desk.store.feed_by_url(one.url)
    return Listed(
        path=one.folder,
        title=one.title,
        url=one.url,
        known=known.id if known else 0,
        twice=not wrong and _key(one.url) in seen,
        problem=wrong,
    )


def _key(url: str) -> str:
    return urls.identity(url) or url


async def _subscribe(desk: Desk, wanted: Sequence[opml.Outline]) -> tuple[int, ...]:
    """Keep one after the other: stopped in the middle, those that are there stay."""
    folders: dict[tuple[str, ...], int] = {}
    feeds: list[int] = []
    for one in wanted:
        if one.folder and one.folder not in folders:
            folders[one.folder] = desk.store.add_folder(one.folder)[0]
        feed, _ = desk.store.add_feed(
            url=one.url, title=one.title, site_url=one.site_url, folder=folders.get(one.folder)
        )
        feeds.append(feed.id)
        desk.emit(Progress(done=len(feeds), total=len(wanted), text=one.title))
        await asyncio.sleep(0)  # other requests have their turn, and the reader may stop this one
    return tuple(dict.fromkeys(feeds))


def _left_out(outlines: Sequence[opml.Outline]) -> str:
    """Name what was not taken; "" for nothing. An address may hold a password, so that is cut off."""
    if not outlines:
        return ""
    names = ", ".join(f"“{_name(one)}”" for one in outlines[:_NAMED])
    more = f" and {len(outlines) - _NAMED} more" if len(outlines) > _NAMED else ""
    has, were = ("has", "was") if len(outlines) == 1 else ("have", "were")
    return f"{names}{more} {has} no address on the open web and {were} left out; add such a feed by its address."


def _name(one: opml.Outline) -> str:
    return one.title or one.url.rpartition("@")[2][:100] or "a feed without a name"
