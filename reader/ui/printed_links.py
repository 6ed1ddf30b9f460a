"""The links printed in the story shown: which is the first to follow, and what one of them promises. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader import urls
from reader.model import Kind, Link


def first_related(links: Sequence[Link]) -> Link | None:
    """Choose of what the paper named as related the first that is in the library, else the first of all."""
    related = [link for link in links if link.kind is not Kind.MENTION]
    here = (link for link in related if link.article is not None)
    return next(here, related[0] if related else None)


def title_at(links: Sequence[Link], url: str) -> str:
    """Name the story that a link to this address promises, "" where none says."""
    wanted = urls.identity(url)
    return next((link.title or link.text for link in links if urls.identity(link.url) == wanted), "")
