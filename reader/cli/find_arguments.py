"""The commands that look for feeds and try what reads papers without one: their words and their help."""

from __future__ import annotations

from pathlib import Path

from reader.cli import checks
from reader.cli.command import Commands, new_command


def add_find(commands: Commands) -> None:
    """`broadsheet find`."""
    help = "print the feeds that there are at an address, and what each brings; nothing is stored"
    command = new_command(commands, "find", "find.find", help)
    command.add_argument("url", type=checks.not_empty, metavar="URL", help="a page's address, a feed's, or a bare host")


def add_site(commands: Commands) -> None:
    """`broadsheet site check`."""
    help = "try a file that tells how a paper without feeds lists its stories"
    site = commands.add_parser("site", help=help, description=help[0].upper() + help[1:] + ".")
    acts = site.add_subparsers(metavar="ACT", required=True)
    command = new_command(acts, "check", "site.check", "say what the file finds on one of the paper's pages")
    command.add_argument("file", type=Path, metavar="FILE", help="the paper's file, as those in resources/sites")
    command.add_argument(
        "page", metavar="URL-or-FILE", help="a section's page or sitemap: its address, or a saved file"
    )
    command.add_argument("--url", type=checks.address, metavar="URL", help="the address that a saved file came from")
