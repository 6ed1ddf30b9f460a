"""What a page says of its house: the feeds to subscribe to, and its icon.

What is known of well-known places without their pages is known_places.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.errors import DocumentError
from reader.parse import charset, guards, known_places
from reader.parse.draft import cut

_FEED_TYPES = {
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/rss"),
    *("application/x.atom+xml", "application/x-atom+xml", "application/x-rss+xml", "application/rss", "text/rss+xml"),
    *("application/atom", "text/atom", "text/atom+xml", "application/rss+atom", "text/rdf"),
}
_MAYBE_TYPES = {"application/json", "application/xml", "text/xml"}  # feeds where the address says so too
_FEED_WORDS = ("rss", "atom", "feed")
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|(?:format|type|output|alt)=(?:rss|atom|feed)\w*)(?:&|$)", re.IGNORECASE
)
_SUBSCRIBE = re.compile(  # links that hand a feed to somebody else's reader
    r"^(?:feed|podcast|pcast|itpc):(?://)?(?P<plain>.+)"
    r"|^https?://(?:www\.)?(?:feedly\.com/i/(?:subscription/|discover/)?(?:feed(?:/|%2F))?|theoldreader\.com/feeds/subscribe\?url="
    r"|(?:www\.)?inoreader\.com/(?:feed/|\?add_feed=)|(?:www\.)?newsblur\.com/\?url=)(?P<quoted>http.+)",
    re.IGNORECASE,
)
_ICONS = ("apple-touch-icon", "apple-touch-icon-precomposed", "icon", "shortcut icon")
_LARGE = 64  # pixels: sharp in a list also on dense screens
_MOST = 50
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HEAD = 16_384  # bytes in which a page shows that it is one


def feeds(data: bytes, *, url: str) -> tuple[tuple[str, str], ...]:
    """List the feeds that a page names as (address, title), its own first choice first, comments last;
    () for a page without."""
    found: dict[str, str] = {}
    tree, base = _page(data, url)
    for address, title in (*_named(tree, base), *_linked(tree, base, url)):
        found.setdefault(address, title)
    ordered = sorted(found.items(), key=lambda one: known_places.is_comments(*one))
    return tuple(ordered)[:_MOST]


@dataclass(frozen=True, slots=True)
class Signs:
    """The icons of a house: the largest its page names, whether that is large, and where its manifest lists others."""

    icon: str
    large: bool
    manifest: str = ""


def signs(data: bytes, *, url: str) -> Signs:
    """Choose a page's icon, the largest that is no vector drawing; where it names none, the one that browsers guess.

    The manifest is a web app's (w3.org/TR/appmanifest), which lists icons too.
    """
    tree, base = _page(data, url)
    found, manifest = [], ""
    for link in tree.css("link[rel][href]") if tree is not None else ():
        rel = " ".join((link.attributes.get("rel") or "").lower().split())
        address = urls.join(base, link.attributes.get("href") or "")
        if rel in _ICONS and address and not _is_drawing(address):
            found.append((_size(link) or (180 if rel.startswith("apple") else 16), address))
        manifest = manifest or (address if rel == "manifest" else "")
    size, best = max(found, key=lambda sized: sized[0], default=(0, urls.join(url, "/favicon.ico")))
    return Signs(best, size >= _LARGE, manifest)


def is_page(data: bytes) -> bool:
    """Tell by the content whether this is a web page; a page may speak of feeds, a feed carries pages only inside."""
    return bool(_PAGE.search(charset.decode(data[:_HEAD])))


def manifest_icon(data: bytes, *, url: str) -> str:
    """Choose the largest icon that a manifest lists and that is no vector drawing and no mask; "" for none."""
    try:
        said = json.loads(charset.decode(data))
    except (ValueError, RecursionError):
        return ""
    listed = said.get("icons") if isinstance(said, dict) else None
    found = []
    for icon in listed if isinstance(listed, list) else ():
        if not isinstance(icon, dict) or not isinstance(icon.get("src"), str):
            continue
        address, purpose = urls.join(url, icon["src"]), str(icon.get("purpose", "any"))
        if address and not _is_drawing(address) and "any" in purpose:
            found.append((_largest(str(icon.get("sizes", ""))), address))
    return max(found, key=lambda sized: sized[0], default=(0, ""))[1]


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
        feedlike = feedlike or (not kind and _feed_in(base, address) != "")
        if address and ("feed" in words or ("alternate" in words and feedlike)):
            yield address, _line(link.attributes.get("title"))


def _linked(tree: LexborHTMLParser | None, base: str, page: str) -> Iterator[tuple[str, str]]:
    """Find plain links that lead to feeds by their look: for pages that declare none, and lists of feeds.

    Another site's feeds come last, and only where their address leaves no doubt: "/feed" there may be anything.
    """
    elsewhere = []
    lists = _speaks_of_feeds(urlsplit(page).path)  # a page about feeds names little else that is XML
    for anchor in tree.css("a[href]") if tree is not None else ():
        address = _feed_in(base, anchor.attributes.get("href") or "", among_feeds=lists)
        if address and urls.identity(address) != urls.identity(page):
            named = address, _line(anchor.text() or anchor.attributes.get("title"))
            if urls.site(address) == urls.site(page):
                yield named
            elif _is_surely_a_feed(address):
                elsewhere.append(named)
    yield from elsewhere


def _feed_in(base: str, link: str, *, among_feeds: bool = False) -> str:
    """Give the feed that a link leads to; "" for a link to anything else."""
    handed = _SUBSCRIBE.match(link.strip())
    if handed:
        return urls.join(base, unquote(handed["quoted"]) if handed["quoted"] else _on_the_web(handed["plain"]))
    address = urls.join(base, link)
    path, _, query = address.lower().partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    looks = last.endswith((".rss", ".atom", ".rdf")) or last in _FEED_WORDS or _FEED_QUERY.search(query)
    return address if looks or (last.endswith((".xml", ".json")) and (among_feeds or _speaks_of_feeds(path))) else ""


def _is_surely_a_feed(address: str) -> bool:
    path = address.lower().partition("?")[0].rstrip("/")
    return path.endswith((".rss", ".atom", ".rdf", ".xml")) or any(word in urls.host(address) for word in _FEED_WORDS)


def _on_the_web(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _speaks_of_feeds(address: str) -> bool:
    return any(word in address.lower() for word in _FEED_WORDS)


def _line(text: str | None) -> str:
    return cut(" ".join((text or "").split()), 200)


def _is_drawing(address: str) -> bool:
    return address.lower().partition("?")[0].endswith(".svg")


def _size(link: Any) -> int:
    return _largest(link.attributes.get("sizes") or "")


def _largest(sizes: str) -> int:
    """Read "16x16 32x32" as its largest number of pixels; 0 for none."""
    return max((int(size) for size in re.findall(r"\b(\d{1,4})[xX]\d", sizes)), default=0)
