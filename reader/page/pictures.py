"""Pictures on the page: the kept copy, or a quiet box that says what would be there.

In `media`, an address leads to the hash of its kept copy, to None where fetching it failed, and to "" where it is none
to look at, such as a tracker's pixel; an address that is missing was not tried yet.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.model import Article, Picture
from reader.page.markup import element, text
from reader.page.words import say


def counted(article: Article) -> frozenset[str]:
    """Name the addresses of the pictures that an article is ready with; others in its body are no pictures to it."""
    lead = () if article.lead_image is None else (article.lead_image,)
    return frozenset(one.url for one in (*lead, *article.pictures) if one.url)


def is_shown(url: str, media: Mapping[str, str | None]) -> bool:
    """Tell whether anything stands in a picture's place: the picture, or a box."""
    return bool(url) and media.get(url) != ""


def picture(
    url: str, *, alt: str, media: Mapping[str, str | None], lang: str, size: tuple[str, str] | None = None
) -> str:
    """Set one picture that is shown; `size` is its width and height in pixels where the paper gave them."""
    kept = media.get(url)
    if kept:
        width, height = size or (None, None)
        return element("img", src=f"broadsheet://media/{kept}", alt=alt, width=width, height=height)
    why = "no-picture" if url in media else "no-picture-yet"
    return element(
        "span",
        element("span", text(alt), dir="auto", class_="missing-alt"),
        element("span", text(say(why, lang))),
        class_="missing",
    )


def lead(image: Picture | None, *, media: Mapping[str, str | None], lang: str, papers: str) -> str:
    """Set the lead picture with its caption and credit; where there is none to show, the caption alone.

    `lang` is the reader's language, `papers` that of the words which the paper would print.
    """
    if image is None:
        return ""
    caption = element(
        "figcaption",
        element("span", text(image.caption), dir="auto"),
        element("span", text(say("credit", papers, credit=image.credit)) if image.credit else "", class_="credit"),
    )
    shown = picture(image.url, alt=image.alt, media=media, lang=lang) if is_shown(image.url, media) else ""
    return element("figure", shown, caption, class_="lead" if shown else "lead wordless")
