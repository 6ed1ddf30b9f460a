"""A body's HTML as passages of plain words: its paragraphs, headings, list items, rows and captions, in order.

Sanitised HTML is well-formed, so its tags are cut out as they stand: no tree is built, which would cost more than all
the rest of looking for an article's story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

_TAG = r"<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>"  # an attribute may hold "<" and ">"
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_BREAK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|tr|blockquote|pre|figure|figcaption|section|article|header|"
    r"footer|details|summary|aside|hr)\b" + _TAG[1:]
)
_CELL = re.compile(r"<(?:br|td|th)\b" + _TAG[1:])
_ANY = re.compile(_TAG)


def read(body_html: str, *, captions: bool = True) -> tuple[str, ...]:
    """Give the passages of sanitised HTML, each on one line; plain text is one passage a line.

    Without `captions` all that belongs to a picture is left out: two papers that print one text choose their own.
    """
    if "<" not in body_html:
        return _tidy(body_html.split("\n"))
    html = body_html if captions else _FIGURE.sub("\n", body_html)
    parts = _BREAK.split(html)
    return _tidy(_ANY.sub("", _CELL.sub(" ", part)) for part in parts)


def _tidy(parts: Iterable[str]) -> tuple[str, ...]:
    words = (" ".join(unescape(part).split()) for part in parts)
    return tuple(one for one in words if one)
