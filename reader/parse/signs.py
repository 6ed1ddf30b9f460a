"""What speaks for or against a block of text being the article's, each sign by a name of its own.

What each sign is worth is in verdict.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.parse import outline, text_lines
from reader.parse.outline import Block, Box

LONG = 60  # characters: shorter texts say nothing of where the article begins and ends
BEGINNING = 300  # characters of a text that are looked at for what it is about
NAMED = 8  # boxes around a text whose names are looked at
NEAR = 3  # blocks before a text, and after it
LAYOUT = 0.4  # of a page's text: a table with as much lays the page out
ALONE = 0.3  # how far a text without any like it counts as in company

_Kind = tuple[str, str, Box | None]

_SENTENCE_END = re.compile(r"""[.!?…。！？][”"’'»」』）)\]]*$""")
_ABOUT_PEOPLE = re.compile(
    r"^.{0,60}\b(?:is|was|are|covers|writes|has (?:written|covered|worked))\b.{0,80}"
    r"\b(?:reporter|writer|editor|correspondent|author|columnist|journalist|professor|fellow|producer|company|provider)\b"
    r"|\bcovers\b|contributed (?:to )?(?:this|reporting)|can be (?:reached|contacted)|follow (?:him|her|me|us)"
    r"|^about\b|^by |^\(?reporting by|^(?:associated press|ap) writer|with reporting",
    re.IGNORECASE,
)
_PLUG = re.compile(
    r"\b(?:newsletters?|subscri(?:be|ption)s?|sign(?:ed)? up|inbox|follow (?:us|him|her|me|@)"
    r"|like this (?:story|article)"
    r"|share (?:it|this)|enjoyed this|click (?:here|for)|all rights reserved|copyright|©|download (?:the|our) app"
    r"|affiliate|terms of (?:use|service)|privacy policy|cookies?|javascript|e-?mail us|contact us"
    r"|letters to the editor|open thread|join us)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:(?:please )?(?:sign up|subscribe|follow us|join us|join our|click here|download (?:the|our)\b.{0,20} app"
    r"|like us|like this (?:story|article)|share (?:this|it|your thoughts)|e-?mail us|contact us|tell us what"
    r"|register (?:now|free|for)|get (?:the|our)\b.{0,60}\b(?:newsletters?|inbox|delivered)|want more\b.{0,60}\?"
    r"|enjoy(?:ed|ing) (?:this|what)|if you (?:enjoyed|liked) this|thank(?:s| you) for reading|support our journalism"
    r"|follow (?:him|her|me|them) (?:on|@|at))\b|follow \S+(?: \S+){0,3} on (?:twitter|x|facebook|instagram)\b)",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(r"(?:^|[.!?…] )(?:sign up|subscribe) (?:for|to) (?:the|our|a|my)\b", re.IGNORECASE)
_POST = re.compile(r"twitter-tweet|twitter-video|instagram-media|fb-post|bluesky-embed|mastodon-embed", re.IGNORECASE)
_ODD_NAMES = re.compile(
    r"comment|author|\bbio\b|byline|\bmeta\b|related|promo|share|social|newsletter|signup|widget|recirc|outbrain|footer"
    r"|disclaimer|copyright|\btags?\b|advert|sponsor|modal|popup|cookie|login|teaser|\bcards?\b|carousel|player|video"
    r"|poll|rating|embed|cta\b|call-to-action|recommend|trending",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(r"caption|credit|legend|gallery|slide|lightbox|thumb|cutline|photo|image", re.IGNORECASE)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


class Page:
    """The blocks of a page, those that trafilatura chose among them, and what can be told of each from the others."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._whole = sum(len(block.text) for block in blocks)
        self._total = sum(len(block.text) for block in blocks if block.matched) or 1
        long = [number for number, block in enumerate(blocks) if block.matched and len(block.text) > LONG]
        self._last = long[-1] if long else len(blocks) - 1
        self._first = long[0] if long else 0
        self._inside = outline.characters_inside(blocks, lambda block: block.matched > 0)
        self._kinds = Counter(map(_kind, blocks))
        self._chosen_kinds = Counter(_kind(block) for block in blocks if block.matched)
        self._odd: dict[Box, bool] = {}

    def signs(self, number: int) -> Iterator[tuple[str, float]]:
        """Name the signs of one block, each with how far it holds: 1 for wholly."""
        block = self._blocks[number]
        yield "chosen", float(block.matched > 0)
        yield from _of_words(block)
        yield from _of_markup(block)
        yield from self._of_place(block, number)
        yield from self._of_company(block, number)

    def _of_place(self, block: Block, number: int) -> Iterator[tuple[str, float]]:
        yield "after the text", number > self._last
        yield "far from the text", not self._first - NEAR - 1 <= number <= self._last + NEAR + 1
        yield "a plug at the end", number >= self._last - NEAR and _PLUG.search(block.text) is not None
        yield "odd names", self._is_odd(block.box, NAMED)
        table = around(block.box, "table")
        yield "cell", table is not None and table.chars < LAYOUT * self._whole
        outer = block.box.parent or block.box
        yield "beside much of the text", self._inside.get(outer, 0) > 0.3 * self._total
        yield "in the box of most of it", self._inside.get(outer.parent or outer, 0) > 0.5 * self._total

    def _of_company(self, block: Block, number: int) -> Iterator[tuple[str, float]]:
        others = [*range(number - NEAR, number), *range(number + 1, number + NEAR + 1)]
        yield "near the text", sum(map(self._is_chosen, others)) / len(others)
        yield "heads the text", block.box.tag in HEADINGS and self._is_chosen(number + 1)
        kind, own = _kind(block), block.matched > 0
        alike = self._kinds[kind] - 1
        yield "like the text", (self._chosen_kinds[kind] - own) / alike if alike else ALONE

    def _is_chosen(self, number: int) -> bool:
        return 0 <= number < len(self._blocks) and self._blocks[number].matched > 0

    def _is_odd(self, box: Box, boxes: int) -> bool:
        """Tell whether the names of a box, or of so many with those around it, are not those of an article's text."""
        outer: Box | None = box
        for _ in range(boxes):
            if outer is None:
                break
            if outer not in self._odd:
                self._odd[outer] = _ODD_NAMES.search(outer.names) is not None
            if self._odd[outer]:
                return True
            outer = outer.parent
        return False


def around(box: Box, tag: str, boxes: int = 40) -> Box | None:
    """Find the nearest such element around a box, which may be itself, so many boxes up at most."""
    outer: Box | None = box
    for _ in range(boxes):
        if outer is None or outer.tag == tag:
            return outer
        outer = outer.parent
    return None


def _of_words(block: Block) -> Iterator[tuple[str, float]]:
    text, linked = block.text, block.linked / len(block.text)
    yield "a sentence", len(text) > LONG and _SENTENCE_END.search(text) is not None
    yield "long", len(text) > 200
    yield "without a link", linked == 0
    yield "linked in part", linked > 0.3
    yield "linked by half", linked > 0.5
    yield "a fact", text_lines.facts(text) is not None
    yield "an appeal", len(text) < BEGINNING and bool(_APPEAL.match(text) or _SIGN_UP.search(text))
    yield "about people", _ABOUT_PEOPLE.search(text[:BEGINNING]) is not None


def _of_markup(block: Block) -> Iterator[tuple[str, float]]:
    box, outer = block.box, block.box.parent
    yield "paragraph", box.tag == "p"
    yield "item", around(box, "li", 3) is not None
    yield "plain box", box.tag in ("div", "section", "article")
    quote = around(box, "blockquote")
    yield "quote", quote is not None
    yield "a post", quote is not None and _POST.search(quote.names) is not None
    yield "heading", box.tag in HEADINGS
    yield "headline", box.tag == "h1"
    yield "among links", outer is not None and outer.linked > 0.5 * outer.chars
    yield "foreign", box.foreign
    yield "odd name", _ODD_NAMES.search(box.names) is not None
    yield "named a caption", _CAPTION_NAMES.search(box.names) is not None


def _kind(block: Block) -> _Kind:
    return block.box.tag, block.box.names, block.box.parent
