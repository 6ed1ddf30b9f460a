"""The slips of programs that write HTML into feeds, mended before a parser sees them.

A parser of HTML would lose the rest of the text over each: a frame that XML's "/>" was to end, a second CDATA section
around the first, a "<!" that begins no declaration.
"""

from __future__ import annotations

import re

_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_NO_DECLARATION = re.compile(r"<!(?![\w\[-])")
_FRAME = re.compile(r"(<iframe\b[^<>]*?)/?>", re.IGNORECASE)
_FRAME_END = "</iframe"


def mended(html: str) -> str:
    """Mend the HTML of one article."""
    if "<!" in html:
        html = _NO_DECLARATION.sub("&lt;!", _CDATA.sub("", html) if "<![CDATA[" in html else html)
    if "<iframe" in html or "<IFRAME" in html:
        html = _with_ended_frames(html)
    return html


def _with_ended_frames(html: str) -> str:
    """End at once each frame that is never ended: those behind the last end tag of one."""
    last = html.lower().rfind(_FRAME_END)
    behind = last if last >= 0 else 0
    return html[:behind] + _FRAME.sub(r"\1></iframe>", html[behind:])
