"""Shapes A and B of related links: blocks that begin with a label, and the links that follow a label alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from selectolax.lexbor import LexborNode

from reader.model import Kind, Link
from reader.parse import groups, labels, stories
from reader.parse.blocks import Cover
from reader.parse.document import Document, words
from reader.parse.ground import MOSTLY, Ground, Place, is_alone, sibling
from reader.parse.groups import Group
from reader.parse.labels import LONGEST, Use, split_label
from reader.parse.outline import Block

MOST_LABELS = 300  # looked at on one page
MOST_NODES = 4 * groups.MOST  # looked at after a label, spaces between elements included
CLIMBED = 5  # boxes around a label that hold nothing else

LONGEST_LIST = 4 * LONGEST  # of a label and several titles in one block
LINKED = 0.5  # of a title that only its type parts from its label is a link: else the line is a sentence


def find(document: Document, cover: Cover, ground: Ground) -> Iterator[Group]:
    """Find the blocks that begin with a label."""
    labelled = ((number, block, _label(block)) for number, block in enumerate(cover.blocks))
    found = ((number, block, split) for number, block, split in labelled if split is not None)
    for number, block, (label, title) in islice(found, MOST_LABELS):
        place = ground.place(block.node, number)
        if place in (Place.FOREIGN, Place.REFUSED) or ground.holds(block.node):
            continue
        if title:
            if place is Place.WITHIN or labels.speaks_for_itself(label):
                yield from _line(document, block, number, label, title, within=place is Place.WITHIN)
            continue
        kind = ground.kind(place, number, label)
        if _heads_a_list(label, kind, within_text=number < ground.last):
            for group in _list(document, block, number, label, kind):
                beside = kind is Kind.END and number < ground.last
                yield replace(group, links=groups.beside(group.links)) if beside else group


def _heads_a_list(label: str, kind: Kind, *, within_text: bool) -> bool:
    if labels.use(label) is Use.LOOSE:
        return within_text
    return labels.speaks_for_itself(label, alone=kind is Kind.END)


def _label(block: Block) -> tuple[str, str] | None:
    """Split a block into label and title, also where only its type parts them: <b>Read more</b> A title."""
    text = block.text
    if len(text) > (LONGEST_LIST if block.linked >= MOSTLY * len(text) else LONGEST):
        return None
    split = split_label(text)
    if split is not None:
        return split
    pieces = [piece.strip() for piece in block.pieces if piece.strip()]
    first = split_label(pieces[0])
    if first is None or first[1] or len(pieces) < 2:
        return None
    title = text[len(pieces[0]) :].strip()
    return (first[0], title) if block.linked >= LINKED * len(title) else None


def _line(document: Document, block: Block, number: int, label: str, title: str, *, within: bool) -> Iterator[Group]:
    """Read shape A; without an address the title alone is a link, to be found in the library by its title."""
    anchors = block.node.css("a[href]")
    kind = Kind.INLINE if within else Kind.END
    own = title if len(anchors) == 1 else ""
    links = groups.links(document, anchors, label=label, title=own, kind=kind, rule="A")
    unaddressed = not anchors or not document.url  # of a saved page the relative addresses lead nowhere
    if not links and unaddressed and within and stories.is_title(title) and labels.calls(label):
        links = (Link(text=title, kind=kind, label=label, rule="A", confidence=groups.CONFIDENCE["A", kind]),)
    if 0 < len(links) <= groups.MOST:
        yield Group(links, (block.node,), kind, number)


def _list(document: Document, block: Block, number: int, label: str, kind: Kind) -> Iterator[Group]:
    """Read shape B: the links that follow a label which stands alone, perhaps in a box of its own."""
    start: LexborNode | None = block.node
    for _ in range(CLIMBED):
        if start is None or start.tag in ("body", "article", "main"):
            return
        nodes = tuple(_link_blocks(start))
        anchors = [anchor for node in nodes for anchor in _under(block.node, node)]
        links = groups.links(document, anchors, label=label, kind=kind, rule="B")
        if links:
            if len(links) <= groups.MOST:
                yield Group(links, (start, *nodes), kind, number)
            return
        start = start.parent if is_alone(start) else None


def _link_blocks(label: LexborNode) -> Iterator[LexborNode]:
    """Give the elements after a label that are little more than links, up to the first that is not."""
    node = label.next
    for _ in range(MOST_NODES):
        if node is None or (node.tag == "-text" and node.text().strip()):
            return
        if node.tag not in ("-text", "button"):
            if words(node) and not _is_all_links(node):
                return
            yield node
            after = sibling(node, forward=True)
            if node.tag in ("ul", "ol", "table") and (after is None or after.tag != node.tag):
                return
        node = node.next


def _under(label: LexborNode, node: LexborNode) -> list[LexborNode]:
    """Give a block's links up to a heading that is set like the label: that one begins another list."""
    alike = (label.tag, label.attributes.get("class"))
    for heading in node.css(label.tag or "") if alike[1] else ():
        if (heading.tag, heading.attributes.get("class")) == alike:
            before = node.css("*")
            end = next(n for n, inner in enumerate(before) if inner.mem_id == heading.mem_id)
            return [inner for inner in before[:end] if inner.tag == "a" and inner.attributes.get("href")]
    return node.css("a[href]")


def _is_all_links(node: LexborNode) -> bool:
    """Tell whether a block is links, or cards that each lead somewhere, and next to nothing else."""
    linked = sum(len(words(anchor)) for anchor in node.css("a[href]"))
    cards = node.css("li, article")
    return linked >= 0.6 * len(words(node)) or (bool(cards) and all(card.css_first("a[href]") for card in cards))
