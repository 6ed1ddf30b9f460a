"""A body's HTML as blocks of plain words, for forms that know no mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.exchange import formulas

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
_SILENT = frozenset(("script", "style", "template", "source", "track", "col", "colgroup"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some words that stand apart, and what each of their lines begins with."""

    words: str
    first: str = ""
    rest: str = ""
    exact: bool = False  # a listing: its lines are kept as they are
    tight: bool = False  # no empty line before it: the next point of a list, the next row of a table
    link: str = ""  # the number of the related link that stood here


def read(body_html: str) -> list[Block]:
    """Read sanitised HTML into blocks, in reading order."""
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{body_html}").body
    return [] if body is None else [block for block in _inside(body, "", "") if block.words or block.link]


def _inside(node: LexborNode, first: str, rest: str) -> Iterator[Block]:
    """Give the blocks within a node: runs of words between the block elements, and what those hold."""
    words = ""
    for child in node.iter(include_text=True):
        if child.tag in _SILENT:
            continue
        if child.tag == "-text" or child.tag == "br" or _flows(child):
            words += _words(child)
            continue
        if words.strip():
            yield Block(words=_tidy(words), first=first, rest=rest)
            first = rest
        words = ""
        for block in _block(child, first, rest):
            yield block
            first = rest
    if words.strip():
        yield Block(words=_tidy(words), first=first, rest=rest)


def _block(node: LexborNode, first: str, rest: str) -> Iterator[Block]:
    match node.tag:
        case "ul" | "ol":
            yield from _list(node, first, rest)
        case "blockquote":
            yield from _inside(node, first + "    ", rest + "    ")
        case "pre":
            indent = rest + "    "
            yield Block(words=node.text().strip("\n"), first=indent, rest=indent, exact=True)
        case "table":
            yield from _table(node, first, rest)
        case "img":
            alt = _tidy(node.attributes.get("alt") or "")
            yield Block(words=f"[Picture: {alt}]" if alt else "[Picture]", first=first, rest=rest)
        case "hr":
            yield Block(words="* * *", first=first, rest=rest)
        case "aside" if "data-link" in node.attributes:
            yield Block(words="", first=first, rest=rest, link=node.attributes.get("data-link") or "")
        case "figcaption":
            yield from (replace(block, tight=True) for block in _inside(node, rest, rest))
        case _:
            yield from _inside(node, first, rest)


def _list(node: LexborNode, first: str, rest: str) -> Iterator[Block]:
    points = [child for child in node.iter() if child.tag == "li"]
    for number, point in enumerate(points, start=1):
        sign = f"{number}. " if node.tag == "ol" else "- "
        lead = first if number == 1 else rest
        for count, block in enumerate(_inside(point, lead + sign, rest + " " * len(sign))):
            yield replace(block, tight=block.tight or (count == 0 and number > 1))


def _table(node: LexborNode, first: str, rest: str) -> Iterator[Block]:
    """Give a row a block, its cells side by side; a table within a cell is words of that cell."""
    inner = {row.mem_id for table in node.css("table") if table.mem_id != node.mem_id for row in table.css("tr")}
    for number, row in enumerate(one for one in node.css("caption, tr") if one.mem_id not in inner):
        cells = [row] if row.tag == "caption" else list(row.iter())
        words = " | ".join(_tidy(_words(cell)).replace("\n", " ") for cell in cells)
        yield Block(words=words, first=first if number == 0 else rest, rest=rest + "  ", tight=number > 0)


def _flows(node: LexborNode) -> bool:
    """Tell whether an element is part of a sentence: inline, and without a picture or a block in it."""
    return node.tag == "math" or (
        node.tag in _INLINE and all(child.tag == "br" or _flows(child) for child in node.iter())
    )


def _words(node: LexborNode) -> str:
    """Give the words of a node; a line break is a line feed, other white space is one space."""
    match node.tag:
        case "-text":
            return re.sub(r"\s+", " ", node.text_content or "")
        case "br":
            return "\n"
        case "math":
            return formulas.line(node)
    within = "".join(_words(child) for child in node.iter(include_text=True))
    return within if node.tag in _INLINE else f" {within} "


def _tidy(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()
