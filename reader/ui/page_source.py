"""What the page of a story is set from, so that it is set anew when that becomes another, and not otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.model import Article, Origin, Ready, Row
from reader.store import Store

Source = tuple[Article, Mapping[str, str | None]]  # the text, and its pictures' hashes


def read(store: Store, id: int) -> tuple[Row | None, str, Source | None]:
    """Read the row of an article, its address, and what its page is set from; None where it is gone."""
    article = store.article(id)
    if article is None:
        return None, "", None
    lead = () if article.lead_image is None else (article.lead_image,)
    pictures = store.pictures({picture.url for picture in (*lead, *article.pictures) if picture.url})
    return next(iter(store.rows([id])), None), article.url, (_as_set(article), pictures)


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
