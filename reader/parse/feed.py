"""The front door for feeds: RSS, Atom and JSON Feed as bytes -> the feed and its articles.

Sniff, read on the fast path, and let the slower reader try where that one found too little. Pure: what an article
weighs against one that is already in the library is the store's matter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.errors import DocumentError
from reader.model import ParsedFeed
from reader.parse import categories, charset, feed_fallback, feed_json, feed_xml, markup

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel|entry)(?=[\s>/])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>])", re.IGNORECASE)
_OPML = re.compile(r"<opml(?=[\s>])", re.IGNORECASE)
_ARTICLE = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_HEAD = 16_384  # characters: a feed's root stands at its beginning, after a script's complaints at most


def read(data: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Read a feed document that came from `url`. `content_type` is the server's word, which only hints at a charset.

    Raises DocumentError with a sentence for a page, an empty answer, or what cannot be understood.
    """
    text = charset.decode(data, content_type)
    if not text.strip():
        raise DocumentError("This is an empty document, not a feed.")
    feed = _read(text, url)
    return replace(feed, articles=categories.sections_alone(feed.articles))


def _read(text: str, url: str) -> ParsedFeed:
    if text.lstrip()[:1] in ("{", "["):
        return _json(text, url)
    text = markup.without_prolog(text)
    root = _root(text)
    if root is None:
        raise DocumentError(_refusal(text))
    return _xml(markup.mended(text[root:]), url)


def is_feed(data: bytes) -> bool:
    """Tell by the content whether this is RSS, RDF, Atom or a JSON Feed."""
    text = charset.decode(data)
    if text.lstrip()[:1] == "{":
        return feed_json.is_feed(text)
    return _root(markup.without_prolog(text)) is not None


def _json(text: str, url: str) -> ParsedFeed:
    if not feed_json.is_feed(text):
        raise DocumentError("This is JSON, but no feed.")
    return feed_json.read(text, url)


def _xml(text: str, url: str) -> ParsedFeed:
    """Read on the fast path, and once more the slow way when articles are missing."""
    root = markup.tree(text, url=url)
    feed = feed_xml.read(root) if root is not None else ParsedFeed()
    expected = sum(1 for _ in _ARTICLE.finditer(markup.without_cdata(text)))
    if root is not None and len(feed.articles) >= expected:
        return feed
    try:
        rescued = feed_fallback.read(text, url)
    except DocumentError:
        if feed.articles:
            return feed
        raise
    return rescued if len(rescued.articles) > len(feed.articles) else feed


def _root(text: str) -> int | None:
    """Find where the feed begins; a page that only speaks of feeds is none."""
    found = _ROOT.search(text[:_HEAD])
    if not found or _PAGE.search(text, 0, found.start()):
        return None
    return found.start()


def _refusal(text: str) -> str:
    if _OPML.search(text[:_HEAD]):
        return "This is a list of feeds (OPML), not a feed: import it instead."
    if _PAGE.search(text[:_HEAD]):
        return "This is a web page, not a feed. Look on it for a link called RSS or Feed."
    return "This is neither a feed nor a web page."
