"""What a page prints around its headline in lines that no class explains: a breadcrumb, a byline, a dateline."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reader import urls
from reader.parse import text_lines
from reader.parse.blocks import Block, Cover
from reader.parse.ground import is_foreign, upwards
from reader.parse.text_lines import Facts

ABOVE = 4  # lines over the headline; further up the masthead prints today's date
BELOW = 12  # lines under it, share buttons and standfirst among them


def head(cover: Cover, title: str) -> Facts:
    """Read the lines around the headline `title`: those under it first, then those above it, the nearest first."""
    said = [fact for fact in map(_facts, _lines(cover, title)) if fact]
    return Facts(
        crumbs=next((fact.crumbs for fact in said if fact.crumbs), ()),
        byline=next((fact.byline for fact in said if fact.byline), ""),
        date=next((fact.date for fact in said if fact.date), ""),
        updated=next((fact.updated for fact in said if fact.updated), ""),
    )


def _lines(cover: Cover, title: str) -> Iterator[Block]:
    blocks, key = cover.blocks, urls.title_key(title)
    text = next((number for number, block in enumerate(blocks) if block.matched), 0)
    headings = [n for n, block in enumerate(blocks[: text + 1]) if urls.title_key(block.text) == key]
    place = headings[-1] if headings else text
    yield from blocks[place + 1 : min(place + 1 + BELOW, max(text, place) + 2)]
    yield from reversed(blocks[max(place - ABOVE, 0) : place])


def _facts(block: Block) -> Facts | None:
    fact = text_lines.facts(block.text)
    if fact and any(is_foreign(node) or _is_masthead(node) for node in upwards(block.node)):
        return Facts(crumbs=fact.crumbs)  # a trail is navigation, a date there is not the article's
    return fact


def _is_masthead(node: LexborNode) -> bool:
    """Tell whether an element is the head of the page, which prints today's date, and not the article's."""
    return node.tag == "header" and node.css_first("h1, h2") is None
