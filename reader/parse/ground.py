"""Where on a page a block lies: among the article's paragraphs, after them, or in a part that is not the article's."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from selectolax.lexbor import LexborNode

from reader.parse.blocks import Cover
from reader.parse.document import MARKS
from reader.parse.outline import is_foreign

__all__ = ["Ground", "Place", "is_alone", "is_foreign", "is_mark", "sibling", "upwards"]


_NOTHING = frozenset(["-text", "-comment", "br", "hr", "link", "style", "meta"])


class Place(Enum):
    """Where a block lies, seen from the article."""

    WITHIN = "within"  # between its paragraphs or directly under the last
    BESIDE = "beside"  # elsewhere on the page
    FOREIGN = "foreign"  # in navigation, adverts, most-read boxes and their kin


class Ground:
    """A page measured from its article."""

    def __init__(self, cover: Cover) -> None:
        self._root = cover.root.mem_id
        self._is_page = cover.root.tag == "body"  # the text stands in no element of its own
        self._around = {node.mem_id for node in upwards(cover.root)}
        order = [index for index, block in enumerate(cover.blocks) if block.matched]
        inside = [index for index in order if self._is_inside(cover.blocks[index].node)] or order
        self.first, self.last = inside[0], inside[-1]

    def place(self, node: LexborNode, index: int) -> Place:
        """Say where a block lies; `index` is its number among the page's blocks."""
        inside = self._is_page
        for outer in upwards(node):
            if outer.mem_id == self._root:
                inside = True
                break
            if outer.mem_id in self._around:
                break
            if is_foreign(outer):
                return Place.FOREIGN
        within = self.first < index <= self.last or (inside and index > self.last)
        return Place.WITHIN if within and inside else Place.BESIDE

    def holds(self, node: LexborNode) -> bool:
        """Tell whether an element is the article's own, or around it."""
        return node.mem_id in self._around

    def _is_inside(self, node: LexborNode) -> bool:
        return self._is_page or any(outer.mem_id == self._root for outer in upwards(node))


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
