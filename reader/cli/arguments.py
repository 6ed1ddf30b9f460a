"""Every command: its words, its help, and which function in which file beside this one runs it.

A command is named as "file.function" and imported when it runs, so this file imports nothing heavy.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from reader import __version__, urls
from reader.model import Mark


def parser() -> argparse.ArgumentParser:
    """Build the parser; `parse_args` leaves the command's "file.function" in `run`."""
    top = argparse.ArgumentParser(
        prog="broadsheet",
        description="A desktop newspaper. Without a command it opens the window.",
        epilog="Every command explains itself: broadsheet list --help",
    )
    top.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    _library(top, default=None)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add, _sync, _sections, _list, _show, _links, _mark, _import, _export, _parse_feed, _extract, _hidden):
        add(commands)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _library(command: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    command.add_argument(
        "--library",
        metavar="DIR",
        default=default,
        help="the library's folder (else BROADSHEET_LIBRARY, else your data folder)",
    )


def _command(
    commands: Commands,
    name: str,
    run: str,
    help: str,
    *,
    json: bool = True,
    library: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    command.set_defaults(run=run)
    if library:
        _library(command)
    if json:
        command.add_argument("--json", action="store_true", help="print JSON")
    return command


def _add(commands: Commands) -> None:
    command = _command(commands, "add", "gather.add", "subscribe to a feed, or to the feed that a page names")
    command.add_argument("url", metavar="URL")
    command.add_argument("--folder", default="", metavar="A/B", help="the folder it goes into, made where it is not")


def _sync(commands: Commands) -> None:
    command = _command(commands, "sync", "sync.sync", "fetch what is new, all feeds or those named")
    command.add_argument("feeds", nargs="*", metavar="FEED", help="a feed's id or address")


def _sections(commands: Commands) -> None:
    _command(commands, "sections", "look.sections", "print the sections of each paper and their unread counts")


def _list(commands: Commands) -> None:
    command = _command(commands, "list", "look.list_articles", "print articles, the newest first")
    command.add_argument(
        "--section", metavar="PATH", help="a section as the paper names it, with those below: News/Nation"
    )
    command.add_argument("--feed", type=_id, metavar="ID")
    command.add_argument("--unread", action="store_true")
    command.add_argument("--bookmarked", action="store_true")
    command.add_argument("--limit", type=_limit, metavar="N", help="at most N of them")


def _show(commands: Commands) -> None:
    command = _command(commands, "show", "show.show", "print one article")
    command.add_argument("id", type=_id, metavar="ID")
    command.add_argument("--format", choices=("text", "html", "markdown", "json"), default="text")


def _links(commands: Commands) -> None:
    command = _command(commands, "links", "look.links", "print an article's related stories")
    command.add_argument("id", type=_id, metavar="ID")


def _mark(commands: Commands) -> None:
    command = _command(commands, "mark", "marks.mark", "mark articles", json=False)
    command.add_argument("ids", nargs="+", type=_id, metavar="ID")
    for pair in ((Mark.READ, Mark.UNREAD), (Mark.BOOKMARK, Mark.UNBOOKMARK)):
        either = command.add_mutually_exclusive_group()
        for mark in pair:
            either.add_argument(f"--{mark}", dest="marks", action="append_const", const=mark)
    command.set_defaults(misused=command.error)


def _import(commands: Commands) -> None:
    help = "bring in a file: feeds as OPML, or an article as .txt, .md or .html"
    command = _command(commands, "import", "gather.import_file", help)
    command.add_argument("file", type=Path, metavar="FILE")


def _export(commands: Commands) -> None:
    command = _command(commands, "export", "export.export", "write feeds as OPML, or bookmarks as HTML", json=False)
    command.add_argument("what", choices=("opml", "bookmarks"))
    command.add_argument("file", type=Path, metavar="FILE")


def _parse_feed(commands: Commands) -> None:
    help = "print what we make of a feed document, without storing it"
    command = _command(commands, "parse-feed", "documents.parse_feed", help, library=False)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--url", type=_address, metavar="URL", help="the address it came from")


def _extract(commands: Commands) -> None:
    help = "print what we make of a page, without storing it"
    command = _command(commands, "extract", "documents.extract", help, library=False)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--url", type=_address, required=True, metavar="URL", help="the address it came from")


def _hidden(commands: Commands) -> None:
    # Neither is typed by a person, so they have no line in the help.
    for name, run in (("worker", "gather.worker"), ("front-page", "front_page.front_page")):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        _library(command)


_LARGEST = 2**63 - 1  # that SQLite counts to


def _id(word: str) -> int:
    """Check an id: a whole number from 1."""
    number = _number(word)
    if not 0 < number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{_shown(word)} is no id; `broadsheet list` prints the ids")
    return number


def _limit(word: str) -> int:
    """Check a number of articles; one beyond any library means all of them."""
    number = _number(word)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{_shown(word)} is no number of articles")
    return min(number, _LARGEST)


def _number(word: str) -> int:
    """Read a whole number, -1 for what is none; one with too many digits is a very large one."""
    if not (word.isascii() and word.isdigit()):
        return -1
    return int(word) if len(word) < 1000 else _LARGEST + 1


def _address(word: str) -> str:
    if not urls.is_web(word):
        raise argparse.ArgumentTypeError(
            f"{_shown(word)} is no address on the web, such as https://paper.example/story"
        )
    return word


def _shown(word: str) -> str:
    return repr(word if len(word) <= 100 else f"{word[:100]}…")
