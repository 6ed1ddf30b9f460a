"""The headings of an article: which of them stand over something of its own, and what that may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from selectolax.lexbor import LexborNode

from reader import urls
from reader.parse import players, text_lines
from reader.parse.blocks import OWN, WEIGHT, Cover, keep, weight
from reader.parse.document import Document, words
from reader.parse.ground import is_foreign, sibling
from reader.parse.outline import INLINE, is_within_page
from reader.parse.signs import HEADINGS

MEDIA = f"img, picture, figcaption, {players.ELEMENTS}, pre, table, math"
NOTES = 5  # links to places of its own page: a text with as many has footnotes or a table of contents,
SECTIONS = 4  # and with as many headings of one rank it is a work of reference

_RANKS = "h2, h3, h4, h5, h6"
_LISTS = frozenset(["ul", "ol", "dl"])


def keep_linked(document: Document, root: LexborNode) -> None:
    """Keep a heading that is a link to another site or to itself; one that leads to a page of the same house is that
    page's title, but for a piece of a collection, which has its own byline and text under it."""
    house, own = urls.site(document.url), urls.identity(document.url)
    for heading in root.css(_RANKS):
        links = [urls.join(document.base, link.attributes.get("href") or "") for link in heading.css("a[href]")]
        leads_on = any(urls.identity(link) != own and urls.site(link) in (house, "") for link in links)
        if links and (not leads_on or _has_byline(heading)) and not weight(heading) and has_text_after(heading):
            heading.attrs[WEIGHT] = "1"
            keep(heading)


def say_once(root: LexborNode) -> None:
    """Leave a heading one link where it holds the same title several times, cut for screens of several widths."""
    for heading in root.css(_RANKS):
        titles: dict[str, str] = {}
        for link in heading.css("a[href]"):
            address, title = link.attributes.get("href") or "", words(link)
            if address in titles and titles[address].startswith(title):
                link.decompose()
            else:
                titles.setdefault(address, title)


def without_sections(cover: Cover) -> Cover:
    """Leave the section headings of a work of reference out of the blocks: its "See also" is no newspaper's label."""
    if sum(map(is_within_page, cover.root.css("a[href^='#']"))) < NOTES:
        return cover
    found = cover.root.css(_RANKS)
    ranks = Counter(heading.tag for heading in found)
    sections = {heading.mem_id for heading in found if ranks[heading.tag] >= SECTIONS}
    return replace(cover, blocks=[block for block in cover.blocks if block.node.mem_id not in sections])


def _has_byline(heading: LexborNode) -> bool:
    below = sibling(heading, forward=True)
    return below is not None and _is_byline(below)


def is_alone(node: LexborNode, text: str) -> bool:
    """Tell whether a box is there for a heading only."""
    heading = node.css_first(_RANKS) if node.tag in ("div", "header", "section") else None
    return heading is not None and words(heading) == text and node.css_first(MEDIA) is None


def stands_over(node: LexborNode) -> bool:
    """Tell whether a heading stands over a list right after the article's words."""
    heading = sibling(node, forward=False)
    before = sibling(heading, forward=False) if heading is not None and heading.tag in HEADINGS else None
    return before is not None and weight(before) > 0


def is_list(node: LexborNode, text: str) -> bool:
    """Tell whether an element is a list, or a box around nothing but lists."""
    if node.tag != "div":
        return node.tag in _LISTS
    return bool(text) and len("".join(text.split())) == sum(
        len("".join(inner.text().split())) for inner in node.iter() if inner.tag in _LISTS
    )


def has_text_after(node: LexborNode) -> bool:
    """Tell whether a heading stands over something: text, a list, a picture, or headings and bylines that do."""
    last, after = node, sibling(node, forward=True)
    while after is not None and not weight(after) and (after.tag in HEADINGS or _is_byline(after)):
        last, after = after, sibling(after, forward=True)
    if _has_own_text_after(last):
        return True
    if after is None or is_foreign(after):
        return False
    return weight(after) > 0 or after.tag == "p" or is_list(after, words(after)) or after.css_first(MEDIA) is not None


def _has_own_text_after(node: LexborNode) -> bool:
    """Tell whether an element stands over bare text that is the article's, in no element of its own."""
    after = node.next
    while after is not None and after.tag == "-text" and not after.text().strip():
        after = after.next
    is_text = after is not None and (after.tag == "-text" or (after.tag in INLINE and bool(after.text().strip())))
    return is_text and node.parent is not None and OWN in node.parent.attributes


def _is_byline(node: LexborNode) -> bool:
    return node.tag in ("p", "div") and text_lines.is_byline(words(node))
