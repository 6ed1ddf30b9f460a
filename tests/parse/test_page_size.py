"""A page twice as long takes twice the work, whatever it is made of, and the largest are read within the limit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.parse import page as pages
from reader.sync.pool import Parsers

Shape = Callable[[int], str]


def paragraphs(count: int) -> str:
    return "".join(f"<p>On day {n}, as they tell it: {PARAGRAPHS[n % 4]}</p>" for n in range(count))


def lines(count: int) -> str:
    return "".join(f"<p>“Line {n}.”</p>" for n in range(count))


def hidden(count: int) -> str:
    return "".join(f'<div style="display:none">Note {n}</div>' for n in range(count)) + paragraphs(4)


def links(count: int) -> str:
    items = (f'<li><a href="/news/a-story-of-a-boat-{n}.html">A story of boat {n}</a></li>' for n in range(count))
    return f"<ul>{''.join(items)}</ul>{paragraphs(4)}"


def rows(count: int) -> str:
    return f"<table>{''.join(f'<tr><td>{n}</td><td>Boat {n}</td></tr>' for n in range(count))}</table>{paragraphs(4)}"


def nested(count: int) -> str:
    """Boxes in boxes, as deep as is let through, again and again."""
    return "".join("<div>" * 60 + f"<p>{PARAGRAPHS[n % 4]}</p>" + "</div>" * 60 for n in range(count // 20))


SHAPES = [paragraphs, lines, hidden, links, rows, nested]


def calls(shape: Shape, count: int) -> int:
    """Count the Python calls that reading such a page takes."""
    data, made = page(shape(count)), 0

    def count_one(_: FrameType, event: str, __: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count_one)
    try:
        pages.read(data, url=URL)
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_twice_as_long_takes_twice_the_work(shape: Shape) -> None:
    calls(shape, 200)  # what is made once is made
    assert calls(shape, 1600) < 2.5 * calls(shape, 800)


@pytest.mark.parametrize(
    ("shape", "count"), [(paragraphs, 20_000), (lines, 20_000), (nested, 8_000)], ids=["5 MB", "20,000 lines", "deep"]
)
def test_the_largest_pages_are_read_within_the_limit(shape: Shape, count: int) -> None:
    with Parsers(limit=90) as parsers:
        article = parsers.run(pages.read, page(shape(count)), url=URL)
    assert len(article.body_html) > count
