"""Where the feeds of well-known places are, by an address alone: read from resources/discovery.toml.

Pure: nothing is asked here, so what comes of it may lead nowhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from reader import paths, urls
from reader.parse import charset

_FEED = re.compile(r"(?:\.(?:rss|atom|xml|rdf|json)|/(?:rss|feed|atom))/?$|/feeds?/", re.IGNORECASE)
_MOST_PAGE = 4_000_000  # characters of a page's source that are searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A kind of page at a well-known place, and where its feeds are."""

    name: str
    address: re.Pattern[str]
    feeds: tuple[str, ...]
    feeds_without_0: tuple[str, ...] = ()  # where the first group of `address` is empty
    page: re.Pattern[str] | None = None  # looked for in the source, its group in place of those of `address`
    ask: str = ""
    anywhere: bool = False  # known by its path alone: any site may have such a path and be something else


def feeds(url: str) -> tuple[str, ...]:
    """List the feeds of the place that this address surely is, the first choice first; () for any other."""
    place, found = _at(url)
    if place is None or found is None or place.page or place.anywhere:
        return ()
    return _filled(place, found, url)


def maybe(url: str) -> tuple[str, ...]:
    """List the feeds that this address would have, were it what its path looks like."""
    place, found = _at(url)
    return _filled(place, found, url) if place and found and place.anywhere else ()


def source(url: str) -> str:
    """Name the address whose source tells where this page's feeds are: another's or its own; "" where none does."""
    place, found = _at(url)
    if place is None or found is None or place.page is None:
        return ""
    return place.ask.format(*found.groups()) or url


def in_source(data: bytes, url: str) -> tuple[str, ...]:
    """Find the feeds of the page at `url` in what `source` named."""
    place, _ = _at(url)
    found = place.page.search(charset.decode(data)[:_MOST_PAGE]) if place and place.page else None
    return _filled(place, found, url) if place and found else ()


def well_known(url: str) -> tuple[str, ...]:
    """List where a site may have a feed that its pages do not name."""
    return tuple(urls.join(url, path) for path in _said()["well_known"])


def is_comments(url: str, title: str) -> bool:
    """Tell whether a feed is what readers answer to the articles."""
    return any(pattern.search(text) for pattern in _comments() for text in (url.lower(), title.strip().lower()))


def _at(url: str) -> tuple[Place | None, re.Match[str] | None]:
    parts = urlsplit(url)
    if _FEED.search(parts.path):
        return None, None  # it is one already
    port = f":{parts.port}" if parts.port else ""
    there = urls.host(url) + port + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    found = ((place, place.address.search(there)) for place in _places())
    return next(((place, match) for place, match in found if match), (None, None))


def _filled(place: Place, found: re.Match[str], url: str) -> tuple[str, ...]:
    groups = tuple(group or "" for group in found.groups())
    templates = place.feeds_without_0 if groups and not groups[0] and place.feeds_without_0 else place.feeds
    scheme = urlsplit(url).scheme
    page = url.partition("#")[0].partition("?")[0].rstrip("/")
    addresses = (one.format(*groups, page=page).replace("\\/", "/") for one in templates)
    if place.anywhere:
        addresses = (address.replace("https://", f"{scheme}://", 1) for address in addresses)
    return tuple(address for address in addresses if urls.is_web(address))


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads(paths.resource("discovery.toml").read_text("utf-8"))


@cache
def _places() -> tuple[Place, ...]:
    return tuple(_read(_said()["place"]))


def _read(places: list[dict[str, Any]]) -> Iterator[Place]:
    for said in places:
        yield Place(
            name=said["name"],
            address=re.compile(said["address"], re.IGNORECASE),
            feeds=tuple(said["feeds"]),
            feeds_without_0=tuple(said.get("feeds_without_0", ())),
            page=re.compile(said["page"]) if "page" in said else None,
            ask=said.get("ask", ""),
            anywhere=said.get("anywhere", False),
        )


@cache
def _comments() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _said()["comments"])
