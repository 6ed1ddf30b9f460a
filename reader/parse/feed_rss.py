"""RSS 0.9x, 1.0 (RDF) and 2.0 with the modules that newspapers use, from an lxml tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reader import urls
from reader.model import Enclosure, ParsedFeed, Picture
from reader.parse import draft, feed_files, feed_hints, feed_parts
from reader.parse.draft import Draft
from reader.parse.feed_parts import Parts

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

_CONTENTS = ("content:encoded", "atom:content", "xhtml:body", "xhtml:div", "body", "fullitem", "fulltext")
_SUMMARIES = ("description", "dc:description", "atom:summary", "itunes:summary", "media:description", "abstract")
_CDF_LINK = ("href", "HREF")  # Microsoft's channels of 1997 say these things in attributes
_CDF_UPDATED = ("lastmod", "LASTMOD")


def read(root: Any) -> tuple[ParsedFeed, list[Draft]]:
    """Read channel and items. Items may stand in the channel (2.0), beside it (1.0), or in a list of their own."""
    outer = Parts(root)
    channel = outer if Parts.name_of(root) == "channel" else _channel(outer)
    hints = feed_hints.read(channel)
    head = ParsedFeed(
        title=draft.cut(draft.plain(channel.text("title", "dc:title")), draft.MOST_TITLE),
        site_url=_link(channel),
        language=feed_parts.tag(channel.text("language", "dc:language")) or feed_parts.language(root),
        icon_url=_icon(channel, outer),
        ttl=hints.ttl,
        skip_hours=hints.skip_hours,
        skip_days=hints.skip_days,
    )
    return head, [_item(Parts(item)) for item in _items(root)]


def _channel(outer: Parts) -> Parts:
    channels = outer.all("channel")
    return Parts(channels[0]) if channels else outer


def _items(root: Any) -> Iterator[Any]:
    for element in root:
        name = Parts.name_of(element)
        if name == "item":
            yield element
        elif name in ("channel", "items"):
            yield from _items(element)


def _item(parts: Parts) -> Draft:
    content, content_base = parts.markup(*_CONTENTS)
    summary, summary_base = parts.markup(*_SUMMARIES)
    if len(summary) > len(content):  # some feeds put the whole text in the description
        content, content_base, summary = summary, summary_base, parts.text("summary")
    attached = feed_files.attached(parts, _links(parts, "enclosure"))
    return Draft(
        title=draft.plain(parts.text("title", "dc:title", "media:title", "itunes:title")),
        url=_link(parts),
        guid=parts.text("guid", "atom:id") or parts.element.get(_RDF_ABOUT) or "",
        content=content,
        summary=summary,
        base=content_base or _link(parts),
        authors=tuple(_authors(parts)),
        published=parts.text("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date"),
        updated=parts.text("atom:updated", "dcterms:modified") or _attribute(parts, _CDF_UPDATED),
        categories=tuple(_categories(parts)),
        pictures=draft.best_first(feed_parts.pictures(parts) + _pictures(parts, attached)),
        enclosures=attached,
        language=_language(parts),
    )


def _link(parts: Parts) -> str:
    """Find the page people read: the original behind a counting redirect first, a permanent guid last."""
    for element in parts.all("feedburner:origlink", "link"):
        found = feed_parts.address(element, feed_parts.text(element) or element.get("href"))
        if found:
            return found
    for element in _links(parts, "alternate"):
        if found := feed_parts.address(element, element.get("href")):
            return found
    for guid in parts.all("guid"):
        if guid.get("isPermaLink", "true").lower() != "false" and urls.is_web(feed_parts.text(guid)):
            return feed_parts.text(guid)
    about = parts.element.get(_RDF_ABOUT) or ""
    if Parts.name_of(parts.element) == "item" and urls.is_web(about):
        return about
    return feed_parts.address(parts.element, _attribute(parts, _CDF_LINK))


def _links(parts: Parts, rel: str) -> list[Any]:
    return [link for link in parts.all("atom:link") if link.get("rel", "alternate") == rel]


def _attribute(parts: Parts, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := parts.element.get(name))), "")


def _language(parts: Parts) -> str:
    """Name an item's language: its own word for it, else that of its text."""
    texts = (feed_parts.language(element) for element in parts.all(*_CONTENTS))
    own = feed_parts.tag(parts.text("dc:language")) or feed_parts.language(parts.element)
    return own or next(filter(None, texts), "")


def _categories(parts: Parts) -> Iterator[str]:
    yield from parts.texts("category", "dc:subject")
    for element in parts.all("media:category", "itunes:category"):
        yield element.get("label") or element.get("text") or feed_parts.text(element)


def _authors(parts: Parts) -> Iterator[str]:
    found = list(parts.texts("dc:creator")) or list(parts.texts("author", "dc:author"))
    named = [Parts(author).text("atom:name") for author in parts.all("atom:author")]
    return iter(found or [name for name in named if name] or list(parts.texts("itunes:author")))


def _pictures(parts: Parts, attached: Iterable[Enclosure]) -> list[tuple[int, Picture]]:
    """List enclosures that are pictures, and the <image> that some feeds put into an item."""
    found = [(0, Picture(url=enclosure.url)) for enclosure in attached if enclosure.type.startswith("image/")]
    for element in parts.all("image"):
        named = Parts(element).text("url") or feed_parts.text(element)
        found.append((0, Picture(url=feed_parts.address(element, named))))
    return found


def _icon(channel: Parts, outer: Parts) -> str:
    for element in channel.all("webfeeds:icon", "atom:icon", "image", "atom:logo") + outer.all("image"):
        named = Parts(element).text("url") or element.get("href") or feed_parts.text(element)
        if found := feed_parts.address(element, named):
            return found
    return next(filter(None, feed_parts.itunes_images(channel)), "")
