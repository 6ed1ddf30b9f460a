"""Every command: its words, its help, and which function in which file beside this one runs it.

A command is named as "file.function" and imported when it runs, so this file imports nothing heavy.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from reader import __version__
from reader.cli import checks, feed_arguments, find_arguments, limits, login_arguments
from reader.cli.command import Commands, Parser, add_library, new_command
from reader.model import Mark

# Neither is typed by a person, so no help and no sentence about misuse names them.
_HIDDEN = {"worker": "gather.worker", "front-page": "front_page.front_page"}
_AN_ID = "an article's id, as `list` prints it"
_MARKS = (  # of each pair one at most
    {Mark.READ: "they were read", Mark.UNREAD: "they are to be read again"},
    {Mark.BOOKMARK: "keep them as bookmarks", Mark.UNBOOKMARK: "they are bookmarks no longer"},
)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read these words; the command's "file.function" is in `run`. Misuse ends the program with a sentence and 2."""
    hidden = _HIDDEN.get(words[0]) if words else None
    if hidden is None:
        return parser().parse_args(words)
    command = Parser(prog=f"broadsheet {words[0]}")
    command.set_defaults(run=hidden)
    add_library(command, default=None)
    return command.parse_args(words[1:])


def parser() -> Parser:
    """Build the parser of all commands that people type."""
    top = Parser(
        prog="broadsheet",
        description="A desktop newspaper. Without a command it opens the window.",
        epilog="Every command explains itself: broadsheet list --help",
    )
    top.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    add_library(top, default=None)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in (
        _add,
        find_arguments.add_find,
        _sync,
        *login_arguments.ADDED,
        *feed_arguments.ADDED,
        _sections,
        _list,
        _show,
        _links,
        _story,
        _similar,
        _changes,
        _lists,
        _offline,
        _keep,
        _mark,
        _import,
        _export,
        _storage,
        _purge,
        _reextract,
        _parse_feed,
        _extract,
        find_arguments.add_site,
    ):
        add(commands)
    return top


def _add(commands: Commands) -> None:
    command = new_command(commands, "add", "gather.add", "subscribe to a feed, or to the feed that a page names")
    command.add_argument("url", type=checks.not_empty, metavar="URL", help="the feed's address, or the page's")
    command.add_argument("--folder", default="", metavar="A/B", help="the folder it goes into, made where it is not")


def _sync(commands: Commands) -> None:
    command = new_command(commands, "sync", "sync.sync", "fetch what is new, all feeds or those named")
    command.add_argument("feeds", nargs="*", metavar="FEED", help="a feed's id or address")
    command.add_argument("--anyway", action="store_true", help="fetch also while Broadsheet is set to work offline")
    command.add_argument(
        "--feeds-only", action="store_true", help="ask feeds alone: pages, pictures and stories wait for the next sync"
    )


def _sections(commands: Commands) -> None:
    new_command(commands, "sections", "look.sections", "print the sections of each paper and their unread counts")


def _list(commands: Commands) -> None:
    command = new_command(commands, "list", "look.list_articles", "print articles, the newest first")
    _place(command)
    command.add_argument("--bookmarked", action="store_true", help="only bookmarks")
    command.add_argument("--lacking", action="store_true", help="those of which something is not here offline")
    command.add_argument("--folded", action="store_true", help="of each story only its newest article")
    among = command.add_mutually_exclusive_group()
    among.add_argument("--story", type=checks.id, metavar="ID", help="those that tell the same story as this article")
    among.add_argument("--reading-list", metavar="NAME", help="a reading list, in its own order; `lists` prints them")
    _at_most(command)


def _at_most(command: argparse.ArgumentParser) -> None:
    command.add_argument("--limit", type=checks.limit, metavar="N", help="at most N of them")


def _place(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--section", metavar="PATH", help="a section as the paper names it, with those below: News/Nation"
    )
    command.add_argument(
        "--feed", type=checks.feed, metavar="FEED", help="a feed's id, as `add` printed it, or its address"
    )
    command.add_argument("--unread", action="store_true", help="only what was not read yet")


def _offline(commands: Commands) -> None:
    run, help = "offline.offline", "print which articles lack something when the network is gone; exit 1 if any does"
    command = new_command(commands, "offline", run, help)
    _place(command)
    command.add_argument(
        "--fetch", dest="run", action="store_const", const="ready.offline", help="first fetch what is lacking"
    )


def _reextract(commands: Commands) -> None:
    new_command(commands, "reextract", "ready.reextract", "read all stored pages again with the rules of today")


def _keep(commands: Commands) -> None:
    command = new_command(
        commands, "keep", "ready.keep", "keep a file that is attached to an article, such as a podcast"
    )
    command.add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)
    command.add_argument(
        "url", type=checks.address, nargs="?", metavar="URL", help="its address, where there are several"
    )


def _show(commands: Commands) -> None:
    command = new_command(commands, "show", "show.show", "print one article")
    command.add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)
    command.add_argument(
        "--format", choices=("text", "html", "markdown", "json"), default="text", help="as what to print it"
    )


def _links(commands: Commands) -> None:
    help = "print the stories that an article names, and the articles that name it"
    command = new_command(commands, "links", "links.links", help)
    command.add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)
    command.add_argument("--cited-by", action="store_true", help="only the articles that name it")


def _story(commands: Commands) -> None:
    help = "print the story that an article tells with others, the oldest first, with its news and why"
    new_command(commands, "story", "stories.story", help).add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)


def _similar(commands: Commands) -> None:
    command = new_command(commands, "similar", "stories.similar", "print articles that are like one, and why")
    command.add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)
    _at_most(command)


def _changes(commands: Commands) -> None:
    help = "print what a paper changed in an article: [-deleted-] and {+inserted+} words"
    command = new_command(commands, "changes", "changes.changes", help)
    command.add_argument("id", type=checks.id, metavar="ID", help=_AN_ID)
    command.add_argument("--version", type=checks.version, metavar="N", help="what version N changed; else the latest")


def _lists(commands: Commands) -> None:
    new_command(commands, "lists", "look.lists", "print your reading lists and how many articles each holds")


def _mark(commands: Commands) -> None:
    command = new_command(commands, "mark", "marks.mark", "mark articles", json=False)
    command.add_argument("ids", nargs="+", type=checks.id, metavar="ID", help=_AN_ID)
    for pair in _MARKS:
        either = command.add_mutually_exclusive_group()
        for mark, help in pair.items():
            either.add_argument(f"--{mark}", dest="marks", action="append_const", const=mark, help=help)
    command.set_defaults(misused=command.error)


def _import(commands: Commands) -> None:
    help = "bring in a file: feeds as OPML, or an article as .txt, .md or .html"
    command = new_command(commands, "import", "gather.import_file", help)
    command.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    command.add_argument("--dry-run", action="store_true", help="only say what a list of feeds would bring in")


def _export(commands: Commands) -> None:
    command = new_command(commands, "export", "export.export", "write feeds as OPML, or bookmarks as HTML", json=False)
    command.add_argument("what", choices=("opml", "bookmarks"), help="which of the two")
    command.add_argument("file", type=Path, metavar="FILE", help="the file to write")


def _storage(commands: Commands) -> None:
    command = new_command(
        commands, "storage", "storage.storage", "print what each feed holds, and how long that is kept"
    )
    command.add_argument("--set", type=limits.read, metavar=limits.EXAMPLE, help=limits.HELP)
    place = command.add_mutually_exclusive_group()
    place.add_argument("--feed", type=checks.feed, metavar="FEED", help="for one feed: its id or its address")
    place.add_argument("--folder", metavar="A/B", help="for a folder and all below it")


def _purge(commands: Commands) -> None:
    command = new_command(commands, "purge", "storage.purge", "remove what is older or larger than the limits allow")
    command.add_argument("--dry-run", action="store_true", help="only say what would go")


def _parse_feed(commands: Commands) -> None:
    help = "print what we make of a feed document, without storing it"
    command = new_command(commands, "parse-feed", "documents.parse_feed", help, library=False)
    command.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    command.add_argument("--url", type=checks.address, metavar="URL", help="the address it came from")


def _extract(commands: Commands) -> None:
    help = "print what we make of a page, without storing it"
    command = new_command(commands, "extract", "documents.extract", help, library=False)
    command.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    command.add_argument("--url", type=checks.address, required=True, metavar="URL", help="the address it came from")
