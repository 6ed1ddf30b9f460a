"""What a page prints around its headline in lines that no class explains: a breadcrumb, a byline, a dateline."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reader import urls
from reader.parse import text_lines
from reader.parse.blocks import Cover
from reader.parse.document import words
from reader.parse.ground import is_foreign, upwards
from reader.parse.outline import Block
from reader.parse.text_lines import Facts

ABOVE = 4  # lines over the headline; further up the masthead prints today's date
STANDFIRST = 1  # paragraph of the text that may stand between the headline and such a line
BELOW = 12  # lines under it, share buttons and standfirst among them


def head(cover: Cover, title: str) -> tuple[Facts, list[Block]]:
    """Read the lines around the headline `title`: those under it first, then those above it, the nearest first.

    Gives what they say, and the blocks that say who and when and nothing else.
    """
    lines = [(block, fact) for block in _lines(cover, title) if (fact := _facts(block))]
    said = [fact for _, fact in lines]
    facts = Facts(
        crumbs=next((fact.crumbs for fact in said if fact.crumbs), ()),
        byline=next((fact.byline for fact in said if fact.byline), ""),
        date=next((fact.date for fact in said if fact.date), ""),
        updated=next((fact.updated for fact in said if fact.updated), ""),
    )
    return facts, [block for block, fact in lines if fact.byline or fact.date or fact.updated]


def take_out(cover: Cover, blocks: list[Block]) -> None:
    """Take lines out of the page that are said again where an article is set."""
    for block in blocks:
        alone = _alone(block)
        if alone is not None:
            cover.blocks[:] = [other for other in cover.blocks if other is not block]
            alone.decompose()


def _alone(block: Block) -> LexborNode | None:
    """Find the element that holds a line and nothing else; what the line stands in may hold even the whole text."""
    if words(block.node) == block.text:
        return block.node
    return next((child for child in block.node.iter() if words(child) == block.text), None)


def _lines(cover: Cover, title: str) -> Iterator[Block]:
    blocks, key = cover.blocks, urls.title_key(title)
    text = next((number for number, block in enumerate(blocks) if block.matched), 0)
    headings = [
        n
        for n, block in enumerate(blocks[: text + 1])
        if len(block.text) < 2 * len(title) + 20 and urls.title_key(block.text) == key
    ]
    place = headings[-1] if headings else text - 1
    begun = 0
    for block in blocks[place + 1 : place + 1 + BELOW]:
        begun += bool(block.matched) and text_lines.facts(block.text) is None
        if begun > STANDFIRST:
            break
        yield block
    yield from reversed(blocks[max(place - ABOVE, 0) : max(place, 0)])


def _facts(block: Block) -> Facts | None:
    fact = text_lines.facts(block.text)
    if fact and any(is_foreign(node) or _is_masthead(node) for node in upwards(block.node)):
        return Facts(crumbs=fact.crumbs)  # a trail is navigation, a date there is not the article's
    return fact


def _is_masthead(node: LexborNode) -> bool:
    """Tell whether an element is the head of the page, which prints today's date, and not the article's."""
    return node.tag == "header" and node.css_first("h1, h2") is None
