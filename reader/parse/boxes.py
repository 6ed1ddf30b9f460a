"""Shapes C and D of related links: an element whose class, id or data says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from reader.model import Kind
from reader.parse import groups, labels
from reader.parse.blocks import Cover, weight
from reader.parse.document import Document, words
from reader.parse.ground import Ground, Place, is_furniture
from reader.parse.groups import Group
from reader.parse.labels import Use, split_label
from reader.parse.sites import Pages

_WORDS = [
    *("related", "also-read", "alsoread", "read-more", "readmore", "rich-link", "recirc", "interstitial", "see-also"),
    *("seealso", "more-on", "moreon", "inline-article", "inline-story", "linked-article", "read-also", "readalso"),
    *("catcher", "lire-aussi", "lesen-sie", "leia-tambem", "lee-tambien", "leggi-anche", "les-ogsa", "las-mer"),
    *("story-link", "article-embed", "embed-article", "teaser-inline", "link-card", "article-card-inline"),
]
CUES = (
    *(f"[class*='{word}' i]" for word in _WORDS),
    *("[data-component*='related' i]", "[data-component*='rich-link' i]", "[data-component='links-block']"),
    *("[data-area*='related' i]", "[data-analytics_group_name='Related']"),
    *("[data-qa*='interstitial']", "[id*='related' i]"),
)
HEADINGS = "h1, h2, h3, h4, h5, h6, header"
MOST = 300  # looked at on one page
LONGEST = 1200  # characters: a longer box is no box
MOST_UNLABELLED = 3  # links of a box without a label: a longer list is what is new or liked
MOST_WORDS = 60  # of the article's own: a box with more holds the article


def find(document: Document, cover: Cover, ground: Ground, pages: Pages) -> Iterator[Group]:
    """Find the boxes: first those that a site's selectors name, which are believed wherever they stand, then others."""
    numbers = {block.node.mem_id: number for number, block in enumerate(cover.blocks)}
    ways = (
        (pages.related_inline, True, Kind.INLINE),
        (pages.related_end, True, Kind.END),
        (pages.related, True, None),
        (CUES, False, None),
    )
    for wanted, sure, kind in ways:
        inner: set[int] = set()
        for box in document.body.css(", ".join(wanted))[:MOST] if wanted else ():
            if box.mem_id in inner or not _may_be(box, ground, sure=sure):
                continue
            within = {node.mem_id for node in box.traverse()}
            inner |= within
            number = min((numbers[key] for key in within if key in numbers), default=-1)
            if number >= 0 and len(words(box)) <= LONGEST:
                yield from _known(document, box, number, ground, kind) if sure else _box(document, box, number, ground)


def _may_be(box: LexborNode, ground: Ground, *, sure: bool) -> bool:
    return weight(box) <= MOST_WORDS and not ground.holds(box) and (sure or not is_furniture(box))


def _known(document: Document, box: LexborNode, number: int, ground: Ground, kind: Kind | None) -> Iterator[Group]:
    """Read a box that this site is known to print."""
    label = _label(box)
    place = ground.place(box, number)
    if place is not Place.REFUSED:
        yield from _group(document, box, number, label, kind or ground.kind(place, number, label))


def _box(document: Document, box: LexborNode, number: int, ground: Ground) -> Iterator[Group]:
    """Read a box that only its names speak for: beside the text it needs a heading that says so too."""
    place = ground.place(box, number)
    label = _label(box)
    kind = ground.kind(place, number, label)
    if place in (Place.FOREIGN, Place.REFUSED) or (label and labels.use(label) is Use.LINE):
        return
    if kind is Kind.END and not (label and labels.speaks_for_itself(label, alone=True)):
        return
    if any(labels.heads_others(words(heading)) for heading in box.css(HEADINGS)[:3]):
        return
    for group in _group(document, box, number, label, kind):
        if label or len(group.links) <= MOST_UNLABELLED:
            believed = kind is Kind.INLINE or number > ground.last
            yield group if believed else replace(group, links=groups.beside(group.links))


def _group(document: Document, box: LexborNode, number: int, label: str, kind: Kind) -> Iterator[Group]:
    rule = "C" if kind is Kind.INLINE else "D"
    links = groups.links(document, box.css("a[href]"), label=label, kind=kind, rule=rule)
    if 0 < len(links) <= groups.MOST:
        yield Group(links, (box,), kind, number)


def _label(box: LexborNode) -> str:
    """Find the label that a box prints, at its head or, as rich links do, after the title."""
    for node in box.css(f"{HEADINGS}, strong, b, p, span, div, dt, em"):
        text = words(node)
        split = split_label(text) if len(text) <= 60 else None
        if split is not None and not split[1]:
            return split[0]
    line = split_label(words(box))
    return line[0] if line is not None else ""
