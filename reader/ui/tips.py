"""Words that others wrote, as a tooltip: Qt would read them as HTML, pictures and all. Pure, no Qt."""

from __future__ import annotations

import html


def plain(words: str) -> str:
    """Write words so that a tooltip shows them to the letter; "" for none, which shows no tooltip."""
    return f"<p>{html.escape(words)}</p>" if words else ""
