"""The blocks of text on a page, and which of them are the article: the ground for links and body.

Which of them are is settled in verdict.py; here they are written on the page's own DOM, and the smallest subtree that
covers nearly all of them is the article's, with its figures and tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reader.parse import chosen, outline, verdict
from reader.parse.document import Document
from reader.parse.outline import Block

ENOUGH = 0.9  # of the article's words lie in its subtree; the rest are strays such as a repeated standfirst
WEIGHT = "data-broadsheet-words"  # how many of the article's words an element holds, written on it
OWN = "data-broadsheet-own"  # written on an element whose own text is the article's


@dataclass(frozen=True, slots=True)
class Cover:
    """Where on a page the article is: the element around it, and the page's text blocks in order."""

    root: LexborNode
    blocks: list[Block]
    plain: str  # the article's words as trafilatura has them


def find(document: Document, selectors: Iterable[str] = (), *, everything: bool = False) -> Cover:
    """Find the article on a page. Writes `WEIGHT` on each element that holds some of it.

    Where the DOM does not hold it (a page that fills itself by script) there are no blocks, only the plain words that
    the structured data tells; where there is none at all those are empty too.

    `selectors` name the element that holds it on this site's pages; the first that holds at least half of it counts.
    `everything` takes all but the page's furniture for the article where else there would be none.
    """
    _forget(document.body)
    plain = chosen.words(document)
    blocks = outline.read(document.body)
    chosen.match(blocks, plain)
    outline.mark_furniture(blocks)
    verdict.judge(blocks)
    if everything and not plain and not any(block.matched for block in blocks):
        _take_all(blocks)
    total = sum(block.matched for block in blocks)
    if not total:
        return Cover(document.body, [], plain)
    _weigh(blocks)
    known = (node for selector in selectors for node in document.body.css(selector) if weight(node) >= total / 2)
    return Cover(next(known, None) or _smallest(document.body, total), blocks, plain)


def weight(node: LexborNode) -> int:
    """Tell how many of the article's words an element holds."""
    return int(node.attributes.get(WEIGHT) or 0)


def keep(node: LexborNode) -> None:
    """Count what an element stands in as the article's, so that it is not pruned."""
    outer = node.parent
    while outer is not None and outer.tag not in ("body", "html") and not weight(outer):
        outer.attrs[WEIGHT] = "1"
        outer = outer.parent


def _take_all(blocks: Iterable[Block]) -> None:
    for block in blocks:
        block.matched = 0 if block.box.foreign else max(block.words, 1)


def _forget(body: LexborNode) -> None:
    """Take our own marks off a page that brings them: its own word on this counts for nothing."""
    for name in (WEIGHT, OWN):
        for marked in body.css(f"[{name}]"):
            del marked.attrs[name]


def _weigh(blocks: list[Block]) -> None:
    weights: dict[int, int] = {}
    nodes: dict[int, LexborNode] = {}
    for block in blocks:
        node: LexborNode | None = block.node if block.matched else None
        while node is not None and node.tag not in ("body", "html"):
            weights[node.mem_id] = weights.get(node.mem_id, 0) + block.matched
            nodes[node.mem_id] = node
            node = node.parent
        if block.matched:
            block.node.attrs[OWN] = ""
    for key, node in nodes.items():
        node.attrs[WEIGHT] = str(weights[key])


def _smallest(body: LexborNode, total: int) -> LexborNode:
    root = body
    while True:
        inner = next((child for child in root.iter() if weight(child) >= ENOUGH * total), None)
        if inner is None or inner.tag in ("p", "ul", "ol", "blockquote"):
            break
        root = inner
    while root.tag in ("table", "tbody", "thead", "tr") and root.parent is not None:  # no single cell holds it: a table
        root = root.parent
    return root
