"""The commands about feeds and how they are polled: their words and their help."""

from __future__ import annotations

import argparse

from reader.cli import checks
from reader.cli.command import Commands, new_command

_A_FEED = "a feed's id or address"


def add_feeds(commands: Commands) -> None:
    """`broadsheet feeds`."""
    command = new_command(commands, "feeds", "feeds.feeds", "print your feeds and their ids")
    command.add_argument("--health", action="store_true", help="how each has been doing, and when it is polled next")


def add_log(commands: Commands) -> None:
    """`broadsheet log`."""
    help = "print what came of polls in the last 30 days, the newest first"
    command = new_command(commands, "log", "feeds.log", help)
    command.add_argument(
        "--feed", type=checks.feed, metavar="FEED", help=f"only of one feed: {_A_FEED}, or words of its name"
    )
    command.add_argument("--failed", action="store_true", help="only the polls that failed")
    command.add_argument("--limit", type=checks.limit, metavar="N", help="at most N of them, else 50")


def add_pause(commands: Commands) -> None:
    """`broadsheet pause`."""
    _feed(new_command(commands, "pause", "feeds.pause", "poll a feed no more; what it brought stays", json=False))


def add_resume(commands: Commands) -> None:
    """`broadsheet resume`."""
    help = "poll a feed again that is paused or gone"
    _feed(new_command(commands, "resume", "feeds.resume", help, json=False))


def add_merge(commands: Commands) -> None:
    """`broadsheet merge`."""
    help = "make two feeds one that has what both brought"
    command = new_command(commands, "merge", "feeds.merge", help, json=False)
    _feed(command)
    command.add_argument("into", nargs="?", type=checks.feed, metavar="INTO", help="the feed that stays, likewise")
    command.add_argument("--undo", action="store_true", help="make them two again")
    command.set_defaults(misused=command.error)


def _feed(command: argparse.ArgumentParser) -> None:
    command.add_argument("feed", type=checks.feed, metavar="FEED", help=_A_FEED)


ADDED = (add_feeds, add_log, add_pause, add_resume, add_merge)
