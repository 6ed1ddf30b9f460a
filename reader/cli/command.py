"""What every command has: a parser that speaks in one sentence, its help, the library's folder, JSON on request."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn, TypeAlias

from reader.text import one_line

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Parser(argparse.ArgumentParser):
    """A parser whose last line about misuse is one sentence, whatever the words were."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the sentence, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {one_line(message).rstrip('.')}.\n")


def new_command(
    commands: Commands,
    name: str,
    run: str,
    help: str,
    *,
    json: bool = True,
    library: bool = True,
) -> argparse.ArgumentParser:
    """Make a command that the function `run` ("file.function") carries out."""
    command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    command.set_defaults(run=run)
    if library:
        add_library(command)
    if json:
        command.add_argument("--json", action="store_true", help="print JSON")
    return command


def add_library(command: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Let a command be told which library it works on."""
    command.add_argument(
        "--library",
        metavar="DIR",
        default=default,
        help="the library's folder (else BROADSHEET_LIBRARY, else your data folder)",
    )
