"""A picture and the words a page prints under it, made one figure, so that a caption is not read as a paragraph."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.parse import plain
from reader.parse.document import Document, words
from reader.parse.ground import is_alone, upwards

MOST = 300  # pictures of one page that are looked at
LONGEST = 600  # characters of a caption

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:wp-|thumb)?(?:caption|cutline|legend|img-?(?:title|text|desc|caption)|image-?(?:title|text|desc|caption)|"
    r"(?:pic|photo|thumb)-?(?:title|text|desc|info|note|caption)|(?:photo|image|img|pic|picture)-?credits?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INSIDE = r"[^()\[\]（）【】]{0,60}"
_SIGNED = re.compile(  # "(WEN LI / THE GAZETTE)", "[Photo/Agencies]", "（图片来源：新华社）"
    rf"[(\[（【](?:{_INSIDE}(?:/|photo|foto|图|圖|摄|攝|©){_INSIDE}|(?-i:[A-Z][A-Z .,&'’-]{{2,60}}))[)\]）】]\.?$",
    re.IGNORECASE,
)
_NEVER_IN_ONE = "img, h1, h2, h3, ul, ol, table"
_HOLDERS = frozenset(["body", "article", "main", "td", "li", "html"])


def frame(document: Document) -> None:
    """Make a figure of each picture that has its caption in the next element; late-loaded ones are found first."""
    plain.unfold(document.tree, document.body)
    for image in document.body.css("img")[:MOST]:
        box = _alone(image)
        under = _next(box)
        if under is not None and _is_caption(under):
            _make_figure(document.tree, box, under)


def _alone(image: LexborNode) -> LexborNode:
    """Climb from a picture to the largest element that holds it and no words."""
    box = image
    while box.parent is not None and box.parent.tag not in _HOLDERS and is_alone(box):
        if len(box.parent.css("img")) > 1:
            break
        box = box.parent
    return box


def _next(box: LexborNode) -> LexborNode | None:
    other = box.next
    while other is not None and (other.tag == "br" or (other.tag == "-text" and not other.text().strip())):
        other = other.next
    return other


def _is_caption(node: LexborNode) -> bool:
    text = words(node)
    if node.tag == "-text" or not 1 < len(text) <= LONGEST or len(node.css("p")) > 1:
        return False
    if node.css_first(_NEVER_IN_ONE) is not None:
        return False
    if node.tag == "figcaption":
        return not any(outer.tag == "figure" for outer in upwards(node))  # else it is one already
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return _NAMES.search(names) is not None or _SIGNED.search(text) is not None


def _make_figure(tree: LexborHTMLParser, box: LexborNode, under: LexborNode) -> None:
    """Put a figure in the place of both. What is inserted is a copy, so it must be whole by then."""
    caption = tree.create_node("figcaption")
    for child in under.iter(include_text=True):
        caption.insert_child(child)
    figure = tree.create_node("figure")
    for picture in list(box.iter()) if box.tag == "figure" else [box]:
        figure.insert_child(picture)
    figure.insert_child(caption)
    box.insert_before(figure)
    under.decompose()
    box.decompose()
