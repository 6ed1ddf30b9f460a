"""The command that fetches what is new: sync, and what it tells meanwhile."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from reader.cli.library import feed_id, open_library
from reader.cli.output import counted, print_array, say_nothing
from reader.exchange import state
from reader.progress import FeedPolled, Granted, Line, Progress
from reader.sync import desk, pipeline
from reader.sync.desk import Desk
from reader.sync.network import Net, OfflineError
from reader.sync.poll import Polled

_EVERY = 1.0  # seconds between two lines that say how far it is


def sync(arguments: argparse.Namespace) -> int:
    """Poll feeds and fetch pages, pictures and related stories; 1 when any feed failed, or nothing may be tried."""
    lines = Lines()
    with open_library(arguments, to_write=True) as store:
        chosen = [feed_id(store, word) for word in arguments.feeds]
        net = _connection(desk.settings_of(store)["offline"] and not arguments.anyway)
        emit = say_nothing if arguments.json else lines
        polled, kept = desk.run(store, lambda at: _sync(at, chosen, arguments.feeds_only), emit=emit, net=net)
    lines.last()
    failed = [one.feed for one in polled if one.feed.error]
    if arguments.json:
        print_array({**state.feed(one.feed), "new": one.new, "changed": one.changed} for one in polled)
    else:
        new = counted(sum(one.new for one in polled), "new article")
        print(f"{new} from {counted(len(polled), 'feed')}; {kept} kept.")
    for feed in failed:
        print(f"broadsheet: {feed.title or feed.url} ({feed.url}): {feed.error}", file=sys.stderr)
    return 1 if failed else 0


def _connection(offline: bool) -> Net:
    """Find the connection. Raises OfflineError where the reader wants none, or there is none."""
    if offline:
        raise OfflineError("Broadsheet is set to work offline, so nothing was fetched; --anyway fetches all the same.")
    net = Net()
    if not net.look():
        raise OfflineError("There is no connection, so nothing was fetched.")
    return net


async def _sync(at: Desk, feeds: Sequence[int], feeds_only: bool) -> tuple[Sequence[Polled], str]:
    """Sync, and say how many pages and pictures came of it."""
    polled = await pipeline.sync(at, feeds, every=not feeds, feeds_only=feeds_only)
    return polled, f"{counted(at.steps.pages, 'page')} and {counted(at.steps.pictures, 'picture')}"


class Lines:
    """Tells on standard error how a sync goes: a line for each feed, and how far it is about once a second.

    `clock` counts seconds; `last` says what was still to be told when the work ended.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told_at = clock()
        self._untold: Progress | None = None

    def __call__(self, line: Line) -> None:
        """Print what is worth a line."""
        match line:
            case FeedPolled(error=""):
                print(f"{line.title}: {line.new} new, {line.changed} changed", file=sys.stderr)
            case FeedPolled():
                print(f"{line.title}: {line.error}", file=sys.stderr)
            case Granted(error=""):
                print(f"“{line.title}” is here now.", file=sys.stderr)
            case Granted():
                print(f"{line.title or line.url}: {line.error}", file=sys.stderr)
            case Progress():
                self._untold = line
                if self._clock() - self._told_at >= _EVERY:
                    self.last()

    def last(self) -> None:
        """Print how far it is, unless that was told already."""
        if self._untold:
            how_far = f"{self._untold.done} of {self._untold.total}: " if self._untold.total else ""
            print(f"{how_far}{self._untold.text}", file=sys.stderr)
        self._told_at, self._untold = self._clock(), None
