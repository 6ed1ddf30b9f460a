"""Pictures on the page: the kept copy, or a quiet box that says what would be there."""

from __future__ import annotations

from collections.abc import Mapping

from reader.model import Picture
from reader.page.markup import element, text
from reader.page.words import say


def picture(
    url: str, *, alt: str, media: Mapping[str, str | None], lang: str, size: tuple[str, str] | None = None
) -> str:
    """Set one picture; `size` is its width and height in pixels where the paper gave them."""
    kept = media.get(url)
    if kept:
        width, height = size or (None, None)
        return element("img", src=f"broadsheet://media/{kept}", alt=alt, width=width, height=height)
    failed = url in media
    return element(
        "span",
        element("span", text(alt), dir="auto", class_="missing-alt"),
        element("span", text(say("no-picture" if failed else "no-picture-yet", lang))),
        class_="missing",
    )


def lead(image: Picture | None, *, media: Mapping[str, str | None], lang: str, papers: str) -> str:
    """Set the lead picture with its caption and credit; where a text names only the caption, that alone.

    `lang` is the reader's language, `papers` that of the words which the paper would print.
    """
    if image is None:
        return ""
    caption = element(
        "figcaption",
        element("span", text(image.caption), dir="auto"),
        element("span", text(say("credit", papers, credit=image.credit)) if image.credit else "", class_="credit"),
    )
    shown = picture(image.url, alt=image.alt, media=media, lang=lang) if image.url else ""
    return element("figure", shown, caption, class_="lead" if shown else "lead wordless")
