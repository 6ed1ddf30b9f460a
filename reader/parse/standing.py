"""A second opinion on where the article stands: around the paragraphs that read most like running text.

Long sentences with commas and few links speak for the boxes around them, as in Arc90's Readability. It is asked
beside trafilatura, which judges each piece by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.parse.outline import Block, Box

SHORTEST = 25  # characters of text that says anything about its place
REACH = (1.0, 0.5, 1 / 6, 1 / 9, 1 / 12)  # of a text's points, for the boxes around it from the inside outwards
NAMED = 25  # points for a box whose names speak for it
CLIMB = 1 / 3  # of the best box's points: a box around it with fewer is not looked beyond
BESIDE = 0.2  # of the best box's points: a box beside it with as many is the article's too

_HOLDERS = frozenset(["div", "section", "article", "main", "td", "body"])  # a text directly in one stands there
_TAGS = {"div": 5, "pre": 3, "td": 3, "blockquote": 3} | dict.fromkeys(
    ["address", "ol", "ul", "dl", "dd", "dt", "li"], -3
)
_SPEAKS_FOR = re.compile(r"article|body|content|entry|main|page|post|text|blog|story", re.IGNORECASE)
_SPEAKS_AGAINST = re.compile(
    r"hidden|banner|combx|comment|com-|contact|foot|masthead|media|meta|outbrain|promo|related|scroll|share|sidebar|"
    r"sponsor|shopping|tags|widget|modal|popup",
    re.IGNORECASE,
)


def find(blocks: Iterable[Block]) -> set[Box]:
    """Find the boxes that hold the article: the best one, and those beside it that are like it."""
    points = _points(block for block in blocks if not block.box.foreign)
    if not points:
        return set()
    values = {box: score * (1 - box.linked / max(box.chars, 1)) for box, score in points.items()}
    best = _climbed(max(values, key=values.__getitem__), values)
    beside = [box for box in points if box.parent is best.parent and box is not best]
    enough = max(10.0, BESIDE * values.get(best, 0))
    like = {box for box in beside if values[box] + _alike(box, best) * values.get(best, 0) >= enough}
    return {best} | like


def is_in(box: Box, boxes: set[Box]) -> bool:
    """Tell whether a box is one of these or in one of them."""
    outer: Box | None = box
    while outer is not None:
        if outer in boxes:
            return True
        outer = outer.parent
    return False


def _points(blocks: Iterable[Block]) -> dict[Box, float]:
    points: dict[Box, float] = {}
    for block in blocks:
        if len(block.text) < SHORTEST:
            continue
        own = 2 + block.box.commas + min(len(block.text) // 100, 3)
        box = block.box if block.box.tag in _HOLDERS else block.box.parent
        for share in REACH:
            if box is None:
                break
            points[box] = points.get(box, _bonus(box)) + own * share
            box = box.parent
    return points


def _bonus(box: Box) -> float:
    named = bool(_SPEAKS_FOR.search(box.names)) - bool(_SPEAKS_AGAINST.search(box.names))
    return _TAGS.get(box.tag, 0) + NAMED * named


def _climbed(box: Box, values: dict[Box, float]) -> Box:
    """Climb to the box around the best one that has more points still, and from there over boxes of nothing else."""
    best, last = box, values[box]
    least = last * CLIMB
    outer = box.parent
    while outer is not None and outer.tag != "body" and values.get(outer, least) >= least:
        if outer in values and values[outer] > last:
            best = outer
            break
        last = values.get(outer, last)
        outer = outer.parent
    while best.parent is not None and best.parent.tag != "body" and best.parent.chars == best.chars:
        best = best.parent
    return best


def _alike(box: Box, best: Box) -> float:
    return BESIDE if box.names and box.names == best.names else 0.0
