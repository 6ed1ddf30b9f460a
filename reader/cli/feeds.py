"""Commands about feeds and how they are polled: feeds, log, pause, resume, merge."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.cli.library import feed_id, feeds_named, open_library
from reader.cli.output import counted, print_array
from reader.exchange import state
from reader.model import Feed, FeedHealth, Poll
from reader.sizes import size
from reader.store import Store
from reader.text import one_line
from reader.times import list_time

_LINES = 50  # of the log, unless asked otherwise
_AT_A_TIME = 200
_STOPPED = {"paused": "paused by you", "gone": "gone for good; `broadsheet resume` asks it again"}


def feeds(arguments: argparse.Namespace) -> int:
    """Print the feeds, or with --health how each has been doing."""
    with open_library(arguments) as store:
        known = store.feeds()
        health = store.health(int(time.time()))
    if arguments.json:
        of_feed = {one.feed.id: one for one in health}
        print_array(state.feed_health(of_feed.get(feed.id, FeedHealth(feed=feed))) for feed in known)
        return 0
    for feed in known if not arguments.health else ():
        print(f"{feed.id:>6}  {_name(feed)}  {feed.url}{_remark(feed)}")
    if arguments.health:
        _print_health(health)
    if not known:
        print("No feeds yet: `broadsheet add URL` subscribes to one.")
    return 0


def _remark(feed: Feed) -> str:
    return f"  ({_STOPPED[feed.stopped]})" if feed.stopped else ""


def _print_health(found: Sequence[FeedHealth]) -> None:
    now = int(time.time())
    for one in found:
        print(f"{one.feed.id:>6}  {_name(one.feed)}")
        print(f"        {' · '.join(_doing(one, now))}")
        if one.strip:
            print(f"        {one.strip}")
        if one.feed.error:
            print(f"        {one_line(one.feed.error)}")
    if found:
        print("A letter is a poll, the last one right: + new articles, . nothing new, x failed.")


def _doing(one: FeedHealth, now: int) -> Iterator[str]:
    """Say how a feed does, in parts: how much comes, when it was polled and will be, what the reader is to decide."""
    yield f"{one.week:.1f} articles a week".replace(".0 ", " ")
    if one.silent and one.newest is not None:
        yield f"silent since {list_time(one.newest, now)}"
    yield f"last poll {list_time(one.last.at, now)}" if one.last else "not polled yet"
    if one.feed.stopped:
        yield _STOPPED[one.feed.stopped]
    else:
        yield f"next poll {_clock(one.feed.next_poll, now)}"
    if one.feed.same_as is not None:
        yield f"leads to feed {one.feed.same_as}: `broadsheet merge {one.feed.id} {one.feed.same_as}` makes them one"


def _clock(at: int, now: int) -> str:
    minutes = (at - now) // 60
    if minutes < 1:
        return "now"
    return f"in {counted(minutes, 'minute')}" if minutes < 120 else f"in {minutes // 60} hours"


def log(arguments: argparse.Namespace) -> int:
    """Print what came of polls, the newest first."""
    limit = _LINES if arguments.limit is None else arguments.limit
    with open_library(arguments) as store:
        chosen = feeds_named(store, arguments.feed) if arguments.feed is not None else [None]
        names = {feed.id: feed for feed in store.feeds()}
        lines = list(islice(_lines(store, chosen, failed=arguments.failed), limit))
    if arguments.json:
        print_array(state.poll(line, feed=_named(names, line)) for line in lines)
        return 0
    _print_log(lines, names)
    if not lines and limit:
        print("Nothing failed in the last 30 days." if arguments.failed else "Nothing was polled in the last 30 days.")
    return 0


def _lines(store: Store, feeds: Sequence[int | None], *, failed: bool) -> Iterator[Poll]:
    """Read the log from the newest line on, in parts."""
    before = None
    while found := _part(store, feeds, failed, before):
        yield from found
        before = found[-1].id


def _part(store: Store, feeds: Sequence[int | None], failed: bool, before: int | None) -> list[Poll]:
    parts = [store.polls(feed, failed=failed, limit=_AT_A_TIME, before=before) for feed in feeds]
    return sorted((poll for part in parts for poll in part), key=lambda poll: -poll.id)[:_AT_A_TIME]


def _print_log(lines: Iterable[Poll], names: dict[int, Feed]) -> None:
    now = int(time.time())
    for line in lines:
        print(f"{_moment(line.at, now):<16}  {_named(names, line)}: {_came(line)}")


def _moment(at: int, now: int) -> str:
    day = list_time(at, now)
    return day if ":" in day else f"{day} {time.strftime('%H:%M', time.localtime(at))}"


def _came(line: Poll) -> str:
    """Say what came of a poll."""
    if line.error:
        return one_line(line.error)
    changed = f", {line.changed} changed" if line.changed else ""
    new = counted(line.new, "new article") if line.new else "nothing new"
    read = f" ({size(line.size)} in {_time(line.took)})" if line.size else ""
    return f"{new}{changed}{read}"


def _time(took: int) -> str:
    return f"{took / 1000:.1f} s" if took >= 100 else f"{took} ms"


def _named(names: dict[int, Feed], line: Poll) -> str:
    return _name(names[line.feed]) if line.feed in names else "a feed that you deleted"


def _name(feed: Feed) -> str:
    return one_line(feed.title) or feed.url


def pause(arguments: argparse.Namespace) -> int:
    """Poll a feed no more until it is resumed."""
    with open_library(arguments, to_write=True) as store:
        id = feed_id(store, arguments.feed)
        feed, changed = store.feeds([id])[0], store.pause_feed(id).tree
    print(f"{_name(feed)} is {'polled no more until you resume it' if changed else 'paused already'}.")
    return 0


def resume(arguments: argparse.Namespace) -> int:
    """Poll a feed again that was paused or gone."""
    with open_library(arguments, to_write=True) as store:
        id = feed_id(store, arguments.feed)
        feed, changed = store.feeds([id])[0], store.resume_feed(id).tree
    print(f"{_name(feed)} is polled {'again' if changed else 'already'}.")
    return 0


def merge(arguments: argparse.Namespace) -> int:
    """Make two feeds one, or with --undo two again."""
    if (arguments.into is None) != arguments.undo:
        both = "--undo parts a feed by itself; name no other beside it"
        arguments.misused(both if arguments.undo else "name the feed that stays, or --undo to part them again")
    with open_library(arguments, to_write=True) as store:
        if arguments.undo:
            return _part_again(store, arguments.feed)
        feed, into = feed_id(store, arguments.feed), feed_id(store, arguments.into)
        names = {one.id: _name(one) for one in store.feeds([feed, into])}
        store.merge_feeds(feed, into)
    print(f"{names[into]} now has all that {names[feed]} brought. `broadsheet merge {feed} --undo` parts them again.")
    return 0


def _part_again(store: Store, word: str) -> int:
    """Part feeds; the one that was merged is in no list any more, so only its id names it."""
    store.unmerge_feed(int(word) if word.isdigit() else feed_id(store, word))
    print("They are two feeds again.")
    return 0
