"""The shapes in which papers print links to related stories; see related.py for what A to D mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reader import urls
from reader.model import Kind, Link
from reader.parse import stories
from reader.parse.blocks import Block, Cover, weight
from reader.parse.document import Document, words
from reader.parse.ground import Ground, Place, is_foreign
from reader.parse.labels import LONGEST, split_label

MOST_LINKS = 8  # of one group: a longer list is an index

# Labels that also head boxes about anything at all: believed on a line with its title, not over a list.
_LOOSE = re.compile(
    r"read next|read this next|more|read|read on|more stories|recommended.*|you may also like|don['’]t miss|must.read|"
    r"more from .*|polecamy|auch interessant|das könnte .*|(?:te|le) puede interesar|in case you missed it|icymi|lire|"
    r"更多.*|推荐阅读|推薦閱讀|previously|earlier|from the archives?|background|also on .*",
    re.IGNORECASE,
)
_OF_SECTION = re.compile(r"more (?:from|stories|coverage)\b|polecamy|recommended$", re.IGNORECASE)  # about anything
_UNLINKED = re.compile(r"[^a-z]+|(?:also read|read also|read more|see also|related)", re.IGNORECASE)
_TITLES = "h1, h2, h3, h4, h5, h6, [class*='title' i], [class*='headline' i]"
_CUES = ", ".join(
    f"[class*='{cue}' i]"
    for cue in (
        *(
            "related",
            "also-read",
            "alsoread",
            "read-more",
            "readmore",
            "rich-link",
            "recirc",
            "interstitial",
            "see-also",
        ),
        *("seealso", "more-on", "moreon", "inline-article", "inline-story", "linked-article", "read-also", "readalso"),
        *("catcher", "lire-aussi", "lesen-sie", "leia-tambem", "lee-tambien", "leggi-anche", "les-ogsa", "las-mer"),
        *("story-link", "article-embed", "embed-article", "teaser-inline", "link-card", "article-card-inline"),
    )
)
_CUES += ", [data-component*='related' i], [data-component*='rich-link' i], [data-area*='related' i]"
_CUES += ", [data-analytics_group_name='Related'], [data-component='links-block'], [id*='related' i]"
_CUES += ", [data-qa*='interstitial']"


@dataclass(frozen=True, slots=True)
class Found:
    """Links printed together, and the elements that print them."""

    links: tuple[Link, ...]
    nodes: tuple[LexborNode, ...]
    kind: Kind
    order: int  # number of the first block of it on the page


def find(document: Document, cover: Cover, ground: Ground, selectors: Iterable[str]) -> Iterator[Found]:
    """Find groups of related links in the order of the page; no element is in two groups."""
    taken: set[int] = set()
    numbers = {block.node.mem_id: number for number, block in enumerate(cover.blocks)}
    for group in (
        *_boxes(document, ground, numbers, ", ".join(selectors), sure=True),
        *_boxes(document, ground, numbers, _CUES, sure=False),
        *_lines(document, cover, ground),
    ):
        inner = {node.mem_id for outer in group.nodes for node in outer.traverse()}
        if not inner & taken:
            taken |= inner
            yield group


def _lines(document: Document, cover: Cover, ground: Ground) -> Iterator[Found]:
    """Find shapes A and B: blocks that begin with a label."""
    for number, block in enumerate(cover.blocks):
        split = _label(block)
        if split is None:
            continue
        place = ground.place(block.node, number)
        if place is Place.FOREIGN:
            continue
        label, title = split
        if title:
            yield from _line(document, block, number, label, title, place)
        elif not _OF_SECTION.match(label) and (number < ground.last or not _LOOSE.fullmatch(label)):
            yield from _list(document, block, number, label, ground, place)


def _label(block: Block) -> tuple[str, str] | None:
    """Split a block into label and title, also where only its type parts them: <b>Read more</b> A title."""
    text = block.text
    if len(text) > LONGEST:
        return None
    split = split_label(text)
    if split is not None:
        return split
    pieces = [piece.strip() for piece in block.pieces if piece.strip()]
    first = split_label(pieces[0])
    if first is not None and len(pieces) > 1 and not first[1]:
        return first[0], text[len(pieces[0]) :].strip()
    return None


def _line(document: Document, block: Block, number: int, label: str, title: str, place: Place) -> Iterator[Found]:
    """Read shape A; without an address the title alone is a link, to be found in the library by its title."""
    anchors = block.node.css("a[href]")
    kind = Kind.INLINE if place is Place.WITHIN else Kind.END
    links = _links(document, anchors, label, title if len(anchors) == 1 else "", kind, "A", 0.9)
    if not anchors and place is Place.WITHIN and stories.is_title(title) and _UNLINKED.fullmatch(label):
        links = [Link(text=title, kind=kind, label=label, rule="A", confidence=0.6)]
    if links:
        yield Found(tuple(links), (block.node,), kind, number)


def _list(document: Document, block: Block, number: int, label: str, ground: Ground, place: Place) -> Iterator[Found]:
    """Read shape B: the links that follow a label which stands alone."""
    start: LexborNode = block.node
    for _ in range(5):
        nodes = list(_link_blocks(start))
        anchors = [anchor for node in nodes for anchor in node.css("a[href]")]
        kind = Kind.INLINE if place is Place.WITHIN and number < ground.last else Kind.END
        links = _links(document, anchors, label, "", kind, "B", 0.8 if kind is Kind.INLINE else 0.7)
        if links:
            if len(links) <= MOST_LINKS:
                yield Found(tuple(links), (start, *nodes), kind, number)
            return
        outer = start.parent
        if outer is None or outer.tag in ("body", "article", "main") or words(outer) != words(start):
            return
        start = outer


def _link_blocks(label: LexborNode) -> Iterator[LexborNode]:
    """Give the elements after a label that are little more than links, up to the first that is not."""
    node = label.next
    while node is not None:
        if node.tag not in ("-text", "button", "script"):
            if words(node) and not _is_all_links(node):
                return
            yield node
            if node.tag in ("ul", "ol", "table"):
                return
        elif node.tag == "-text" and node.text().strip():
            return
        node = node.next


def _is_all_links(node: LexborNode) -> bool:
    """Tell whether a block is links, or cards that each lead somewhere, and next to nothing else."""
    linked = sum(len(words(anchor)) for anchor in node.css("a[href]"))
    cards = node.css("li, article")
    return linked >= 0.6 * len(words(node)) or (bool(cards) and all(card.css_first("a[href]") for card in cards))


def _boxes(
    document: Document, ground: Ground, numbers: dict[int, int], selectors: str, *, sure: bool
) -> Iterator[Found]:
    """Find shapes C and D: an element whose class, id or data says what it is."""
    if not selectors:
        return
    inner: set[int] = set()
    for box in document.body.css(selectors):
        if box.mem_id in inner or weight(box) > 60 or is_foreign(box):
            continue
        inner |= {node.mem_id for node in box.traverse()}
        number = next((numbers[node.mem_id] for node in box.traverse() if node.mem_id in numbers), -1)
        place = ground.place(box, number)
        label = _heading(box)
        if number < 0 or len(words(box)) > 1200 or (place is not Place.WITHIN and not sure and not _heads(label)):
            continue
        if (place is Place.FOREIGN and not sure) or _OF_SECTION.match(label):
            continue
        kind = Kind.INLINE if place is Place.WITHIN and number < ground.last else Kind.END
        links = _links(document, box.css("a[href]"), label, "", kind, "C" if kind is Kind.INLINE else "D", 0.9)
        if 0 < len(links) <= MOST_LINKS:
            yield Found(tuple(links), (box,), kind, number)


def _heading(box: LexborNode) -> str:
    """Find the label that a box prints, at its head or, as rich links do, after the title."""
    for node in box.css("h1, h2, h3, h4, h5, h6, header, strong, b, p, span, div, dt, em"):
        text = words(node)
        split = split_label(text) if len(text) <= 60 else None
        if split is not None and not split[1]:
            return split[0]
    return ""


def _heads(label: str) -> bool:
    return bool(label) and not _LOOSE.fullmatch(label)


def _links(
    document: Document, anchors: Iterable[LexborNode], label: str, title: str, kind: Kind, rule: str, confidence: float
) -> list[Link]:
    """Make links of the anchors that lead to stories; `title` stands in where the anchor holds only the label."""
    links: dict[str, Link] = {}
    for anchor in anchors:
        url = urls.join(document.base, anchor.attributes.get("href") or "")
        if not stories.is_story(url, document.url, sure=True):
            continue
        text = _title(anchor)
        if not stories.is_title(text):
            text = title
        key = urls.identity(url)
        if stories.is_title(text) and len(text) > len(links[key].text if key in links else ""):
            links[key] = Link(url=url, text=text, kind=kind, label=label, rule=rule, confidence=confidence)
    return list(links.values())


def _title(anchor: LexborNode) -> str:
    """Give an anchor's words without a label: its heading's where it has one, as a card's anchor holds a teaser too.

    An anchor without words lies over a card: the card's heading is its title.
    """
    card = anchor
    while not words(card) and card.parent is not None and card.parent.tag not in ("body", "ul", "main"):
        card = card.parent
    text = next((words(heading) for heading in card.css(_TITLES) if words(heading)), "") or words(anchor)
    split = split_label(text)
    return split[1] if split else text
