"""The pictures of an article: the one it leads with, those in its body, and the words printed under each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.model import Picture
from reader.parse import credit, players, sources
from reader.parse.blocks import OWN, Cover
from reader.parse.document import Document, words
from reader.parse.ground import is_foreign
from reader.parse.structured import words as said

SMALLEST = 200  # pixels of width as the page states it: a lead is not smaller

_NO_LEAD = re.compile(
    r"(?:^|[^a-z])(?:[a-z]*logo|avatar|icon|favicon|placeholder|default|fallback|author|profile|sprite|badge|headshot|"
    r"mugshot)s?(?:$|[^a-z])",
    re.IGNORECASE,
)
_IMAGE_NAME = re.compile(r"[^/?&=]+\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)


def lead(document: Document, cover: Cover) -> Picture | None:
    """Find the picture an article leads with, and take it out of the page."""
    claimed = _claimed(document)
    if _is_no_lead(claimed):
        claimed = ""
    for image, believable in _first_images(cover) if cover.blocks else ():
        url = sources.source(image, document.base)
        if not url or _is_no_lead(url, image.attributes.get("class") or ""):
            continue
        box = _box(image)
        same = sources.is_same(url, claimed)
        if not same and (not believable or (claimed and box.tag != "figure")):
            continue  # another picture stands there: an advertisement, a card
        caption, author = credit.part(box)
        alt = " ".join((image.attributes.get("alt") or "").split())
        (box if box.tag == "figure" else image).decompose()
        return Picture(url=url, caption=caption, credit=author, alt=alt)
    shown = claimed or (_background(cover, document.base) if cover.blocks else "")
    return Picture(url=shown) if shown else None


def _is_no_lead(url: str, names: str = "") -> bool:
    """Tell by its file and folder, or its classes, whether a picture is a sign or a face and not what happened."""
    file = "/".join(urlsplit(url).path.rsplit("/", 2)[-2:])
    return _NO_LEAD.search(f"{file} {names}") is not None


def _claimed(document: Document) -> str:
    """Give the picture that the head names, else one that the structured data does, of a size that suits the page."""
    named = document.said("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    image = document.structured.follow(document.structured.article().get("image"))
    candidates = []
    for one in map(document.structured.follow, image if isinstance(image, list) else [image]):
        thing = one if isinstance(one, dict) else {"url": one}
        width = str(thing.get("width") or "").removesuffix("px")
        url = urls.join(document.base, said(thing.get("url")) or said(thing.get("contentUrl")))
        candidates += [(float(width) if width.isascii() and width.isdigit() else 0.0, url)] if url else []
    return urls.join(document.base, named) or sources.fitting(candidates)


def _background(cover: Cover, base: str) -> str:
    """Find a picture that lies behind the headline, where it leads a text that shows none."""
    outer = _around(cover)
    for node in outer.traverse():
        if OWN in node.attributes and node.tag not in ("h1", "h2", "h3"):
            break
        url = urls.join(base, sources.background(node)) if "background" in (node.attributes.get("style") or "") else ""
        if url and not _is_no_lead(url) and not any(is_foreign(box) for box in _upto(node, outer)):
            return url
    return ""


def _around(cover: Cover) -> LexborNode:
    """Climb from the text to what holds its headline and lead picture too."""
    outer = cover.root
    for _ in range(3):
        if outer.parent is None or outer.parent.tag in ("body", "html") or outer.tag in ("article", "main"):
            break
        outer = outer.parent
    return outer


def _first_images(cover: Cover) -> Iterator[tuple[LexborNode, bool]]:
    """Give the images between the headline and the second paragraph, and whether each can be a lead by its place."""
    outer = _around(cover)
    paragraphs = 0
    for node in outer.traverse():
        if node.tag == "img":
            boxes = list(_upto(node, outer))
            astray = any(is_foreign(box) or box.tag == "li" or _leads_on(box) for box in boxes)
            within = any(box.mem_id == cover.root.mem_id for box in boxes)
            above = not paragraphs or (paragraphs == 1 and not within)  # under the standfirst
            yield node, above and not astray and not _is_small(node)
        paragraphs += OWN in node.attributes and node.tag not in ("h1", "h2", "h3")
        if paragraphs >= 2:
            return


def _leads_on(box: LexborNode) -> bool:
    """Tell whether a picture is a link to something else than its larger self."""
    href = box.attributes.get("href") if box.tag == "a" else None
    return bool(href) and not _IMAGE_NAME.search(str(href))


def _upto(node: LexborNode, outer: LexborNode) -> Iterator[LexborNode]:
    inner: LexborNode | None = node
    while inner is not None and inner.mem_id != outer.mem_id:
        yield inner
        inner = inner.parent


def _is_small(image: LexborNode) -> bool:
    width = (image.attributes.get("width") or "").removesuffix("px")
    return width.isdigit() and int(width) < SMALLEST


def _box(image: LexborNode) -> LexborNode:
    """Find the element that holds an image and its caption: its figure, else the nearest with a few words."""
    box = _figure_of(image)
    if box is not None and box.css_first(f"[{OWN}]") is None:
        return box
    box = image
    for _ in range(5):
        outer = box.parent
        if outer is None or outer.tag == "body" or OWN in outer.attributes or outer.css_first(f"[{OWN}]") is not None:
            break
        box = outer
        if box.tag == "figure" or words(box):
            break
    return box


def in_body(html: str) -> tuple[Picture, ...]:
    """List the pictures of a sanitised body in reading order."""
    body = LexborHTMLParser(html).body
    found: dict[str, Picture] = {}
    for image in body.css("img[src]") if body is not None else ():
        url = image.attributes.get("src") or ""
        box = _figure_of(image)
        caption, author = credit.part(box) if box is not None else ("", "")
        found.setdefault(url, Picture(url=url, caption=caption, credit=author, alt=image.attributes.get("alt") or ""))
    return tuple(found.values())


def settled(lead: Picture, html: str) -> tuple[Picture, str]:
    """Take the picture that shows the same as the lead, perhaps at another size, out of a sanitised body.

    The text's own is chosen to suit the page, while what the head names is often a small square for other sites: its
    address, and its words where the lead has none, become the lead's.
    """
    body = LexborHTMLParser(html).body
    for image in body.css("img[src]") if body is not None and lead.url else ():
        url = image.attributes.get("src") or ""
        if not sources.is_same(url, lead.url):
            continue
        box = _figure_of(image)
        caption, author = credit.part(box) if box is not None else ("", "")
        if not (lead.caption or lead.credit):
            lead = replace(lead, caption=caption, credit=author)
        if not _is_small(image):
            lead = replace(lead, url=url, alt=lead.alt or image.attributes.get("alt") or "")
        whole = box is not None and len(box.css("img")) == 1 and not players.is_still(box)
        (box if box is not None and whole else image).decompose()
        return lead, (body.inner_html or "" if body is not None else html)
    return lead, html


def _figure_of(image: LexborNode) -> LexborNode | None:
    box = image.parent
    while box is not None and box.tag not in ("figure", "body"):
        box = box.parent
    return box if box is not None and box.tag == "figure" else None
