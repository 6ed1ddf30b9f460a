"""What the page of a story is set from, so that it is set anew when that becomes another, and not otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from reader.model import Article, Origin, Ready, Row
from reader.store import Store

Told = tuple[object, ...]


class Source(NamedTuple):
    """The text of a page and what stands around it.

    What is like the article is left out: with every sync that becomes another list, and the page would be set anew
    under the reader's eyes for the sake of a suggestion.
    """

    article: Article
    pictures: Mapping[str, str | None]  # their hashes
    cited_by: Told
    story: Told
    copies: Told


def read(store: Store, id: int) -> tuple[Row | None, str, Source | None]:
    """Read the row of an article, its address, and what its page is set from; None where it is gone."""
    article = store.article(id)
    if article is None:
        return None, "", None
    lead = () if article.lead_image is None else (article.lead_image,)
    source = Source(
        article=_as_set(article),
        pictures=store.pictures({picture.url for picture in (*lead, *article.pictures) if picture.url}),
        cited_by=tuple(map(as_told, store.citing(id))),
        story=_story(store, id),
        copies=tuple(map(as_told, store.copies(id))),
    )
    return next(iter(store.rows([id])), None), article.url, source


def _story(store: Store, article: int) -> Told:
    id = store.story_of(article)
    story = None if id is None else store.story(id)
    return () if story is None else (id, *((as_told(one.row), one.news) for one in story.members))


def as_told(row: Row) -> Told:
    """Give what is told of another article: not whether it was read, or is ready."""
    return row.id, row.title, row.source, row.also, row.sort_at, row.published, row.language


def _as_set(article: Article) -> Article:
    """Leave out what may change without the text under the reader's eye becoming another one."""
    return replace(
        article,
        read=False,
        bookmarked=False,
        bookmarked_at=None,
        origin=Origin.FEED,
        sort_at=0,
        page_error="",
        ready=Ready.NOT,
    )
