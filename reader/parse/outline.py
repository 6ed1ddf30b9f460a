"""A page's boxes and the blocks of text in them: walked once, so that nothing decided later walks the page again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from reader.parse import formulas

INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font"),
        *("i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "noscript"),
        *formulas.TAGS,
    ]
)
LONGEST_NAMES = 500  # characters
WHOLE = 0.4  # of an article: what holds as much is no furniture

_FOREIGN = re.compile(
    r"(?:^|\s)(?:footer(?=$|\s)|(?:tags?|topics?|outbrain|trc|ob)(?=$|[\s_-]))"
    r"|(?:^|[\s_-])(?:nav\w*|menu|page-?footer|site-?footer|site-?header|masthead|right-?rail|"
    r"(?<!with-)(?<!w-)(?<!has-)(?<!no-)side-?bar|most-?(?:read|popular|viewed|shared)|mostread|"
    r"mostpopular|popular|trending|trend|taboola\w*|sponsor\w*|promo\w*|advert\w*|ads?|banner|"
    r"newsletters?|subscri\w*|paywall|comments?|disqus|share|sharing|social\w*|keywords|author-?box|"
    r"author-?bio|cookie\w*|login|breadcrumbs?|latest|recommend\w*|recommended|podcasts?|teaser-?list|"
    r"you-may-like|recent|read-?next|video-?list|playlist|"
    r"ai2html\w*|g-artboard)(?=$|[\s_-])",  # the words in a drawn chart
    re.IGNORECASE,
)
_FOREIGN_TAGS = frozenset(["nav", "footer", "form", "button"])
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # as a source is cited: no story's title
_COMMA = re.compile("[,،，、؛;]")


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds text, somewhere inside it, and how much."""

    node: LexborNode
    tag: str
    names: str  # its classes and id
    parent: Box | None
    foreign: bool = False  # by its names or those of a box around it, it is of the page's furniture
    chars: int = 0
    linked: int = 0  # characters of links among them
    commas: int = 0


@dataclass(slots=True, eq=False)
class Block:
    """A block element with text of its own, and how many of its words are the article's."""

    box: Box
    pieces: list[str] = field(default_factory=list)  # its text nodes in order
    text: str = ""  # all of them on one line
    linked: int = 0  # characters of links
    words: int = 0  # counted in chosen.py
    matched: int = 0

    @property
    def node(self) -> LexborNode:
        return self.box.node


def read(body: LexborNode) -> list[Block]:
    """List the page's blocks of text in order."""
    boxes: dict[int, Box] = {}
    blocks: dict[int, Block] = {}
    for node in body.traverse(include_text=True):
        if node.tag != "-text":
            continue
        text = node.text()
        holder, is_link = _holder(node)
        block = blocks.get(holder.mem_id) if holder is not None else None
        if block is None:
            if holder is None or not text.strip():
                continue
            block = blocks[holder.mem_id] = Block(_box(holder, boxes))
        block.pieces.append(text)
        if is_link and not _ADDRESS.fullmatch(text.strip()):
            block.linked += len(text.strip())
    for block in blocks.values():
        block.text = " ".join("".join(block.pieces).split())
    whole = [block for block in blocks.values() if block.text]
    _add_up(boxes, whole)
    return whole


def is_foreign(node: LexborNode) -> bool:
    """Tell by its own tag and names whether an element is of the page's furniture, not the article's."""
    return node.tag in _FOREIGN_TAGS or _FOREIGN.search(_names(node)) is not None


def is_within_page(link: LexborNode) -> bool:
    """Tell whether a link leads to another place of its own page, as those of footnotes and tables of contents do."""
    address = link.attributes.get("href") or ""
    return len(address) > 1 and address.startswith("#")


def _names(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:LONGEST_NAMES]


def _holder(text: LexborNode) -> tuple[LexborNode | None, bool]:
    """Find the block element that holds a text node, and whether a link is between them that leads elsewhere."""
    link = None
    node = text.parent
    while node is not None and node.tag in INLINE:
        link = node if node.tag == "a" else link
        node = node.parent
    is_contents = link is not None and node is not None and node.tag == "li" and is_within_page(link)
    return node, link is not None and not is_contents


def _box(node: LexborNode, boxes: dict[int, Box]) -> Box:
    """Give the box of an element, made with those around it where it is new; nesting is bounded by guards.py."""
    box = boxes.get(node.mem_id)
    if box is None:
        outer = node.parent if node.tag != "body" else None
        parent = _box(outer, boxes) if outer is not None and outer.tag not in ("html", "-undef") else None
        box = boxes[node.mem_id] = Box(node, node.tag or "", _names(node).strip(), parent)
    return box


def _add_up(boxes: dict[int, Box], blocks: list[Block]) -> None:
    """Count for each box what is in it; a box is always made after the one around it."""
    for block in blocks:
        block.linked = min(block.linked, len(block.text))
        block.box.chars += len(block.text)
        block.box.linked += block.linked
        block.box.commas += len(_COMMA.findall(block.text))
    for box in reversed(boxes.values()):
        if box.parent is not None:
            box.parent.chars += box.chars
            box.parent.linked += box.linked
            box.parent.commas += box.commas


def mark_furniture(blocks: list[Block]) -> None:
    """Say of each box whether it is of the page's furniture, once it is known what trafilatura chose.

    A box that holds much of what was chosen is not, whatever its names say; where nothing was, one with much text.
    """
    chosen = any(block.matched for block in blocks)
    inside = characters_inside(
        blocks, lambda block: block.matched > 0 if chosen else block.linked < len(block.text) / 2
    )
    most = WHOLE * max(inside.values(), default=0)
    settled: set[Box] = set()
    for block in blocks:
        for box in reversed(list(outwards(block.box))):
            if box not in settled:
                settled.add(box)
                is_part = box.tag != "body" and inside.get(box, 0) < most
                outer = box.parent is not None and box.parent.foreign
                box.foreign = outer or (is_part and is_foreign(box.node))


def characters_inside(blocks: list[Block], counts: Callable[[Block], bool]) -> dict[Box, int]:
    """Add up for each box the characters of those blocks in it that count; nesting is bounded by guards.py."""
    inside: dict[Box, int] = {}
    for block in blocks:
        for box in outwards(block.box) if counts(block) else ():
            inside[box] = inside.get(box, 0) + len(block.text)
    return inside


def outwards(box: Box) -> Iterator[Box]:
    """Give a box and those around it."""
    outer: Box | None = box
    while outer is not None:
        yield outer
        outer = outer.parent
