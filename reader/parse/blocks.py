"""The blocks of text on a page, and which of them are the article: the ground for links and body.

Which words are the article is trafilatura's judgement. It keeps words, not figures or tables, so its words are looked
up in the page's own DOM, and the smallest subtree that covers nearly all of them is the article's.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass

import trafilatura
from selectolax.lexbor import LexborNode

from reader.parse.document import Document

ENOUGH = 0.9  # of the article's words lie in its subtree; the rest are strays such as a repeated standfirst
SHORT = 600  # characters: an article's text is rarely shorter
WEIGHT = "data-broadsheet-words"  # how many of the article's words an element holds, written on it
OWN = "data-broadsheet-own"  # written on an element whose own text is the article's

INLINE = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "br",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
        ),
        *("ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "noscript"),
    ]
)
_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+"
)  # scripts without spaces: a character each
_SHINGLE = 4

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it finds nothing on


@dataclass(slots=True)
class Block:
    """A block element with text of its own, and how many of its words are the article's."""

    node: LexborNode
    pieces: list[str]  # its text nodes in order
    text: str = ""  # all of them on one line
    matched: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """Where on a page the article is: the element around it, and the page's text blocks in order."""

    root: LexborNode
    blocks: list[Block]
    plain: str  # the article's words as trafilatura has them


def find(document: Document, selectors: Iterable[str] = ()) -> Cover:
    """Find the article on a page. Writes `WEIGHT` on each element that holds some of it.

    Where the DOM does not hold it (a page that fills itself by script) there are no blocks, only the plain words that
    the structured data tells; where there is none at all those are empty too.

    `selectors` name the element that holds it on this site's pages; the first that holds at least half of it counts.
    """
    plain = _article_words(document)
    blocks = _blocks(document.body)
    _match(blocks, plain)
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


def _article_words(document: Document) -> str:
    """Ask trafilatura, strictly first; where it finds next to nothing, less strictly; else take the page's own word."""
    html = f"<html>{document.body.html}</html>"  # without <html> it takes some pages for fragments
    best = _extracted(html, strictly=True)
    if len(best) < SHORT:
        looser = _extracted(html, strictly=False)
        best = looser if len(looser) > 2 * len(best) else best
    if len(best) < SHORT:
        stated = document.structured.article().get("articleBody")
        best = max(best, stated if isinstance(stated, str) else "", key=len)
    return best


def _extracted(html: str, *, strictly: bool) -> str:
    return trafilatura.extract(html, favor_precision=strictly, include_comments=False, with_metadata=False) or ""


def _blocks(body: LexborNode) -> list[Block]:
    for name in (WEIGHT, OWN):
        for marked in body.css(f"[{name}]"):  # a page's own word on this counts for nothing
            del marked.attrs[name]
    blocks: dict[int, Block] = {}
    for node in body.traverse(include_text=True):
        if node.tag != "-text":
            continue
        text = node.text()
        if not text.strip() and not blocks:
            continue
        parent = node.parent
        while parent is not None and parent.tag in INLINE:
            parent = parent.parent
        if parent is not None:
            block = blocks.get(parent.mem_id)
            if block is None:
                block = blocks[parent.mem_id] = Block(parent, [])
            block.pieces.append(text)
    for block in blocks.values():
        block.text = " ".join("".join(block.pieces).split())
    return [block for block in blocks.values() if block.text]


def _match(blocks: list[Block], plain: str) -> None:
    lines = {" ".join(_WORD.findall(line)) for line in plain.splitlines()}
    words = _WORD.findall(plain)
    shingles = set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
    for block in blocks:
        own = _WORD.findall(block.text)
        grams = list(zip(*(own[start:] for start in range(_SHINGLE)), strict=False))
        if len(grams) >= 3:
            hits = sum(gram in shingles for gram in grams)
            block.matched = len(own) if hits >= len(grams) / 2 else 0
        elif " ".join(own) in lines:
            block.matched = len(own)


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
