"""Which words of a page trafilatura takes for the article, and in which blocks of the page they stand."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator

import trafilatura

from reader.parse import formulas
from reader.parse.document import Document
from reader.parse.outline import Block, Box

SHORT = 600  # characters: an article's text is rarely shorter

_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+"
)  # scripts without spaces: a character each
_SHINGLE = 4
_IN_FORMULAS = re.compile(rf"</?(?:{'|'.join(sorted(formulas.TAGS))})(?:\s[^>]*)?>")  # dropped with their words else
_Shingle = tuple[str, ...]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it finds nothing on


def words(document: Document) -> str:
    """Ask trafilatura, strictly first; where it finds next to nothing, less strictly; else take the page's own word."""
    plain = _IN_FORMULAS.sub("", document.body.html or "")
    html = f"<html>{plain}</html>"  # without <html> it takes some pages for fragments
    best = _extracted(html, strictly=True)
    if len(best) < SHORT:
        looser = _extracted(html, strictly=False)
        best = looser if len(looser) > 2 * len(best) else best
    if len(best) < SHORT:
        stated = document.structured.article().get("articleBody")
        best = max(best, stated if isinstance(stated, str) else "", key=len)
    return best


def match(blocks: list[Block], plain: str) -> None:
    """Write on each block how many of its words are the article's; words said once are found in one place only.

    A card elsewhere on the page may repeat how the article begins, so the blocks in the boxes with most of it are
    looked at first.
    """
    lines = Counter(_key(cell) for line in plain.splitlines() for cell in (line, *line.split("|")))
    shingles = Counter(_shingles(_WORD.findall(plain)))
    texts = [_WORD.findall(block.text) for block in blocks]
    hits = [sum(shingle in shingles for shingle in _shingles(text)) for text in texts]
    company = _company(blocks, hits)
    for number in sorted(range(len(blocks)), key=lambda number: -company[number]):
        block, own = blocks[number], texts[number]
        block.words = len(own)
        found = list(_shingles(own))
        if len(found) >= 3:
            taken = [shingle for shingle in found if shingles[shingle] > 0]
            if 2 * len(taken) >= len(found):
                block.matched = block.words
                shingles.subtract(taken)
        elif lines[" ".join(own)] > 0:
            block.matched = block.words
            lines[" ".join(own)] -= 1


def _extracted(html: str, *, strictly: bool) -> str:
    """Ask without its slow second attempts: what they would add is seen by standing.py."""
    text = trafilatura.extract(html, favor_precision=strictly, fast=True, include_comments=False, with_metadata=False)
    return text or ""


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line))


def _shingles(words: list[str]) -> Iterator[_Shingle]:
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _company(blocks: list[Block], hits: list[int]) -> list[int]:
    """Tell for each block how much of the article is in the boxes around it, all taken together."""
    inside: dict[Box, int] = {}
    for block, count in zip(blocks, hits, strict=True):
        box: Box | None = block.box
        while box is not None and count:
            inside[box] = inside.get(box, 0) + count
            box = box.parent
    company: dict[Box | None, int] = {None: 0}
    return [_summed(block.box, inside, company) for block in blocks]


def _summed(box: Box, inside: dict[Box, int], company: dict[Box | None, int]) -> int:
    """Add up what the boxes around one hold; each sum is worked out once, and nesting is bounded by guards.py."""
    if box not in company:
        outer = 0 if box.parent is None else _summed(box.parent, inside, company)
        company[box] = outer + inside.get(box, 0)
    return company[box]
