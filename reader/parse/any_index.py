"""Reads a page of stories that nobody wrote an adapter for, where its list is plain: a guess, so only when asked to.

A list is plain where one box holds at least five cards, each with one date and one headline that leads to this house.
Anything less is refused: a menu or a box of most-read stories would look the same. An address that ends in `MARK` asks
for it; no server sees it. The mark says that the reader saw what comes of this page and subscribed to it all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reader import urls
from reader.errors import DocumentError
from reader.model import ParsedFeed
from reader.parse import document as documents
from reader.parse import index_cards, index_page, metadata, sites
from reader.parse.document import Document, words
from reader.parse.index_cards import Card
from reader.parse.sites import Index, Site

MARK = "#stories"
LEAST = 5  # cards side by side
_SHORTEST = 15  # characters of a headline: shorter links are names of sections and buttons
_DATED = "time, [datetime]"
_HEADLINES = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href]"
_FURNITURE = ("nav", "aside")
_ANY = Index()


@dataclass(frozen=True, slots=True)
class _Found:
    card: Card
    box: int  # what holds it and its neighbours


def asked_for(url: str) -> bool:
    """Tell whether an address is that of a page which the reader wants to be read so."""
    return url.endswith(MARK)


def read(data: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Read a page's one plain list of stories. Raises DocumentError where there is none."""
    site = sites.by_host(url)
    document = documents.parse(data, url=url, content_type=content_type)
    is_article = document.said("og:type").lower() == "article"  # then what it lists is beside the point
    cards = [] if is_article else _list(document, site, url)
    articles = (index_page.article(card, _ANY, site, document) for card in cards)
    listed = tuple(one for one in articles if one and one.published is not None)
    if len(listed) < LEAST:
        raise DocumentError("This is a web page, not a feed, and no list of stories stands on it plainly.")
    return ParsedFeed(
        title=index_page.name(_ANY, document),
        site_url=url.removesuffix(MARK),
        language=metadata.language(document),
        articles=listed,
    )


def _list(document: Document, site: Site, url: str) -> list[Card]:
    """Choose the cards of the box that holds most, each article once."""
    boxes: dict[int, dict[str, Card]] = defaultdict(dict)
    for found in _cards(document, site, url):
        boxes[found.box].setdefault(urls.identity(found.card.url), found.card)
    return list(max(boxes.values(), key=len, default={}).values())


def _cards(document: Document, site: Site, url: str) -> Iterator[_Found]:
    dated = {node.mem_id: node for node in document.body.css(_DATED)}  # one that fits both selectors comes twice
    dates = [node for node in dated.values() if not _in_furniture(node)]
    held: dict[int, int] = defaultdict(int)  # dates in each box, by its mem_id
    for node in dates:
        for box in index_cards.boxes(node):
            held[box.mem_id] += 1
    for node in dates:
        alone = node
        for box in index_cards.boxes(node):
            if held[box.mem_id] > 1:
                address = _headline(alone, document, site, url)
                if address:
                    yield _Found(Card(alone, address), box.mem_id)
                break
            alone = box


def _headline(card: LexborNode, document: Document, site: Site, url: str) -> str:
    """Find where a card's headline leads: one link in a heading, else its longest; "" for none of this house."""
    for link in sorted([*card.css(_HEADLINES)] or [*card.css("a[href]")], key=lambda one: -len(words(one))):
        address = urls.canonical(urls.join(document.base, link.attributes.get("href") or ""))
        if address and len(words(link)) >= _SHORTEST and index_page.may_be_article(address, _ANY, url, site):
            return address
    return ""


def _in_furniture(node: LexborNode) -> bool:
    return any(box.tag in _FURNITURE for box in index_cards.boxes(node))
