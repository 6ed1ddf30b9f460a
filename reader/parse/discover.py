"""What a page says of its house: the feeds to subscribe to, and its icon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.errors import DocumentError
from reader.parse import charset, guards
from reader.parse.draft import cut

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_MAYBE_TYPES = ("application/json", "application/xml", "text/xml")  # feeds where the address says so too
_FEED_WORDS = ("rss", "atom", "feed")
_ICONS = ("apple-touch-icon", "apple-touch-icon-precomposed", "icon", "shortcut icon")
_MOST = 50


def feeds(data: bytes, *, url: str) -> tuple[tuple[str, str], ...]:
    """List the feeds that a page names as (address, title), its own first choice first; () for a page without."""
    found: dict[str, str] = {}
    tree, base = _page(data, url)
    for address, title in (*_named(tree, base), *_linked(tree, base)):
        found.setdefault(address, title)
    return tuple(found.items())[:_MOST]


def icon(data: bytes, *, url: str) -> str:
    """Choose a page's icon, the largest it names that is no vector drawing; else the one that browsers guess."""
    tree, base = _page(data, url)
    found = []
    for link in tree.css("link[rel][href]") if tree is not None else ():
        rel = " ".join((link.attributes.get("rel") or "").lower().split())
        address = urls.join(base, link.attributes.get("href") or "")
        if rel in _ICONS and address and not address.lower().partition("?")[0].endswith(".svg"):
            found.append((_size(link) or (180 if rel.startswith("apple") else 16), address))
    return max(found, key=lambda sized: sized[0])[1] if found else urls.join(url, "/favicon.ico")


def _page(data: bytes, url: str) -> tuple[LexborHTMLParser | None, str]:
    """Parse a page, and find the base of its addresses; None for one that would stall the parser."""
    try:
        tree = LexborHTMLParser(guards.checked(charset.decode(data)))
    except DocumentError:
        return None, url
    base = tree.css_first("base[href]")
    return tree, (urls.join(url, base.attributes.get("href") or "") if base is not None else "") or url


def _named(tree: LexborHTMLParser | None, base: str) -> Iterator[tuple[str, str]]:
    """Find what the head declares: <link rel=alternate type=application/rss+xml>."""
    for link in tree.css("link[rel][href]") if tree is not None else ():
        words = (link.attributes.get("rel") or "").lower().split()
        kind = (link.attributes.get("type") or "").lower().partition(";")[0].strip()
        address = urls.join(base, link.attributes.get("href") or "")
        feedlike = kind in _FEED_TYPES or (kind in _MAYBE_TYPES and _speaks_of_feeds(address))
        if address and ("feed" in words or ("alternate" in words and feedlike)):
            yield address, _line(link.attributes.get("title"))


def _linked(tree: LexborHTMLParser | None, base: str) -> Iterator[tuple[str, str]]:
    """Find plain links that lead to feeds by their look: for pages that declare none, and lists of feeds."""
    for anchor in tree.css("a[href]") if tree is not None else ():
        address = urls.join(base, anchor.attributes.get("href") or "")
        path = address.lower().partition("?")[0].rstrip("/")
        last = path.rpartition("/")[2]
        looks = last.endswith((".rss", ".atom", ".rdf")) or last in _FEED_WORDS
        if address and (looks or (last.endswith((".xml", ".json")) and _speaks_of_feeds(path))):
            yield address, _line(anchor.text() or anchor.attributes.get("title"))


def _speaks_of_feeds(address: str) -> bool:
    return any(word in address.lower() for word in _FEED_WORDS)


def _line(text: str | None) -> str:
    return cut(" ".join((text or "").split()), 200)


def _size(link: Any) -> int:
    first = (link.attributes.get("sizes") or "").lower().partition("x")[0].strip()
    return int(first) if first.isdigit() and len(first) < 5 else 0
