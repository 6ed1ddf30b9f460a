"""The words of the commands that log in and out."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli import checks
from reader.cli.command import Commands, new_command


def _login(commands: Commands) -> None:
    help = "log in to a feed for subscribers; asks for the password, which goes into the system's keyring"
    command = new_command(commands, "login", "login.login", help, json=False)
    _whose_login(command, "a feed's id or address; a new address is subscribed to")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--user", default="", metavar="NAME", help="your name there; else it is asked for")
    how.add_argument("--cookies", type=Path, metavar="FILE", help="keep cookies instead: a cookies.txt, or - for stdin")


def _logout(commands: Commands) -> None:
    help = "forget the login of a feed, and of all feeds at its host"
    _whose_login(new_command(commands, "logout", "login.logout", help, json=False))


def _whose_login(command: argparse.ArgumentParser, help: str = "a feed's id or address") -> None:
    command.add_argument("feed", nargs="?", type=checks.feed, metavar="FEED", help=help)
    command.add_argument("--proxy", action="store_true", help="the proxy that is set in the settings, and no feed")


ADDED = (_login, _logout)
