"""The links to related stories that a page prints, each with its label, kind and place.

Precision comes first: a tag page or a most-read box taken for a related story is worse than one missed. The label
words are in labels.py, what may be a story's address in stories.py, and the shapes that papers print in shapes.py:

    A  a line of label and title             <p><strong>ALSO READ: <a>A title</a></strong></p>
    B  a label alone, then links             <h4>Related</h4><ul><li><a>A title</a></li></ul>
    C  a box that its class calls related    <aside class="rich-link"><a>A title</a></aside>
    D  B or C beside the text, not in it
    E  a plain link in a sentence
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader import urls
from reader.model import Kind, Link
from reader.parse import blocks, shapes, stories
from reader.parse.blocks import Cover, weight
from reader.parse.document import MARKS, Document, words
from reader.parse.ground import Ground
from reader.parse.labels import LABELS, split_label
from reader.parse.shapes import Found

__all__ = ["LABELS", "find", "split_label"]

_STRENGTH = {Kind.INLINE: 2, Kind.END: 1, Kind.MENTION: 0}
_MOST = 40  # links of one article


def find(document: Document, cover: Cover, selectors: Iterable[str] = ()) -> tuple[Link, ...]:
    """Find the related stories and take those printed within the text out of it.

    Each left its mark, a paragraph of the number of its link between `MARKS`. `selectors` are those by which this site
    is known to mark its related stories.
    """
    if not cover.blocks:
        return ()
    ground = Ground(cover)
    found = _without_doubles(shapes.find(document, cover, ground, selectors))
    links: list[Link] = []
    for group in found:
        numbered = [replace(link, position=len(links) + offset) for offset, link in enumerate(group.links)]
        links += numbered
        _take_out(document, group, numbered)
    links += _mentions(document, cover, ground, links)
    return tuple(links[:_MOST])


def _without_doubles(found: Iterable[Found]) -> Iterator[Found]:
    """Keep each story once, where it is printed most plainly: within the text before beside it."""
    seen: set[str] = set()
    groups = sorted(found, key=lambda group: (-_STRENGTH[group.kind], group.order))
    kept = []
    for group in groups:
        links = []
        for link in group.links:
            key = urls.identity(link.url) or urls.title_key(link.text)
            if key not in seen:
                seen.add(key)
                links.append(link)
        kept.append(replace(group, links=tuple(links)))
    return iter(sorted(kept, key=lambda group: group.order))


def _take_out(document: Document, group: Found, links: list[Link]) -> None:
    """Replace what was printed within the text by marks; what stands beside it is left to the body's pruning."""
    first = True
    for node in group.nodes:
        if first and group.kind is Kind.INLINE:
            for link in links:
                mark = document.tree.create_node("p")
                mark.insert_child(f"{MARKS[0]}{link.position}{MARKS[1]}")
                node.insert_before(mark)  # inserts a copy
                blocks.keep(node)
        first = False
        node.decompose()


def _mentions(document: Document, cover: Cover, ground: Ground, links: list[Link]) -> Iterator[Link]:
    """Find plain links within sentences to other stories of the same house; they stay where they are."""
    seen = {urls.identity(link.url) for link in links}
    position = len(links)
    for anchor in cover.root.css("a[href]"):
        url = urls.join(document.base, anchor.attributes.get("href") or "")
        text = words(anchor)
        if not text or urls.identity(url) in seen or not stories.is_story(url, document.url):
            continue
        if not _in_a_sentence(anchor, text):
            continue
        seen.add(urls.identity(url))
        yield Link(url=url, text=text, kind=Kind.MENTION, position=position, rule="E", confidence=0.3)
        position += 1


def _in_a_sentence(anchor: object, text: str) -> bool:
    node = getattr(anchor, "parent", None)
    while node is not None and node.tag not in ("p", "li", "td", "div", "blockquote", "section", "article", "dd"):
        node = node.parent
    return node is not None and weight(node) > 0 and len(words(node)) > len(text) + 20
