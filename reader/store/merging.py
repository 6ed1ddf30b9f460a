"""What an article says when two sources tell of it: pure, field by field, what is unknown never hides what is known."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from reader import urls
from reader.model import Article

_TAG = re.compile(r"<[^>]*>")
_FURTHEST = 14 * 60  # minutes: no clock on earth is further from UTC
_WHOLE = 1000  # characters of a feed's text that is more than a summary


def newer(before: Article, said: Article) -> Article:
    """Take what `said` says over what is known."""
    return replace(before, **_first_known(said, before), url=before.url or said.url)


def filled(before: Article, said: Article) -> Article:
    """Take from `said` only what is not known yet."""
    return replace(before, **_first_known(before, said), url=before.url or said.url)


def _first_known(first: Article, second: Article) -> dict[str, Any]:
    """Choose between two articles, field by field. A text and its links and pictures belong together."""
    alone = ("title", "standfirst", "byline", "language", "section_path", "lead_image", "enclosures")
    chosen: dict[str, Any] = {name: getattr(first, name) or getattr(second, name) for name in alone}
    told = first if first.published is not None else second
    updated = first if first.updated is not None else second
    text = first if first.body_html else second
    return {
        **chosen,
        "published": told.published,
        "published_offset": told.published_offset,
        "updated": updated.updated,
        "updated_offset": updated.updated_offset,
        "body_html": text.body_html,
        "links": text.links,
        "pictures": text.pictures,
    }


def _is_scant(before: Article, page: Article) -> bool:
    told = 0 if before.full_text else len(before.body_html)
    return told >= _WHOLE and len(page.body_html) < told / 2


def _zone(before: Article, printed: int) -> int | None:
    """Tell in which zone, a quarter of an hour exactly, a feed's moment is the printed one; else the feed's own."""
    apart = printed - (before.published or 0)
    minutes = 15 * round(apart / 900)
    same = abs(apart - 60 * minutes) < 60 and abs(minutes) <= _FURTHEST
    return minutes if same and not before.published_offset else before.published_offset


def rewritten(before: Article, page: Article, told: str) -> Article:
    """Lay a page that was fetched again over what it said last; `told` is the standfirst its feed has now.

    Where neither has one, the last one goes with the text to which it belonged, unless the new text holds its words.
    """
    after = from_page(before, page)
    if page.standfirst or not page.body_html or after.body_html != page.body_html:
        return after
    standing = _letters(before.body_html) == _letters(after.body_html)
    held = _letters(before.standfirst) in _letters(after.body_html)
    return replace(after, standfirst=told or (before.standfirst if standing or held else ""))


def _letters(words: str) -> str:
    return urls.title_key(html.unescape(_TAG.sub(" ", words))).replace(" ", "")


def from_page(before: Article, page: Article) -> Article:
    """Lay what a page says over what its feed said.

    A page that calls a paper's front page its canonical address is not believed: many a template does. Nor does a
    teaser or a wall hide a story that the feed told whole: then `body_html` stays the feed's. A printed time without
    its zone does not move the feed's, but tells the zone.
    """
    if before.published_offset is not None and page.published is not None and page.published_offset is None:
        page = replace(page, published=before.published, published_offset=_zone(before, page.published))
    if _is_scant(before, page):
        page = replace(page, body_html="")
    canonical = page.url if urlsplit(page.url).path.strip("/") and urls.identity(page.url) else before.url
    return replace(newer(before, page), url=canonical or before.url)
