"""What must be known of single papers, read from resources/sites/*.toml: site knowledge is data, not code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reader import paths, urls
from reader.errors import InputError

_PATTERNS = ("pages", "article", "article_section")  # of an Index: regular expressions, the others are selectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where things stand on one paper's pages: CSS selectors, each list tried in its order."""

    title: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    related: tuple[str, ...] = ()  # boxes of related stories, within the text or after it
    related_inline: tuple[str, ...] = ()  # those that belong to the text wherever the page prints them
    related_end: tuple[str, ...] = ()  # those that never do
    not_related: tuple[str, ...] = ()  # boxes that only look like it: no link in them is a related story or a mention
    drop: tuple[str, ...] = ()  # taken out before anything is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """How a paper without feeds lists its articles: its index pages, or its news sitemap.

    Each list of CSS selectors is tried in its order. How a file is written is told in resources/sites/README.md.
    """

    pages: tuple[re.Pattern[str], ...] = ()  # these addresses, as host and path: "paper.example/world/"
    sitemap: str = ""  # read in their place: the address of the paper's news sitemap
    article: tuple[re.Pattern[str], ...] = ()  # paths of articles; what leads elsewhere is none. Empty: any path
    article_section: tuple[re.Pattern[str], ...] = ()  # likewise, with a group that is the section's name
    card: tuple[str, ...] = ()  # one article's box; none: the box around each link to an article
    link: tuple[str, ...] = ()  # within a card, as the four below
    title: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    picture: tuple[str, ...] = ()
    standfirst: tuple[str, ...] = ()
    section: tuple[str, ...] = ()  # of the whole page, as the two below
    name: tuple[str, ...] = ()
    next: tuple[str, ...] = ()  # the link to the page with older articles

    def is_for(self, url: str) -> bool:
        """Tell whether this is how the page at an address lists its articles."""
        place = urls.host(url) + urlsplit(urls.canonical(url)).path
        return any(page.search(place) for page in self.pages)

    def may_be_article(self, url: str) -> bool:
        """Tell by its address whether something is an article."""
        path = urlsplit(urls.canonical(url)).path
        return not self.article or any(article.search(path) for article in self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One paper's ways. What its file does not say is empty."""

    masthead: str = ""
    hosts: tuple[str, ...] = ()  # lower case, without "www."; the first is the main one
    aliases: tuple[str, ...] = ()  # mirrors: hosts with the same stories as the main ones
    timezone: int | None = None  # minutes east of UTC, for dates that name no zone
    drop_last_crumb: tuple[str, ...] = ()  # words at the end of a breadcrumb that are no section
    banners: tuple[str, ...] = ()  # beginnings of lines that are advertisements
    pages: Pages = Pages()
    index: tuple[Index, ...] = ()  # one for each kind of its index pages; empty where it has feeds


NONE = Site()


def by_host(url: str) -> Site:
    """Find what is known of the paper at this address or host; NONE for a paper without peculiarities."""
    known, name = hosts(), urls.host(url) if "/" in url else url.strip().lower().removeprefix("www.")
    while name:
        if name in known:
            return known[name]
        name = name.partition(".")[2]
    return NONE


def by_masthead(title: str) -> Site:
    """Find what is known of the paper of this name; NONE for a paper without peculiarities."""
    key = urls.title_key(title)
    return next((known for known in hosts().values() if key and key == urls.title_key(known.masthead)), NONE)


def is_numbered(url: str) -> bool:
    """Tell whether an address has an article's number in it, as this paper is known to print one; see houses.py."""
    return by_host(url) is not NONE and "#" in urls.identity(url)


def sections(site: Site, path: Iterable[str]) -> tuple[str, ...]:
    """Drop what this paper's breadcrumbs end with beside sections."""
    steps = tuple(path)
    words = {word.casefold() for word in site.drop_last_crumb}
    return steps[:-1] if steps and steps[-1].casefold() in words else steps


@cache
def hosts() -> Mapping[str, Site]:
    """Read every paper's file: each paper by its hosts and mirrors, whose subdomains are its own too."""
    papers = (read(file) for file in sorted(paths.resource("sites").glob("*.toml")))
    return {host: paper for paper in papers for host in (*paper.hosts, *paper.aliases)}


def read(file: Path) -> Site:
    """Read one paper's file. Raises InputError where it cannot be read or is not written as it should be."""
    try:
        return _site(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except KeyError as error:
        raise InputError(f"{file} does not say {error.args[0]} = ...") from error
    except (ValueError, TypeError, re.error) as error:
        raise InputError(f"{file} is not written as a paper's file should be: {error}.") from error


def _site(said: dict[str, Any]) -> Site:
    return Site(
        masthead=said["masthead"],
        hosts=tuple(said.get("hosts", ())),
        aliases=tuple(said.get("aliases", ())),
        timezone=_minutes(said["timezone"]) if "timezone" in said else None,
        drop_last_crumb=tuple(said.get("drop_last_crumb", ())),
        banners=tuple(said.get("banners", ())),
        pages=Pages(**{name: tuple(selectors) for name, selectors in said.get("pages", {}).items()}),
        index=tuple(_indexes(said.get("index", []))),
    )


def _indexes(said: dict[str, Any] | list[dict[str, Any]]) -> Iterator[Index]:
    """Read [index], or several as [[index]]."""
    for one in said if isinstance(said, list) else [said]:
        if unknown := set(one) - {field.name for field in fields(Index)}:
            raise InputError(f"An [index] says “{min(unknown)}”, which means nothing there.")
        given = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in one.items()}
        patterns = {name: tuple(map(re.compile, given[name])) for name in _PATTERNS if name in given}
        yield Index(**{**given, **patterns, "sitemap": "".join(given.get("sitemap", ()))})  # type: ignore[arg-type]


def _minutes(offset: str) -> int:
    """Turn "+08:00" into minutes east of UTC."""
    hours, _, minutes = offset[1:].partition(":")
    total = int(hours) * 60 + int(minutes)
    return -total if offset[0] == "-" else total
