"""Links that are printed together: how a page's anchors become links with a title each.

Which anchors belong together is found in lines.py and boxes.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from reader import urls
from reader.model import Kind, Link
from reader.parse import stories
from reader.parse.document import Document, words
from reader.parse.labels import split_label

MOST = 8  # links of one group: a longer list is an index
CONFIDENCE = {  # that a link of this rule and kind is a related story
    ("A", Kind.INLINE): 0.9,
    ("A", Kind.END): 0.7,
    ("B", Kind.INLINE): 0.6,
    ("B", Kind.END): 0.7,
    ("C", Kind.INLINE): 0.9,
    ("D", Kind.END): 0.7,
}
OUTSIDE = 0.2  # before the text or beside it, neither in it nor after it
_TITLES = "h1, h2, h3, h4, h5, h6, [class*='title' i], [class*='headline' i]"


@dataclass(frozen=True, slots=True)
class Group:
    """Links printed together, and the elements that print them."""

    links: tuple[Link, ...]
    nodes: tuple[LexborNode, ...]
    kind: Kind
    order: int  # number of the first block of it on the page


def links(
    document: Document, anchors: Iterable[LexborNode], *, label: str, kind: Kind, rule: str, title: str = ""
) -> tuple[Link, ...]:
    """Make links of the anchors that lead to stories; `title` stands in where an anchor holds only the label.

    None where more of the anchors lead to lists of stories: then it is a box of subjects.
    """
    found: dict[str, Link] = {}
    lists = 0
    for anchor in anchors:
        url = urls.join(document.base, anchor.attributes.get("href") or "")
        lists += stories.is_subject(url)
        if not stories.is_story(url, document.url, sure=True):
            continue
        text = _title(anchor)
        if not stories.is_title(text):
            text = title
        key = urls.identity(url)
        if stories.is_title(text) and len(text) > len(found[key].text if key in found else ""):
            sure = CONFIDENCE[rule, kind]
            found[key] = Link(url=url, text=text, kind=kind, label=label, rule=rule, confidence=sure)
    return tuple(found.values()) if lists <= len(found) else ()


def beside(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Believe links less that stand beside the text and not after it."""
    return tuple(replace(link, confidence=OUTSIDE) for link in links)


def _title(anchor: LexborNode) -> str:
    """Give an anchor's words without a label: its heading's where it has one, as a card's anchor holds a teaser too.

    An anchor without words lies over a card: the card's heading is its title.
    """
    card = anchor
    while not words(card) and card.parent is not None and card.parent.tag not in ("body", "ul", "main"):
        card = card.parent
    texts = [*(words(heading) for heading in card.css(_TITLES)), words(anchor)]
    return next((title for title in map(_unlabelled, texts) if title), "")


def _unlabelled(text: str) -> str:
    """Cut a title's label off, and its second copy where the page has it twice for two widths of its window."""
    split = split_label(text)
    title = split[1] if split else text
    half = len(title) // 2
    return title[:half] if title[:half] == title[half + 1 :] else title
