"""Atom 1.0 (RFC 4287) and the older 0.3, from an lxml tree."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from typing import Any

from reader.model import ParsedFeed, Picture
from reader.parse import charset, draft, feed_files, feed_hints, feed_parts
from reader.parse.draft import Draft
from reader.parse.feed_parts import Parts
from reader.text import one_line

_TAGGED = re.compile(r"</?[a-zA-Z][^<>]*>")


def read(root: Any) -> tuple[ParsedFeed, list[Draft]]:
    """Read the feed and its entries; a lone entry document is a feed of one."""
    own, _ = feed_parts.parted(root)
    feed = _parts(root, own)
    hints = feed_hints.read(feed)
    head = ParsedFeed(
        title=_title(feed),
        site_url=_page(feed),
        language=feed_parts.language(root),
        icon_url=_icon(feed),
        ttl=hints.ttl,
        skip_hours=hints.skip_hours,
        skip_days=hints.skip_days,
    )
    entries = [root] if Parts.name_of(root).endswith("entry") else feed.all("atom:entry")
    authors = tuple(_people(feed))
    return head, [_entry(_parts(entry, own), authors) for entry in entries]


def _parts(element: Any, own: str) -> Parts:
    """Gather children. Those in the feed's own namespace count as Atom's, as some declare none or a draft's."""
    for child in element:
        space, local = feed_parts.parted(child)
        if space in (own, ""):
            feed_parts.rename(child, f"{{http://www.w3.org/2005/Atom}}{local}")
    return Parts(element)


def _entry(entry: Parts, feed_authors: tuple[str, ...]) -> Draft:
    content, base = _markup(entry, "atom:content")
    summary, summary_base = _markup(entry, "atom:summary", "media:description", "dc:description")
    if not summary:
        summary = _described(entry)
    attached = feed_files.attached(entry, _links(entry, "enclosure"))
    shown = [(0, Picture(url=file.url)) for file in attached if file.type.startswith("image/")]
    return Draft(
        title=_title(entry),
        url=_page(entry) or _source(entry),
        guid=entry.text("atom:id"),
        content=content,
        summary=summary,
        base=base or summary_base or feed_parts.base(entry.element),
        authors=tuple(_people(entry)) or feed_authors,
        published=entry.text("atom:published", "atom:issued", "atom:created", "dc:date"),
        updated=entry.text("atom:updated", "atom:modified"),
        categories=tuple(_categories(entry)),
        pictures=draft.best_first(feed_parts.pictures(entry) + shown),
        enclosures=attached,
        language=_language(entry),
    )


def _title(parts: Parts) -> str:
    """Read a title as plain text; text/plain says that a "<" in it is meant (RFC 4287, 3.1.1.1)."""
    for element in parts.all("atom:title", "dc:title", "media:title"):
        marked = _kind(element) in ("html", "xhtml", "packed") or element.get("mode") == "escaped"
        words = draft.stripped(_markup_of(element)) if marked else _text_title(element)
        if words:
            return draft.cut(words, draft.MOST_TITLE)
    return ""


def _text_title(element: Any) -> str:
    words = feed_parts.text(element)
    return one_line(words) if element.get("type") else draft.plain(words)


def _markup(parts: Parts, *names: str) -> tuple[str, str]:
    for element in parts.all(*names):
        if found := _markup_of(element):
            return found, feed_parts.base(element)
    return "", ""


def _markup_of(element: Any) -> str:
    """Give a text construct as HTML, whatever its type (RFC 4287, 3.1) or, in Atom 0.3, its mode."""
    kind = _kind(element)
    if kind == "packed":
        return _unpacked(feed_parts.text(element))
    if kind == "html" and _is_wrapped(element):
        return feed_parts.text(element)
    if kind in ("html", "xhtml", "xml") or len(element) or element.get("mode") == "escaped":
        return feed_parts.inner(element)
    words = feed_parts.text(element)
    if kind == "text":
        return words if not element.get("type") and _TAGGED.search(words) else draft.paragraphs(words)
    return ""  # a picture or another file, not a text


def _is_wrapped(element: Any) -> bool:
    """Tell whether escaped HTML stands in a <div> that is not, as TypePad writes it."""
    alone = len(element) == 1 and not len(element[0]) and feed_parts.parted(element[0])[1] == "div"
    return alone and _TAGGED.search(element[0].text or "") is not None


def _kind(element: Any) -> str:
    named = (element.get("type") or "text").lower().strip()
    if element.get("mode") == "base64" or named == "application/octet-stream":
        return "packed"
    if named in ("text", "html", "xhtml"):
        return named
    if named == "application/xhtml+xml":
        return "xhtml"
    if named.endswith(("+xml", "/xml")):
        return "xml"
    return named.removeprefix("text/").replace("plain", "text") if named.startswith("text/") else "other"


def _unpacked(text: str) -> str:
    try:
        return charset.decode(base64.b64decode(text, validate=False))
    except ValueError:
        return ""


def _described(entry: Parts) -> str:
    """Take Media RSS's description, which YouTube puts into a group of its own."""
    for group in entry.all("media:group"):
        if words := Parts(group).text("media:description"):
            return draft.paragraphs(words) if not _TAGGED.search(words) else words
    return ""


def _links(parts: Parts, rel: str) -> Iterator[Any]:
    return (link for link in parts.all("atom:link") if (link.get("rel") or "alternate") == rel)


def _page(parts: Parts) -> str:
    """Find the page people read: the alternate link, one of HTML where there are several."""
    found = [link for link in _links(parts, "alternate") if feed_parts.address(link, link.get("href"))]
    found.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    if found:
        return feed_parts.address(found[0], found[0].get("href"))
    for element in parts.all("feedburner:origlink", "atom:link"):
        if address := feed_parts.address(element, feed_parts.text(element)):
            return address
    return ""


def _source(entry: Parts) -> str:
    """Take where the content lies when it is not in the feed, else another link than the feed's own."""
    for content in entry.all("atom:content"):
        if found := feed_parts.address(content, content.get("src")):
            return found
    for rel in ("related", "via"):
        for link in _links(entry, rel):
            if found := feed_parts.address(link, link.get("href")):
                return found
    return ""


def _people(parts: Parts) -> Iterator[str]:
    for author in parts.all("atom:author"):
        if name := Parts(author).text("atom:name", "name") or (feed_parts.text(author) if not len(author) else ""):
            yield html.unescape(name)
    yield from parts.texts("dc:creator")


def _categories(entry: Parts) -> Iterator[str]:
    for category in entry.all("atom:category"):
        if words := category.get("label") or category.get("term") or feed_parts.text(category):
            yield words
    yield from entry.texts("dc:subject")


def _language(entry: Parts) -> str:
    """Name an entry's language; what its text says of itself counts before what stands around it."""
    texts = (feed_parts.language(element) for element in entry.all("atom:content"))
    return next(filter(None, texts), "") or feed_parts.language(entry.element)


def _icon(feed: Parts) -> str:
    for element in feed.all("webfeeds:icon", "atom:icon", "atom:logo"):
        if found := feed_parts.address(element, feed_parts.text(element)):
            return found
    return next(filter(None, feed_parts.itunes_images(feed)), "")
