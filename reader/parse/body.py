"""What a feed's article text holds beside its words: pictures and links.

Sees HTML that is already safe and whole. A page's own pictures and links are found elsewhere, with more to go by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.model import Kind, Link, Picture
from reader.parse import players, sources

_SMALLEST = 24  # pixels: counters, buttons and faces are smaller
_HEAD = 300  # characters of text that may stand before a lead picture, and that a text with one has
_SHORTEST = 12  # letters: a shorter link promises no story
_MOST_LINKS = 100


def pictures(text: str, own: tuple[Picture, ...]) -> tuple[Picture | None, str, tuple[Picture, ...]]:
    """Find the lead picture, the text without it, and the pictures that stay in the text.

    `own` are the pictures that the feed names beside the text, the best first. Without any, a picture at the head of
    the text leads; one further down stays where its words are.
    """
    lead = own[0] if own else None
    if "<img" not in text:
        return lead, text, ()
    tree = LexborHTMLParser(text)
    images = [image for image in tree.css("img") if not _is_tiny(image)]
    if lead is None and images and _heads(tree, images[0]):
        lead = _picture(images[0])
    if lead:
        lead, images, text = _without_lead(tree, images, lead, text)
    return lead, text, tuple({picture.url: picture for picture in map(_picture, images) if picture.url}.values())


def links(text: str, url: str, first: int = 0) -> tuple[Link, ...]:
    """List the links of a text that may lead to another story of the same house, as mentions; `first` is counted on."""
    if "<a " not in text:
        return ()
    own, house = urls.identity(url), urls.site(url)
    found: dict[str, str] = {}
    for anchor in LexborHTMLParser(text).css("a[href]"):
        address, words = anchor.attributes.get("href") or "", " ".join(anchor.text().split())
        if len(words) >= _SHORTEST and urls.site(address) == house and urls.identity(address) not in ("", own):
            found.setdefault(address, words)
    return tuple(
        Link(url=address, text=words[:300], kind=Kind.MENTION, position=position, rule="E", confidence=0.3)
        for position, (address, words) in enumerate(list(found.items())[:_MOST_LINKS], first)
    )


def _without_lead(tree: Any, images: list[Any], lead: Picture, text: str) -> tuple[Picture, list[Any], str]:
    """Take the lead picture out of the text that shows it too, and its caption with it."""
    same = [image for image in images if sources.is_same(image.attributes.get("src") or "", lead.url)]
    if not same:
        return lead, images, text
    seen = _picture(same[0])
    lead = replace(lead, caption=lead.caption or seen.caption, alt=lead.alt or seen.alt)
    frame = _figure(same[0])
    (frame if frame is not None else same[0]).decompose()
    return lead, [image for image in images if image not in same], tree.body.inner_html if tree.body else ""


def _heads(tree: Any, image: Any) -> bool:
    """Tell whether a picture stands before a text or in its first paragraph, and is not a video's still.

    A picture with hardly any words is what the article is about, a drawn joke or a photograph: it stays.
    """
    figure = _figure(image)
    if figure is not None and players.is_still(figure):
        return False
    letters, passed = 0, False
    for node in tree.body.traverse(include_text=True):
        passed = passed or node.mem_id == image.mem_id
        letters += len(node.text().strip()) if node.tag == "-text" else 0
        if letters > _HEAD:
            return passed
    return False


def _picture(image: Any) -> Picture:
    figure = _figure(image)
    caption = figure.css_first("figcaption") if figure is not None else None
    return Picture(
        url=image.attributes.get("src") or "",
        alt=" ".join((image.attributes.get("alt") or "").split()),
        caption=" ".join(caption.text().split()) if caption is not None else "",
    )


def _figure(image: Any) -> Any | None:
    """Find the figure around a picture, where it holds no other."""
    parent = image.parent
    while parent is not None and parent.tag not in ("figure", "body"):
        parent = parent.parent
    return parent if parent is not None and parent.tag == "figure" and len(parent.css("img")) == 1 else None


def _is_tiny(image: Any) -> bool:
    sizes = (image.attributes.get("width") or "", image.attributes.get("height") or "")
    return any(size.isdigit() and int(size) < _SMALLEST for size in sizes)
