"""Which blocks of a page are the article's: two opinions are heard, and what speaks for or against each block weighed.

A block that trafilatura chose (chosen.py) or that stands where the running text stands (standing.py) may be the
article's; headings and the words under pictures go with what they belong to, which readable.py decides. Each of a
block's signs (signs.py) adds points or takes some; it is in with more than none. The points are the coefficients of a
logistic regression on the half of the measured pages that rules are tuned on, rounded, but for appeals, which no reader
wants, and posts, whose last line says whose they are: there are too few of both in those pages to fit.
"""

from __future__ import annotations

from reader.parse import standing
from reader.parse.outline import Block, Box
from reader.parse.signs import HEADINGS, Page, around

START = -1.0
POINTS = {
    "chosen": 1.1,
    "a sentence": 0.9,
    "long": 0.8,
    "without a link": 0.8,
    "linked in part": -0.8,
    "linked by half": -1.1,
    "a fact": -1.5,
    "about people": -1.7,
    "an appeal": -5.0,
    "paragraph": -1.1,
    "item": 0.8,
    "plain box": -1.4,
    "cell": 1.6,
    "quote": 1.5,
    "a post": 3.0,
    "heading": -0.9,
    "headline": -1.9,
    "among links": 1.5,
    "foreign": -1.9,
    "odd name": -0.8,
    "named a caption": -0.9,
    "after the text": -0.8,
    "far from the text": -0.6,
    "a plug at the end": -1.7,
    "odd names": -1.0,
    "beside much of the text": 1.4,
    "in the box of most of it": 1.3,
    "near the text": 1.5,
    "heads the text": 0.9,
    "like the text": 0.7,
}
CAPTION = 300  # characters: a figure without a caption of its own may hold as many under its picture
LEAST = 0.5  # of the words that trafilatura chose: with fewer left its own choice stands


def judge(blocks: list[Block]) -> None:
    """Settle on each block how many of its words are the article's; before, those that trafilatura chose are."""
    places = standing.find(blocks)
    page = Page(blocks)
    words = [
        block.words if _may_be(block, places) and points(page, number) > 0 else 0 for number, block in enumerate(blocks)
    ]
    if sum(words) < LEAST * sum(block.matched for block in blocks):
        return
    for block, count in zip(blocks, words, strict=True):
        block.matched = count


def _may_be(block: Block, places: set[Box]) -> bool:
    figure = around(block.box, "figure")
    if around(block.box, "figcaption") or (figure and len(block.text) < CAPTION):
        return False
    return bool(block.matched) or (block.box.tag not in HEADINGS and standing.is_in(block.box, places))


def points(page: Page, number: int) -> float:
    """Add up what the signs of a block are worth."""
    return START + sum(POINTS[name] * strength for name, strength in page.signs(number))
