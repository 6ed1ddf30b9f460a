"""Footnotes: the small print that a mark in an article's text leads to belongs to the article, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.parse.blocks import OWN, WEIGHT, keep, weight
from reader.parse.document import Document, words
from reader.parse.outline import INLINE

MOST = 300  # marks of one article
LONGEST = 3000  # characters of one note

_MARK = re.compile(
    r"[\[(]?\s*(?:(?:note|fn\.?|see)\s*)?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|[ivx]{1,5})\s*[\])]?", re.IGNORECASE
)
_UNITS = frozenset(["li", "p", "dd", "div", "aside", "td", "section"])


def gather(document: Document, root: LexborNode) -> None:
    """Let pruning keep the notes within `root`, and bring those from elsewhere on the page to its end."""
    inside = {node.mem_id for node in root.traverse()}
    outside = []
    for note in _notes(document, root):
        if note.mem_id not in inside:
            outside.append(note)
        elif not weight(note):
            _own(note)
            keep(note)
    _append(document.tree, root, outside)


def _notes(document: Document, root: LexborNode) -> Iterator[LexborNode]:
    """Give the block of each note that a mark in the text leads to, in the order of the marks."""
    links = [link for link in root.css("a[href*='#']") if _is_mark(link)][:MOST]
    marks = [mark for mark in (_place(link, document.base) for link in links) if mark]
    if not marks:
        return
    places = {
        node.attributes.get("id") or node.attributes.get("name"): node for node in document.body.css("[id], a[name]")
    }
    given: set[int] = set()
    for mark in marks:
        block = _unit(places.get(mark))
        if block is not None and block.mem_id not in given and 1 < len(words(block)) <= LONGEST:
            given.add(block.mem_id)
            yield block


def _place(link: LexborNode, base: str) -> str:
    """Name the place on this page that a link leads to; "" for one on another page."""
    page, _, name = (link.attributes.get("href") or "").strip().partition("#")
    return unquote(name) if page in ("", base.partition("#")[0]) else ""


def _is_mark(link: LexborNode) -> bool:
    """Tell whether a link is a footnote's number, printed within the article's own words."""
    outer = link.parent
    while outer is not None and outer.tag in INLINE:
        outer = outer.parent
    return outer is not None and weight(outer) > 0 and _MARK.fullmatch(words(link)) is not None


def _unit(place: LexborNode | None) -> LexborNode | None:
    """Find the block that an in-page place stands in."""
    while place is not None and place.tag in INLINE:
        place = place.parent
    return place if place is not None and place.tag in _UNITS else None


def _own(note: LexborNode) -> None:
    for node in note.traverse():
        if node.tag not in INLINE and not (node.tag or "").startswith("-"):
            node.attrs[WEIGHT] = "1"
            node.attrs[OWN] = ""


def _append(tree: LexborHTMLParser, root: LexborNode, notes: list[LexborNode]) -> None:
    """Put copies of notes at the end of the text, in a list where they were a list's."""
    holder = tree.create_node("ol" if notes and all(note.tag == "li" for note in notes) else "div")
    for note in notes:
        _own(note)
        holder.insert_child(note)
    if notes:
        _own(holder)
        root.insert_child(holder)
