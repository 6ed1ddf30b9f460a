"""Reads a paper's index page as if it were a feed: the articles that it lists, by the paper's own adapter.

For papers without feeds. What the adapters say is data (resources/sites/*.toml, their [index]); how one box is read is
index_cards.py. An article is the same article by its canonical address, as such a page names none otherwise.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from urllib.parse import urlsplit

from reader import urls
from reader.errors import DocumentError
from reader.model import Article, ParsedFeed
from reader.parse import document as documents
from reader.parse import draft, index_cards, metadata, sites
from reader.parse.document import Document, words
from reader.parse.index_cards import Card
from reader.parse.sites import Index, Site

_OLDER = re.compile(
    r"\b(?:next|older|more|suivante?s?|nächste|weitere?|ältere|siguientes?|próxim[ao])\b|下一|[>»›→]\s*$", re.IGNORECASE
)
_MOST = 500  # articles of one page
_STEPS = re.compile(r"\s*[/>›»]\s*")


def adapter(url: str, site: Site | None = None) -> Index | None:
    """Find how the index page at this address lists its articles; None for one of a paper that nobody wrote down."""
    known = site or sites.by_host(url)
    return next((index for index in known.index if not index.sitemap and index.is_for(url)), None)


def sitemap(url: str) -> str:
    """Name the news sitemap that stands for the index page at this address; "" where there is none."""
    return next((index.sitemap for index in sites.by_host(url).index if index.sitemap and index.is_for(url)), "")


def read(data: bytes, *, url: str, content_type: str = "", site: Site | None = None) -> ParsedFeed:
    """Read an index page that came from `url`; `site` is what is known of its paper, else what its host says.

    Raises DocumentError where nobody wrote down how this page lists its articles, or where none is found on it.
    """
    site = site or sites.by_host(url)
    index = adapter(url, site)
    if index is None:
        raise DocumentError(
            f"How the stories stand on {url[:200]} is not known, so it cannot be read in a feed's place."
        )
    document = documents.parse(data, url=url, content_type=content_type)
    feed = by(index, site, document, url)
    if not feed.articles:
        raise DocumentError(
            f"No story was found on this page of {site.masthead}. "
            "Perhaps the paper lists its stories in another way now."
        )
    return feed


def by(index: Index, site: Site, document: Document, url: str) -> ParsedFeed:
    """Read a page by one adapter, also where that finds nothing."""
    cards = index_cards.find(document, index, lambda address: may_be_article(address, index, url, site))
    articles = (article(card, index, site, document) for card in cards[:_MOST])
    section = _section(index, site, document)
    return ParsedFeed(
        title=name(index, document),
        site_url=url.partition("#")[0],
        language=metadata.language(document),
        articles=tuple(replace(one, section_path=one.section_path or section) for one in articles if one),
        more=tuple(filter(None, [_next(index, document, url)])),
    )


def article(card: Card, index: Index, site: Site, document: Document) -> Article | None:
    """Make an article of what its card says; None where that is not even a title."""
    title = index_cards.title(card, index, document.base)
    if not title:
        return None
    picture = index_cards.picture(card, index, document.base)
    made = draft.article(
        draft.Draft(
            title=title,
            url=card.url,
            summary=html.escape(index_cards.standfirst(card, index), quote=False),
            base=document.base,
            pictures=(picture,) if picture else (),
            language=metadata.language(document),
        )
    )
    when = index_cards.published(card, index, site.timezone) or (None, None)
    return replace(
        made,
        published=when[0],
        published_offset=when[1],
        section_path=section_of(card.url, index),
        paper_title=site.masthead,
    )


def section_of(url: str, index: Index) -> tuple[str, ...]:
    """Read an article's section from its address, where the adapter says how: "world-news" is World news."""
    path = urlsplit(urls.canonical(url)).path
    for pattern in index.article_section:
        found = pattern.search(path)
        name = (found[1] if found else "").replace("-", " ").replace("_", " ").strip()
        if name:
            return (name[0].upper() + name[1:],)
    return ()


def may_be_article(address: str, index: Index, page: str, site: Site) -> bool:
    """Tell whether an address on an index page may be an article's: one of the same house, and not the page itself."""
    hosts = (*site.hosts, *site.aliases)
    same_house = urls.site(address) == urls.site(page) or any(
        urls.host(address) == host or urls.host(address).endswith(f".{host}") for host in hosts
    )
    return same_house and urls.identity(address) != urls.identity(page) and index.may_be_article(address)


def name(index: Index, document: Document) -> str:
    """Name an index page: as its adapter says, else by its own title."""
    named = next(filter(None, (words(document.body.css_first(selector)) for selector in index.name)), "")
    return draft.cut(named or document.said("og:title") or words(document.tree.css_first("title")), draft.MOST_TITLE)


def _section(index: Index, site: Site, document: Document) -> tuple[str, ...]:
    """Read the trail of a page to itself: "Home > China > Society" is China, Society."""
    trail = next(filter(None, (words(document.body.css_first(selector)) for selector in index.section)), "")
    steps = [step for step in _STEPS.split(trail) if step and step.casefold() != "home"]
    return sites.sections(site, steps)[:4]


def _next(index: Index, document: Document, url: str) -> str:
    """Find the page with older articles, of the same site."""
    links = [link for selector in index.next for link in document.body.css(selector)]
    for link in links if len(links) == 1 else [link for link in links if _OLDER.search(words(link))]:
        address = urls.canonical(urls.join(document.base, link.attributes.get("href") or ""))
        if address and urls.site(address) == urls.site(url) and urls.identity(address) != urls.identity(url):
            return address
    return ""
