"""A block's links count as such where they lead to another page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.parse import outline


def linked(html: str) -> int:
    """Read a page of one block and count the characters of its links."""
    body = LexborHTMLParser(html).body
    assert body is not None
    (block,) = outline.read(body)
    return block.linked


def test_a_table_of_contents_leads_nowhere_else() -> None:
    assert linked('<ul><li><a href="#lens"><span>2</span> The lens</a></li></ul>') == 0


@pytest.mark.parametrize(
    "html",
    [
        '<ul><li><a href="/news/lens.html">The lens</a></li></ul>',
        '<ul><li><a href="#">The lens</a></li></ul>',
        "<ul><li><a>The lens</a></li></ul>",
        '<p><a href="#story-continues">The lens</a></p>',
    ],
    ids=["another page", "a button", "no address", "not in a list"],
)
def test_any_other_link_is_one(html: str) -> None:
    assert linked(html) == len("The lens")


def test_an_address_that_is_cited_as_a_source_is_no_title() -> None:
    assert linked('<ul><li><a href="https://lens.example/1">https://lens.example/1</a></li></ul>') == 0
