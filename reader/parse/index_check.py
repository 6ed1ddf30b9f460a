"""Tries a paper's [index] on one of its pages, and says what each part of it finds: for whoever writes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.errors import InputError
from reader.model import ParsedFeed
from reader.parse import document as documents
from reader.parse import index_cards, index_page, news_sitemap
from reader.parse.document import Document
from reader.parse.index_cards import Card
from reader.parse.sites import Index, Site

_IN_CARDS = ("link", "title", "time", "picture", "standfirst")
_ON_PAGE = ("section", "name", "next")


@dataclass(frozen=True, slots=True)
class Hit:
    """How often one selector of an [index] finds something: on the page, or in how many of the cards."""

    part: str  # of the index: "title"
    selector: str
    times: int
    of: int | None = None  # cards; None: it is looked for on the page


@dataclass(frozen=True, slots=True)
class Report:
    """What an [index] makes of a page, and what is wrong with it, each a sentence."""

    feed: ParsedFeed
    hits: tuple[Hit, ...] = ()
    problems: tuple[str, ...] = ()


def check(data: bytes, *, url: str, site: Site, content_type: str = "") -> Report:
    """Read a page, or a sitemap, as the file of its paper says.

    Raises InputError where no [index] in the file is for this address, DocumentError where there is no page to read.
    """
    if news_sitemap.is_sitemap(data):
        feed = news_sitemap.read(data, url=url, site=site)
        return Report(feed, problems=tuple(_said_of_feed(feed)))
    index = index_page.adapter(url, site)
    if index is None:
        pages = ", ".join(page.pattern for one in site.index for page in one.pages)
        raise InputError(f"No [index] in this file is for {url}. Its pages are: {pages or 'none'}.")
    document = documents.parse(data, url=url, content_type=content_type)
    feed = index_page.by(index, site, document, url)
    cards = index_cards.find(document, index, lambda address: index_page.may_be_article(address, index, url, site))
    hits = tuple(_hits(index, document, cards))
    return Report(feed, hits, (*_said_of_hits(index, hits, len(cards)), *_said_of_feed(feed)))


def _hits(index: Index, document: Document, cards: list[Card]) -> Iterator[Hit]:
    for selector in index.card:
        yield Hit("card", selector, len(document.body.css(selector)))
    for part in _IN_CARDS:
        for selector in getattr(index, part):
            yield Hit(part, selector, sum(bool(card.node.css(selector)) for card in cards), len(cards))
    for part in _ON_PAGE:
        for selector in getattr(index, part):
            yield Hit(part, selector, len(document.body.css(selector)))


def _said_of_hits(index: Index, hits: tuple[Hit, ...], cards: int) -> Iterator[str]:
    boxes = max((hit.times for hit in hits if hit.part == "card"), default=cards)
    if index.card and not boxes:
        yield "No card was found: no selector of `card` finds anything on this page."
    if boxes > cards:
        yield f"{boxes - cards} of {boxes} cards lead to no article of this paper that is not in another card, too."
    for part in (*_IN_CARDS, *_ON_PAGE):
        found = [hit for hit in hits if hit.part == part]
        if found and cards and not any(hit.times for hit in found):
            yield f"Nothing was found for `{part}`: {', '.join(hit.selector for hit in found)}."


def _said_of_feed(feed: ParsedFeed) -> Iterator[str]:
    articles = feed.articles
    if not articles:
        yield "No article was found." if not feed.more else "This lists further sitemaps and no article itself."
        return
    for missing, what in ((_undated(feed), "time"), (_without_picture(feed), "picture")):
        if missing:
            yield f"{missing} of {len(articles)} articles have no {what}."
    titles = Counter(article.title for article in articles)
    if shared := sum(times for times in titles.values() if times > 1):
        yield f"{shared} of {len(articles)} articles share a title: perhaps it is a label such as “Read on”."
    if not feed.title:
        yield "The page has no name: say where it stands with `name`."


def _undated(feed: ParsedFeed) -> int:
    return sum(article.published is None for article in feed.articles)


def _without_picture(feed: ParsedFeed) -> int:
    return sum(article.lead_image is None for article in feed.articles)
