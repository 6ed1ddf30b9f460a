"""The command that prints one article: show."""

from __future__ import annotations

import argparse

from reader import page
from reader.cli.library import Names, article, open_library
from reader.cli.output import print_object
from reader.exchange import markdown, plain


def show(arguments: argparse.Namespace) -> int:
    """Print one article as text, HTML, Markdown or JSON."""
    with open_library(arguments) as store:
        shown = article(store, arguments.id)
        names = Names(store)
        paper = names.paper(shown)
        if arguments.json or arguments.format == "json":
            print_object(names.state(shown))
        elif arguments.format == "html":
            print(page.render(shown, media={}, paper=paper))
        elif arguments.format == "markdown":
            print(markdown.write(shown, paper))
        else:
            print(plain.write(shown, paper))
    return 0
