"""The command that prints where an article leads, and which others lead to it: links."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from reader.cli.library import article, offsets, open_library
from reader.cli.output import print_array
from reader.exchange import state
from reader.model import Link, Ready, Row
from reader.text import one_line, titled

_READY = {Ready.READY: "ready offline", Ready.PARTLY: "partly ready offline", Ready.NOT: "without its text"}


def links(arguments: argparse.Namespace) -> int:
    """Print the links of one article, what is known of each and where it leads; then the articles that lead here."""
    with open_library(arguments) as store:
        found = article(store, arguments.id).links
        citing = store.citing(arguments.id)
        clocks = offsets(store, [row.id for row in citing]) if arguments.json else {}
    if arguments.json:
        rows = (state.row(row, clocks.get(row.id)) for row in citing)
        print_array(rows if arguments.cited_by else map(_state, found))
    elif arguments.cited_by:
        _print_citing(citing)
    else:
        _print_links(found)
        if citing:
            print("\nNamed by")
            _print_citing(citing)
    return 0


def _state(link: Link) -> dict[str, Any]:
    """Describe a link and the story to which it leads."""
    return {
        **state.link(link),
        "title": link.title,
        "ready": link.ready.name.lower() if link.article else None,
    }


def _print_links(found: Sequence[Link]) -> None:
    for link in found:
        print(f"{one_line(link.label) or link.kind.value}: {one_line(link.text)}")
        print(f"    {_why(link)}")
        print(f"    {_where(link)}")
    if not found:
        print("This article names no related stories.")


def _why(link: Link) -> str:
    """Say how it was found: "related-inline, rule A, confidence 0.90"."""
    parts = (link.kind.value, f"rule {link.rule}" if link.rule else "", f"confidence {link.confidence:.2f}")
    return ", ".join(filter(None, parts))


def _where(link: Link) -> str:
    address = one_line(link.canonical or link.url)
    if link.article is None:
        return f"{address} (not in the library)" if address else "not in the library, and printed without an address"
    story = f"article {link.article}, {_READY[link.ready]}: {titled(one_line(link.title))}"
    return f"{story}\n    {address}" if address else story


def _print_citing(citing: Sequence[Row]) -> None:
    for row in citing:
        print(f"{row.id:>6}  {titled(one_line(row.title), row.language)} ({one_line(row.source)})")
    if not citing:
        print("No article in this library leads to this one.")
