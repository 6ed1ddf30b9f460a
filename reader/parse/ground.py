"""Where on a page a block lies: among the article's paragraphs, after them, or in a part that is not the article's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from selectolax.lexbor import LexborNode

from reader.model import Kind
from reader.parse import labels
from reader.parse.blocks import Cover
from reader.parse.document import MARKS
from reader.parse.labels import Use
from reader.parse.outline import Block, is_foreign

__all__ = ["Ground", "Place", "is_alone", "is_foreign", "is_mark", "sibling", "upwards"]


_NOTHING = frozenset(["-text", "-comment", "br", "hr", "link", "style", "meta"])
_PROMOTES_RELATED = re.compile(r"\S*\bpromo\w*[\w-]*related\S*|\S*related[\w-]*promo\S*", re.IGNORECASE)
MOSTLY = 0.6  # of a block's characters are links: it is no paragraph


class Place(Enum):
    """Where a block lies, seen from the article."""

    WITHIN = "within"  # between its paragraphs or directly under the last
    BESIDE = "beside"  # elsewhere on the page
    FOREIGN = "foreign"  # in navigation, adverts, most-read boxes and their kin
    REFUSED = "refused"  # in what this site is known to print beside related stories


class Ground:
    """A page measured from its article.

    `refused` are elements of which this site is known to print no related story in.
    """

    def __init__(self, cover: Cover, refused: Iterable[LexborNode] = ()) -> None:
        self._root = cover.root.mem_id
        self._is_page = cover.root.tag == "body"  # the text stands in no element of its own
        self._around = {node.mem_id for node in upwards(cover.root)}
        self._refused = {node.mem_id for node in refused}
        self._blocks = cover.blocks
        order = [index for index, block in enumerate(cover.blocks) if block.matched]
        inside = [index for index in order if self._is_inside(cover.blocks[index].node)] or order
        paragraphs = [index for index in inside if not _only_leads_on(cover.blocks[index])] or inside
        self.first, self.last = inside[0], paragraphs[-1]

    def place(self, node: LexborNode, index: int) -> Place:
        """Say where a block lies; `index` is its number among the page's blocks."""
        inside = self._is_page
        for outer in upwards(node):
            if outer.mem_id in self._refused:
                return Place.REFUSED
            if outer.mem_id == self._root:
                inside = True
                break
            if outer.mem_id in self._around:
                break
            if is_furniture(outer):
                return Place.FOREIGN
        within = self.first < index <= self.last or (inside and index > self.last)
        return Place.WITHIN if within and inside else Place.BESIDE

    def kind(self, place: Place, index: int, label: str) -> Kind:
        """Say how links under a label, or under none, are printed at a place.

        Directly under the last paragraph a call to read on still belongs to the text; a heading begins a box after it.
        """
        calls = bool(label) and labels.use(label) is Use.INLINE and self._is_under(index)
        within = place is Place.WITHIN and (index < self.last or calls)
        return Kind.INLINE if within else Kind.END

    def holds(self, node: LexborNode) -> bool:
        """Tell whether an element is the article's own, or around it."""
        return node.mem_id in self._around

    def _is_under(self, index: int) -> bool:
        return index > self.last and all(_only_leads_on(block) for block in self._blocks[self.last + 1 : index])

    def _is_inside(self, node: LexborNode) -> bool:
        return self._is_page or any(outer.mem_id == self._root for outer in upwards(node))


def is_furniture(node: LexborNode) -> bool:
    """Tell whether an element is of the page's furniture; one that by its name promotes related stories is not."""
    return is_foreign(node) and not (
        node.tag in ("div", "section", "aside", "article")
        and _PROMOTES_RELATED.fullmatch(node.attributes.get("class") or "")
    )


def is_alone(node: LexborNode) -> bool:
    """Tell whether nothing with words stands beside a node in what holds it."""
    for step in ("prev", "next"):
        other = getattr(node, step)
        while other is not None:
            if other.text().strip():
                return False
            other = getattr(other, step)
    return True


def upwards(node: LexborNode) -> Iterator[LexborNode]:
    outer: LexborNode | None = node
    while outer is not None and outer.tag not in ("body", "html", "-undef"):
        yield outer
        outer = outer.parent


def sibling(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """Give the next element that may hold something and is no mark of ours, or the one before."""
    other = node.next if forward else node.prev
    while other is not None and (other.tag in _NOTHING or is_mark(other)):
        other = other.next if forward else other.prev
    return other


def is_mark(node: LexborNode) -> bool:
    """Tell whether a paragraph only holds the place of a link that was taken out."""
    return node.tag == "p" and node.text().startswith(MARKS[0])


def _only_leads_on(block: Block) -> bool:
    """Tell whether a block is a label or next to nothing but links."""
    return block.linked >= MOSTLY * len(block.text) or labels.split_label(block.text) is not None
