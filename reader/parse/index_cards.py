"""The cards of an index page: one box for each article that it lists, and what a box says of its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reader import urls
from reader.model import Picture
from reader.parse import dates, draft
from reader.parse.document import Document, words
from reader.parse.sites import Index

_HEADINGS = "h1, h2, h3, h4, h5, h6"
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")  # where papers write a picture's address
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)")
_STAMPS = ("datetime", "content", "data-time", "data-timestamp")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTS = re.compile(r"\s*[|·•]\s*|(?<=[a-z]):\s+")  # "Updated: 2031-05-03 14:00 | By Ann"
_LONGEST_DATE = 60  # characters

May = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Card:
    """One article's box on the page, and the article's address."""

    node: LexborNode
    url: str


def find(document: Document, index: Index, may_be_article: May) -> list[Card]:
    """Find the cards in the page's order, one an article: by the adapter's selectors, else around the links."""
    if not index.card:
        return around_links(document, may_be_article)
    nodes = next((found for found in map(document.body.css, index.card) if found), [])
    once: dict[str, Card] = {}
    for node in nodes:
        if card := _card(node, document.base, index, may_be_article):
            once.setdefault(urls.identity(card.url), card)
    return list(once.values())


def around_links(document: Document, may_be_article: May) -> list[Card]:
    """Take for a card the largest box around an article's links that holds no link to another article."""
    links: dict[str, list[LexborNode]] = defaultdict(list)
    held: dict[int, set[str]] = defaultdict(set)  # by a box's mem_id: the articles that it leads to
    for anchor in document.body.css("a[href]"):
        address = _address(anchor, document.base)
        if address and may_be_article(address):
            key = urls.identity(address)
            links[key].append(anchor)
            for box in boxes(anchor):
                held[box.mem_id].add(key)
    return [
        Card(_largest(max(anchors, key=lambda one: len(words(one))), held), _address(anchors[0], document.base))
        for anchors in links.values()
    ]


def title(card: Card, index: Index, base: str) -> str:
    """Read an article's title: where the adapter says, else a heading, else the longest link to the article."""
    for selector in (*index.title, _HEADINGS):
        if said := next(filter(None, map(_words, card.node.css(selector))), ""):
            return draft.cut(said, draft.MOST_TITLE)
    linked = [_words(link) for link in _links(card.node) if _address(link, base) == card.url]
    drawn = [draft.stripped(picture.attributes.get("alt") or "") for picture in card.node.css("img[alt]")]
    return draft.cut(max(linked, key=len, default="") or next(filter(None, drawn), ""), draft.MOST_TITLE)


def published(card: Card, index: Index, zone: int | None) -> tuple[int, int | None] | None:
    """Read when an article came out: where the adapter says, else a time element, else a line that is a date."""
    texts = [text for selector in (*index.time, "time, [datetime]") for text in _stamps(card.node.css(selector))]
    texts += _dated_lines(card.node) if not index.time else []
    return next((moment for moment in (dates.read(text, zone=zone) for text in texts) if moment), None)


def picture(card: Card, index: Index, base: str) -> Picture | None:
    """Find an article's picture: where the adapter says, else the first in its box."""
    for selector in (*index.picture, "img, [style*='url(']"):
        for node in card.node.css(selector):
            for address in _picture_addresses(node):
                if found := urls.join(base, address):
                    return Picture(url=found, alt=draft.stripped(node.attributes.get("alt") or ""))
    return None


def standfirst(card: Card, index: Index) -> str:
    """Read the sentence or two under a title, where the adapter says; "" else."""
    found = (text for selector in index.standfirst for text in map(words, card.node.css(selector)))
    return next(filter(None, found), "")


def _card(node: LexborNode, base: str, index: Index, may_be_article: May) -> Card | None:
    for selector in index.link or ("a[href]",):
        for link in [node, *node.css(selector)] if node.tag == "a" else node.css(selector):
            address = _address(link, base)
            if address and may_be_article(address):
                return Card(node, address)
    return None


def _links(node: LexborNode) -> list[LexborNode]:
    return [node, *node.css("a[href]")] if node.tag == "a" else node.css("a[href]")


def _address(link: LexborNode, base: str) -> str:
    return urls.canonical(urls.join(base, link.attributes.get("href") or ""))


def boxes(node: LexborNode) -> Iterator[LexborNode]:
    """Walk from an element outwards, the element itself first, the page's body left out."""
    box: LexborNode | None = node
    while box is not None and box.tag not in ("body", "html"):
        yield box
        box = box.parent


def _largest(anchor: LexborNode, held: dict[int, set[str]]) -> LexborNode:
    alone = anchor
    for box in boxes(anchor):
        if len(held[box.mem_id]) > 1:
            break
        alone = box
    return alone


def _words(node: LexborNode) -> str:
    return words(node) or draft.stripped(node.attributes.get("title") or "")


def _stamps(nodes: Iterable[LexborNode]) -> Iterator[str]:
    for node in nodes:
        yield from filter(None, (node.attributes.get(name) for name in _STAMPS))
        line = words(node)[: 2 * _LONGEST_DATE]
        yield from (line, *_PARTS.split(line))


def _dated_lines(node: LexborNode) -> Iterator[str]:
    """Give the short lines of a box that have a year in them."""
    for line in node.text(separator="\n").splitlines():
        for part in (line.strip(), *_PARTS.split(line.strip())):
            if len(part) <= _LONGEST_DATE and _YEAR.search(part):
                yield part


def _picture_addresses(node: LexborNode) -> Iterator[str]:
    for name in _SOURCES:
        address = node.attributes.get(name) or ""
        if address and not address.startswith("data:"):
            yield address
    for name in ("data-srcset", "srcset"):
        yield from (node.attributes.get(name) or "").split()[:1]
    if drawn := _BACKGROUND.search(node.attributes.get("style") or ""):
        yield drawn[1]
