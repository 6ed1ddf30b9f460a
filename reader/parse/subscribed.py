"""Whatever a reader can subscribe to, as bytes: a feed, a JSON Feed, a sitemap, or an index page by its adapter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.model import ParsedFeed
from reader.parse import any_index, charset, feed, index_page, markup, news_sitemap

PAGE = "page"  # the kind of all that is no feed
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|rdf|feed|channel|entry)(?=[\s>/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """What was read, and what it was: "RSS", "Atom", "JSON Feed" or "page"."""

    kind: str
    feed: ParsedFeed


def read_any(data: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Read what came from a subscribed address, which redirects may have led to `url`.

    A page that nobody wrote an adapter for is read in a feed's place only where the reader asked for that: a paper's
    front page or a hotel's login may stand where a feed was. Raises DocumentError with the sentence that says so, as
    for all that cannot be read.
    """
    if news_sitemap.is_sitemap(data):
        return news_sitemap.read(data, url=url)
    if index_page.adapter(url) is not None and not feed.is_feed(data):
        return index_page.read(data, url=url, content_type=content_type)
    if any_index.asked_for(url) and not feed.is_feed(data):
        return any_index.read(data, url=url, content_type=content_type)
    return feed.read(data, url=url, content_type=content_type)


def look(data: bytes, *, url: str, content_type: str = "") -> Document:
    """Do the same, and say what it is."""
    return Document(_kind(data), read_any(data, url=url, content_type=content_type))


def _kind(data: bytes) -> str:
    if news_sitemap.is_sitemap(data) or not feed.is_feed(data):
        return PAGE
    text = charset.decode(data)
    if text.lstrip().startswith("{"):
        return "JSON Feed"
    root = _ROOT.search(markup.without_prolog(text))
    return "Atom" if root and root[1].lower() in ("feed", "entry") else "RSS"
