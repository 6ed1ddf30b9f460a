"""Paragraphs that are a label and titles, ALSO READ: a title, taken out of a plain text as links.

For texts with no page around them: a feed's, and Markdown. A page has more shapes than this one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.model import Kind, Link
from reader.parse import labels
from reader.parse.labels import split_label

_LAST = re.compile(r'(?:\s*<aside data-link="\d+"></aside>)*\s*$')
_MOST = 50
_TAG = re.compile(r"<[^>]*>")
_BEHIND_LABEL = re.compile(r"[:\uff1a\ua789|\uff5c\uff0f»›→▶⇒&\])】〗］〕」』）〉》]|\s[-–—]")  # "&" for ">"
_LABEL = 200  # characters within which a label has ended


def take(text: str, *, base: str = "", house: str = "") -> tuple[str, tuple[Link, ...]]:
    """Part the labelled paragraphs from HTML: the text with a placeholder where each link stood, and the links.

    `house` is the site that links must lead to; "" lets them lead anywhere.
    """
    if not any(map(_may_be_labelled, _paragraphs(text))):
        return text, ()
    tree = LexborHTMLParser(text)
    links: list[Link] = []
    for paragraph in tree.css("p"):
        found = list(_stories(paragraph, base, house))
        if not found or len(links) + len(found) > _MOST:
            continue
        for link in found:
            paragraph.insert_before(_placeholder(tree, len(links)))
            links.append(replace(link, position=len(links)))
        paragraph.decompose()
    if not links or tree.body is None:
        return text, ()
    return _placed(tree.body.inner_html or "", links)


def _paragraphs(text: str) -> Iterator[str]:
    """Part the paragraphs from text that a parser has written out, where each has its end tag."""
    for part in text.split("</p>")[:-1]:
        start = max(part.rfind("<p>"), part.rfind("<p "))
        if start >= 0:
            yield part[start:]


def _may_be_labelled(paragraph: str) -> bool:
    """Tell cheaply what nearly no paragraph is: one that begins with a label."""
    words = _TAG.sub("", paragraph)
    return _BEHIND_LABEL.search(words, 0, _LABEL) is not None and split_label(html.unescape(words)) is not None


def _stories(paragraph: LexborNode, base: str, house: str) -> Iterator[Link]:
    """Read a paragraph: each link after its label is a story, and without links the words themselves are one."""
    found = split_label(" ".join(paragraph.text().split()))
    if not found or not found[1]:
        return
    anchors = paragraph.css("a[href]")
    if not anchors and not labels.calls(found[0]):
        return
    titles = [(anchor.text(), anchor.attributes.get("href") or "") for anchor in anchors] or [("", "")]
    addresses = [urls.join(base, address) for _, address in titles]
    if house and any(address and urls.site(address) != house for address in addresses):
        return  # another house's story behind a label is an advertisement
    for (title, _), address in zip(titles, addresses, strict=True):
        words = found[1] if len(anchors) < 2 else " ".join(title.split())
        yield Link(url=address, text=words, label=found[0], kind=Kind.INLINE, rule="A", confidence=0.9)


def _placeholder(tree: LexborHTMLParser, position: int) -> LexborNode:
    aside = tree.create_node("aside")
    aside.attrs["data-link"] = str(position)
    return aside


def _placed(text: str, links: list[Link]) -> tuple[str, tuple[Link, ...]]:
    """Tell links between paragraphs from those after the last one."""
    last = _LAST.search(text)
    inline = len(links) - (last[0].count("<aside") if last else 0)
    return text, tuple(one if one.position < inline else replace(one, kind=Kind.END, rule="D") for one in links)
