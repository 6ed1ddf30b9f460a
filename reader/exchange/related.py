"""Related links as other forms print them: which belong to the text, and what to write where one stood."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Kind, Link


def gathered(links: Iterable[Link]) -> tuple[Link, ...]:
    """Choose the links to list after the text: those that the paper itself called related."""
    return tuple(link for link in links if link.kind is not Kind.MENTION)


def stood(links: Iterable[Link], number: str) -> Link | None:
    """Find the link that was taken out of the text at the place marked with `number`."""
    return next((link for link in links if str(link.position) == number), None)


def label(link: Link) -> str:
    """Name a link as the paper labelled it."""
    return link.label or "Related"
