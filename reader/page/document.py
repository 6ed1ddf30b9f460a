"""The whole HTML document around a page's markup: policy first, then type and theme."""

from __future__ import annotations

from functools import cache
from string import Template

from reader.page.markup import text
from reader.paths import resource


def document(*, title: str, body: str, theme: str, lang: str, text_scale: float = 1.0) -> str:
    """Set markup into a document. `theme` is "light" or "dark"; `text_scale` 1.0 is the page's own size."""
    return Template(_shipped("document.html")).substitute(
        lang=text(lang or "en"),
        theme="dark" if theme == "dark" else "light",
        text_scale=f"{min(max(text_scale, 0.5), 3.0):.3g}",
        title=text(title),
        style=_shipped("page.css") + _shipped("stories.css"),
        body=body,
    )


@cache
def _shipped(name: str) -> str:
    return resource("page", name).read_text(encoding="utf-8")
