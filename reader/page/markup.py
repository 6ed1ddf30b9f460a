"""HTML built so that nothing foreign can step out of its place: words and attributes are escaped where they enter.

In signatures here, *markup* is HTML made by this room, and everything else is text.
"""

from __future__ import annotations

import html
import re

from reader.text import clean

_VOID = frozenset({"img", "br", "hr", "meta"})
_FOLLOWABLE = re.compile(r"(https?|broadsheet)://", re.IGNORECASE)


def text(words: str) -> str:
    """Turn words into markup."""
    return html.escape(clean(words))


def element(name: str, *content: str, **attributes: str | None) -> str:
    """Set markup into an element.

    An attribute whose value is None is left out; "class_" is written "class" and "data_kind" "data-kind". An element
    with nothing to hold is left out too, unless it is one that never holds anything.
    """
    inside = "".join(content)
    if not inside and name not in _VOID:
        return ""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(clean(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{inside}</{name}>"


def link(words: str, url: str, **attributes: str | None) -> str:
    """Set words as a link, or as plain words where the address is none that the reading pane follows."""
    if not _FOLLOWABLE.match(url):
        return element("span", text(words), **attributes)
    return element("a", text(words), href=url, **attributes)
