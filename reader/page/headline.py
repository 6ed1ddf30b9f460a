"""The headline of a page."""

from __future__ import annotations

import re

from reader.page.markup import element, text

_NUMBERED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,12}-\d{1,6}")  # COVID-19: the engine would break it
_LONG = 110  # characters: from here on a headline is set smaller


def headline(title: str, *, markup: str = "", lang: str | None = None) -> str:
    """Set a title as a page's headline; `markup` is the same words with marks in them, `lang` their language."""
    words = markup or _NUMBERED.sub(lambda found: element("span", found[0], class_="unbroken"), text(title))
    return element("h1", words, dir="auto", lang=lang, class_="long" if len(title) > _LONG else None)
