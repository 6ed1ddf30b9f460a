"""Reads a paper's sitemap as if it were a feed: Google's news sitemaps with titles, plain ones by address and date.

What the elements mean: sitemaps.org/protocol.html, and Google's extensions for news and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from reader import urls
from reader.errors import DocumentError
from reader.model import Article, ParsedFeed, Picture
from reader.parse import charset, dates, draft, feed_parts, index_page, markup, sites
from reader.parse.sites import Index, Site

# What comes first is the root: a feed's article and a page may speak of sitemaps in their own words.
_ROOT = re.compile(
    rb"<(?:!doctype\s+(?=html)|\w+:)?(urlset|sitemapindex|rss|rdf|channel|feed|entry|html)[\s>]", re.IGNORECASE
)
_HEAD = 4096  # bytes: a sitemap's root stands at its beginning
MOST = 500  # articles, the newest: a paper's whole archive is no feed
_ANNOUNCED = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_IS_NEWS = re.compile(r"news(?!.*\.gz$)", re.IGNORECASE)
_ROBOTS = 500 * 1024  # bytes: what RFC 9309 wants read at least
_MOST_ANNOUNCED = 3
_ENDING = re.compile(r"\.\w{2,5}$")
_NUMBER = re.compile(r"(?:^|[-_])(?:[a-z][-_])?[a-z]{0,3}\d[\da-f]{3,}(?=$|[-_])", re.IGNORECASE)


def is_sitemap(data: bytes) -> bool:
    """Tell by the root element whether this is a sitemap, or a list of sitemaps; both are UTF-8 by their standard."""
    return _root(data) in (b"urlset", b"sitemapindex")


def _root(data: bytes) -> bytes:
    head = data[:_HEAD].lstrip()
    found = None if head.startswith(b"{") else _ROOT.search(head)  # JSON has no root
    return found[1].lower() if found else b""


def read(data: bytes, *, url: str, site: Site | None = None) -> ParsedFeed:
    """Read a sitemap that came from `url`. One that lists sitemaps has no articles but names those in `more`.

    Raises DocumentError where it lists nothing that is dated: what is new in it could not be told.
    """
    site = site or sites.by_host(url)
    text = markup.without_prolog(charset.decode(data))
    root = markup.tree(markup.mended(text), url=url)
    entries = list(root) if root is not None else []
    if _root(data) == b"sitemapindex":
        return _listing(entries, url)
    articles = _newest(_articles(entries, site, url))
    if not articles:
        raise DocumentError("This sitemap names no story with its date, so it cannot be read in a feed's place.")
    return ParsedFeed(
        title=next(filter(None, (_said(entry, "news", "publication", "name") for entry in entries[:20])), "")
        or site.masthead
        or urls.host(url),
        site_url=urls.join(url, "/"),
        language=articles[0].language,
        articles=articles,
    )


def announced(robots: bytes, *, url: str) -> tuple[str, ...]:
    """List the news sitemaps that a site's robots.txt names (sitemaps.org/protocol.html#submit_robots)."""
    found = (urls.join(url, named[1]) for named in _ANNOUNCED.finditer(charset.decode(robots[:_ROBOTS])))
    ours = (place for place in found if place and urls.site(place) == urls.site(url))
    return tuple(dict.fromkeys(place for place in ours if _IS_NEWS.search(urlsplit(place).path)))[:_MOST_ANNOUNCED]


def title_of(url: str) -> str:
    """Make a title of an address for want of a better: "/sea/two-piers-one-ticket-31000001.html"."""
    steps = [_ENDING.sub("", unquote(step)) for step in urlsplit(url).path.split("/") if step]
    slug = max(steps, key=lambda step: step.count("-") + step.count("_"), default="")
    named = " ".join(re.split(r"[-_+\s]+", _NUMBER.sub("", slug))).strip() or (steps[-1] if steps else urls.host(url))
    return draft.cut(named[0].upper() + named[1:], draft.MOST_TITLE)


def _listing(entries: list[Any], url: str) -> ParsedFeed:
    """Name the sitemaps of a list, the one that changed last first; where no dates tell, in their order."""
    found = [(_moment(entry), urls.join(url, _said(entry, "loc"))) for entry in entries]
    ours = [(when, place) for when, place in found if place and urls.site(place) == urls.site(url)]
    if not ours:
        raise DocumentError("This list of sitemaps names none of this paper's own.")
    ordered = sorted(ours, key=lambda one: -one[0]) if all(when for when, _ in ours) else ours
    return ParsedFeed(site_url=urls.join(url, "/"), more=tuple(place for _, place in ordered))


def _articles(entries: list[Any], site: Site, url: str) -> Iterator[Article]:
    index = next((index for index in site.index if index.sitemap), Index())
    for entry in entries:
        address = urls.join(url, _said(entry, "loc"))
        if address and urls.site(address) == urls.site(url) and index.may_be_article(address):
            made = _article(entry, address, site)
            if made.published is not None:
                yield replace(made, section_path=index_page.section_of(address, index), paper_title=site.masthead)


def _article(entry: Any, address: str, site: Site) -> Article:
    made = draft.article(
        draft.Draft(
            title=draft.plain(_said(entry, "news", "title")) or title_of(address),
            url=address,
            base=address,
            pictures=tuple(_pictures(entry)),
            language=_said(entry, "news", "publication", "language")[:35],
        )
    )
    texts = (_said(entry, "news", "publication_date"), _said(entry, "lastmod"))
    when = next((moment for moment in (dates.read(text, zone=site.timezone) for text in texts if text) if moment), None)
    return replace(made, published=when[0], published_offset=when[1]) if when else made


def _pictures(entry: Any) -> Iterator[Picture]:
    for image in _children(entry, "image"):
        address = urls.join("", _said(image, "loc"))
        if address:
            yield Picture(url=address, caption=draft.plain(_said(image, "caption") or _said(image, "title")))


def _newest(articles: Iterator[Article]) -> tuple[Article, ...]:
    once = {urls.identity(article.url): article for article in articles}
    return tuple(sorted(once.values(), key=lambda article: -(article.published or 0))[:MOST])


def _said(element: Any, *path: str) -> str:
    """Give the words of the first element down this path; names are local ones, as prefixes differ."""
    for name in path:
        element = next(_children(element, name), None)
        if element is None:
            return ""
    return feed_parts.text(element)


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if feed_parts.parted(child)[1].lower() == name)


def _moment(entry: Any) -> int:
    return (dates.read(_said(entry, "lastmod")) or (0, None))[0]
