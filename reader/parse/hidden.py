"""What a page holds and does not show: taken out before anybody takes it for text.

A text that a page hides whole, to show it by script, is its text all the same.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from reader.parse.document import Document, words
from reader.parse.ground import upwards

MOST = 20_000  # elements of one page that are looked at
WHOLE = 0.4  # of a page's text: what is hidden and holds as much will be shown

_MAY_BE = "[hidden], [aria-hidden='true'], [style*='display'], [style*='visibility']"
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STATED = "[itemprop], time, img, picture, iframe, video"  # what a page says of its article, or shows when it is near


def take_out(document: Document) -> None:
    """Take out the elements that are not shown, but for those that only wait for their picture."""
    most = WHOLE * len(words(document.body))
    hidden = [node for node in document.body.css(_MAY_BE)[:MOST] if _is_hidden(node)]
    keys = {node.mem_id for node in hidden}
    outermost = [node for node in hidden if not any(outer.mem_id in keys for outer in list(upwards(node))[1:])]
    for node in reversed(outermost):
        if len(words(node)) < most and not node.css_matches(_STATED) and node.css_first(_STATED) is None:
            node.decompose()


def _is_hidden(node: LexborNode) -> bool:
    """Tell whether an element is not shown, or shown but never read aloud: a repetition, unless one can click there."""
    attributes = node.attributes
    if "hidden" in attributes or _HIDING.search(attributes.get("style") or ""):
        return True
    return attributes.get("aria-hidden") == "true" and node.tag != "a" and node.css_first("a[href]") is None
