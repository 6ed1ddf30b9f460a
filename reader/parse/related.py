"""The links to related stories that a page prints, each with its label, kind and place.

Precision comes first: a tag page or a most-read box taken for a related story is worse than one missed. The label
words are in labels.py, what a story's address may be in stories.py, shapes A and B in lines.py, C and D in boxes.py
and cards.py:

    A  a line of label and title             <p><strong>ALSO READ: <a>A title</a></strong></p>
    B  a label alone, then links             <h4>Related</h4><ul><li><a>A title</a></li></ul>
    C  a box that its class calls related    <aside class="rich-link"><a>A title</a></aside>
       or a card between two paragraphs      <aside><a><img><h3>A title</h3></a></aside>
    D  B or C beside the text, not in it
    E  a plain link in a sentence
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from reader import urls
from reader.model import Kind, Link
from reader.parse import blocks, boxes, cards, lines, metadata, stories
from reader.parse.blocks import Cover
from reader.parse.document import MARKS, Document, words
from reader.parse.ground import MOSTLY, Ground, Place
from reader.parse.groups import Group
from reader.parse.labels import split_label
from reader.parse.outline import Block
from reader.parse.sites import Pages

__all__ = ["find", "split_label"]

UNKNOWN = Pages()
_STRENGTH = {Kind.INLINE: 2, Kind.END: 1, Kind.MENTION: 0}
_MOST_ANCHORS = 1000  # looked at in one text
_AROUND = frozenset(["p", "li", "td", "div", "blockquote", "section", "article", "dd"])


def find(document: Document, cover: Cover, pages: Pages = UNKNOWN) -> tuple[Link, ...]:
    """Find the related stories and take those printed within the text out of it.

    Each left its mark, a paragraph of the number of its link between `MARKS`. `pages` is how this site is known to
    print them.
    """
    if not cover.blocks:
        return ()
    ground = Ground(cover, document.body.css(", ".join(pages.not_related)) if pages.not_related else ())
    boxed, labelled = boxes.find(document, cover, ground, pages), lines.find(document, cover, ground)
    carded = cards.find(document, cover, ground)
    own = {urls.identity(document.url), urls.identity(metadata.canonical(document))}
    groups = _without_doubles(_apart(boxed, labelled, carded), own, ground)
    links = [replace(link, position=n) for n, link in enumerate(link for group in groups for link in group.links)]
    mentions = list(_mentions(document, cover, ground, groups, own | {urls.identity(link.url) for link in links}))
    first = 0
    for group in groups:
        _take_out(document, group, first)
        first += len(group.links)
    return (*links, *(replace(link, position=len(links) + n) for n, link in enumerate(mentions)))


def _apart(*found: Iterable[Group]) -> Iterator[Group]:
    """Let no element be in two groups; the first to hold it keeps it."""
    taken: set[int] = set()
    for groups in found:
        for group in groups:
            inner = {node.mem_id for outer in group.nodes for node in outer.traverse()}
            if not inner & taken:
                taken |= inner
                yield group


def _without_doubles(found: Iterable[Group], own: set[str], ground: Ground) -> list[Group]:
    """Keep each story once, where it is printed most plainly: within the text before beside it. In the page's order.

    `own` are the keys of the page itself.
    """
    seen = set(own)
    kept = []
    for group in sorted(found, key=lambda group: (-_STRENGTH[group.kind], group.order < ground.first, group.order)):
        links = {urls.identity(link.url) or urls.title_key(link.text): link for link in group.links}
        kept.append(replace(group, links=tuple(link for key, link in links.items() if key not in seen)))
        seen |= set(links)
    return sorted(kept, key=lambda group: group.order)


def _take_out(document: Document, group: Group, first: int) -> None:
    """Take what prints a group out of the page; within the text each link, counted from `first`, leaves its mark."""
    if group.kind is Kind.INLINE:
        for position in range(first, first + len(group.links)):
            mark = document.tree.create_node("p")
            mark.insert_child(f"{MARKS[0]}{position}{MARKS[1]}")
            group.nodes[0].insert_before(mark)
            blocks.keep(group.nodes[0])
    for node in group.nodes:
        node.decompose()


def _mentions(document: Document, cover: Cover, ground: Ground, groups: list[Group], seen: set[str]) -> Iterator[Link]:
    """Find plain links within sentences to other stories of the same house; they stay where they are."""
    seen = set(seen)
    taken = {node.mem_id for group in groups for outer in group.nodes for node in outer.traverse()}
    prose = {
        block.node.mem_id: len(block.text)
        for number, block in enumerate(cover.blocks)
        if block.matched or (number in range(ground.first, ground.last) and _is_prose(block, number, ground))
    }
    for anchor in cover.root.css("a[href]")[:_MOST_ANCHORS]:
        text = words(anchor)
        if not text or anchor.mem_id in taken or not _in_a_sentence(anchor, text, prose):
            continue
        url = urls.join(document.base, anchor.attributes.get("href") or "")
        key = urls.identity(url)
        if key not in seen and stories.is_mentioned(url, document.url, text):
            seen.add(key)
            yield Link(url=url, text=text, kind=Kind.MENTION, rule="E", confidence=0.3)


def _is_prose(block: Block, number: int, ground: Ground) -> bool:
    """Tell whether a paragraph between the article's own is one of them that was not recognised."""
    is_text = block.node.tag in ("p", "li") and block.linked < MOSTLY * len(block.text)
    return is_text and ground.place(block.node, number) is Place.WITHIN


def _in_a_sentence(anchor: LexborNode, text: str, prose: dict[int, int]) -> bool:
    node = anchor.parent
    while node is not None and node.tag not in _AROUND:
        node = node.parent
    return node is not None and prose.get(node.mem_id, 0) > len(text) + 20
