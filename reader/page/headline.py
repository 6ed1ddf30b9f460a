"""The headline of a page."""

from __future__ import annotations

from reader.page.markup import element, text

_LONG = 110  # characters: from here on a headline is set smaller


def headline(title: str, *, markup: str = "", lang: str | None = None) -> str:
    """Set a title as a page's headline; `markup` is the same words with marks in them, `lang` their language."""
    return element("h1", markup or text(title), dir="auto", lang=lang, class_="long" if len(title) > _LONG else None)
