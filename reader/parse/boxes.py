"""Shapes C and D of related links: an element whose class, id or data says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from reader.model import Kind
from reader.parse import groups
from reader.parse.blocks import Cover, weight
from reader.parse.document import Document, words
from reader.parse.ground import Ground, Place, is_foreign
from reader.parse.groups import Group
from reader.parse.labels import split_label

_WORDS = [
    *("related", "also-read", "alsoread", "read-more", "readmore", "rich-link", "recirc", "interstitial", "see-also"),
    *("seealso", "more-on", "moreon", "inline-article", "inline-story", "linked-article", "read-also", "readalso"),
    *("catcher", "lire-aussi", "lesen-sie", "leia-tambem", "lee-tambien", "leggi-anche", "les-ogsa", "las-mer"),
    *("story-link", "article-embed", "embed-article", "teaser-inline", "link-card", "article-card-inline"),
]
_CUES = (
    *(f"[class*='{word}' i]" for word in _WORDS),
    *("[data-component*='related' i]", "[data-component*='rich-link' i]", "[data-component='links-block']"),
    *("[data-area*='related' i]", "[data-analytics_group_name='Related']"),
    *("[data-qa*='interstitial']", "[id*='related' i]"),
)
MOST = 300  # looked at on one page
LONGEST = 1200  # characters: a longer box is no box
MOST_WORDS = 60  # of the article's own: a box with more holds the article


def find(document: Document, cover: Cover, ground: Ground, selectors: Iterable[str]) -> Iterator[Group]:
    """Find the boxes: first those that `selectors` name, which are believed wherever they stand, then all others."""
    numbers = {block.node.mem_id: number for number, block in enumerate(cover.blocks)}
    for wanted, sure in ((tuple(selectors), True), (_CUES, False)):
        inner: set[int] = set()
        for box in document.body.css(", ".join(wanted))[:MOST] if wanted else ():
            if box.mem_id in inner or weight(box) > MOST_WORDS or ground.holds(box) or is_foreign(box):
                continue
            within = {node.mem_id for node in box.traverse()}
            inner |= within
            number = min((numbers[key] for key in within if key in numbers), default=-1)
            if number >= 0 and len(words(box)) <= LONGEST:
                yield from _box(document, box, number, ground, sure=sure)


def _box(document: Document, box: LexborNode, number: int, ground: Ground, *, sure: bool) -> Iterator[Group]:
    place = ground.place(box, number)
    label = _heading(box)
    headed = bool(label) and not groups.LOOSE.fullmatch(label)
    if not sure and (place is Place.FOREIGN or (place is Place.BESIDE and not headed)):
        return
    if groups.OF_SECTION.match(label):
        return
    inline = place is Place.WITHIN and number < ground.last
    kind = Kind.INLINE if inline else Kind.END
    links = groups.links(document, box.css("a[href]"), label=label, kind=kind, rule="C" if inline else "D")
    if 0 < len(links) <= groups.MOST:
        yield Group(links, (box,), kind, number)


def _heading(box: LexborNode) -> str:
    """Find the label that a box prints, at its head or, as rich links do, after the title."""
    for node in box.css("h1, h2, h3, h4, h5, h6, header, strong, b, p, span, div, dt, em"):
        text = words(node)
        split = split_label(text) if len(text) <= 60 else None
        if split is not None and not split[1]:
            return split[0]
    return ""
