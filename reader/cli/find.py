"""The command that looks for feeds: find."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reader.cli.library import open_library
from reader.cli.output import counted, print_array, say_nothing
from reader.model import FoundFeed
from reader.sync import desk
from reader.sync.find import find as look_for
from reader.text import one_line, titled
from reader.times import iso, list_time

_SHOWN = 3  # titles of each feed


def find(arguments: argparse.Namespace) -> int:
    """Print the feeds at an address; 1 where not one of them can be read."""
    with open_library(arguments) as store:
        found = desk.run(store, lambda at: look_for(at, arguments.url), emit=say_nothing)
    if arguments.json:
        print_array(map(_state, found))
    else:
        for feed in found:
            print("\n".join(_lines(feed, int(time.time()))))
    return 0 if any(not feed.error for feed in found) else 1


def _state(feed: FoundFeed) -> dict[str, Any]:
    newest = [{"title": title, "published": iso(published)} for title, published in feed.newest]
    return {**asdict(feed), "newest": newest}


def _lines(feed: FoundFeed, now: int) -> Iterator[str]:
    yield f"{titled(one_line(feed.title), feed.language)}  {feed.url}"
    yield f"    {feed.error or ' · '.join(_about(feed))}"
    for title, published in feed.newest[:_SHOWN]:
        when = f"  {list_time(published, now, 'en')}" if published is not None else ""
        yield f"      {titled(one_line(title), feed.language)}{when}"


def _about(feed: FoundFeed) -> Iterator[str]:
    if feed.articles or feed.newest:
        yield "read off the page itself, as it is no feed" if feed.kind == "page" else feed.kind
        yield counted(feed.articles, "article")
    if feed.week is not None:
        yield f"about {feed.week:.0f} a week" if feed.week >= 10 else f"about {feed.week:g} a week"
    yield f"subscribed to already, as feed {feed.known}" if feed.known else f"`broadsheet add {feed.url}` subscribes"
