"""The children of one XML element by name, whatever prefix and case a feed gave them."""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from reader import urls
from reader.model import Picture
from reader.parse import draft

XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = {  # by the namespace in lower case, without "http(s)://" and the last slash
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns#": "atom",
    "www.w3.org/1999/xhtml": "xhtml",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "purl.org/rss/1.0": "",
    "purl.org/net/rss1.1#": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/rss091": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "cyber.law.harvard.edu/rss/rss.html": "",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "webfeeds.org/rss/1.0": "webfeeds",
}
_LANG = f"{_XML}lang"
_ADDRESSES = ("href", "src", "poster")
_VOID = re.compile(r"</(?:br|img|hr|wbr|source|col|area|input|track|embed)>")


class Parts:
    """One element's children. Names are lower case with the usual prefix: "title", "dc:creator", "atom:link"."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self._children: dict[str, list[Any]] = {}
        for child in element:
            self._children.setdefault(self.name_of(child), []).append(child)

    @staticmethod
    def name_of(element: Any) -> str:
        """Name an element; "" for what is none (an entity that was left unresolved)."""
        return _named(element.tag, element.prefix or "") if isinstance(element.tag, str) else ""

    def all(self, *names: str) -> list[Any]:
        """List the children of these names, in the order of the names."""
        children = self._children
        return [child for name in names if name in children for child in children[name]]

    def texts(self, *names: str) -> Iterator[str]:
        """Give the words of each child of these names that has some."""
        return (words for child in self.all(*names) if (words := text(child)))

    def text(self, *names: str) -> str:
        """Give the words of the first of these children that has some."""
        for child in self.all(*names):
            if words := text(child):
                return words
        return ""

    def markup(self, *names: str) -> tuple[str, str]:
        """Give the HTML in the first of these children that has some, and the base of its addresses."""
        return next(((html, base(child)) for child in self.all(*names) if (html := inner(child))), ("", ""))


@lru_cache(maxsize=1024)
def _named(tag: str, own_prefix: str) -> str:
    space, _, local = tag.rpartition("}")
    if not space:
        return local.lower()
    known = space[1:].lower().removeprefix("http://").removeprefix("https://").rstrip("/")
    prefix = _PREFIXES.get(known, own_prefix)
    return f"{prefix}:{local}".lower() if prefix else local.lower()


def parted(element: Any) -> tuple[str, str]:
    """Part an element's name into namespace and local name, "" and "" for what is no element."""
    if not isinstance(element.tag, str):
        return "", ""
    space, _, local = element.tag.rpartition("}")
    return space[1:], local


def rename(element: Any, tag: str) -> None:
    """Give an element another tag; a name that lxml recovered from broken XML but would not write stays."""
    with contextlib.suppress(ValueError):
        element.tag = tag


def text(element: Any) -> str:
    """Take an element's words, its children's too."""
    if not len(element):
        return (element.text or "").strip()
    return "".join(element.itertext()).strip()


def base(element: Any) -> str:
    """Find the base of relative addresses here: xml:base, nested ones too, over the document's own address."""
    return str(element.base or "")


def address(element: Any, value: str | None) -> str:
    """Make an address that stands in this element absolute."""
    return urls.join(base(element), value) if value else ""


def language(element: Any) -> str:
    """Give the language that this element declares, "" where it declares none."""
    return tag(element.get(_LANG) or "")


def tag(language: str) -> str:
    """Write a language as BCP 47 does: "en-US" for the "en_US" that some programs know."""
    return language.strip().replace("_", "-")[:35]


def inner(element: Any) -> str:
    """Give what an element holds as HTML: escaped HTML as it is, child elements written out."""
    if not len(element):
        return (element.text or "").strip()
    for child in element.iterdescendants():
        _as_html(child)
    etree.cleanup_namespaces(element)
    lead = html.escape(element.text or "", quote=False)
    written = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (lead + _VOID.sub("", written)).strip()


def pictures(parts: Parts) -> list[tuple[int, Picture]]:
    """List the pictures that Media RSS, iTunes and enclosures name beside a text, each with its width in pixels."""
    found = []
    for group in [parts, *map(Parts, parts.all("media:group", "media:content"))]:
        for media in group.all("media:content", "media:thumbnail"):
            if _shows_picture(media):
                found.append((number(media.get("width")), _picture(media, Parts(media), group, parts)))
    return [*found, *((0, Picture(url=url)) for url in itunes_images(parts))]


def itunes_images(parts: Parts) -> Iterator[str]:
    """Give the addresses of iTunes' pictures, also as its first version named them."""
    for element in parts.all("itunes:image"):
        yield address(element, element.get("href") or element.get("url"))
    for element in parts.all("itunes:link"):
        if element.get("rel") == "image":
            yield address(element, element.get("href"))


def _shows_picture(media: Any) -> bool:
    if Parts.name_of(media) == "media:thumbnail" or media.get("medium") == "image":
        return True
    kind = media.get("type") or ""
    pictured = re.search(r"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)", media.get("url") or "", re.IGNORECASE)
    return kind.startswith("image/") or (not kind and not media.get("medium") and pictured is not None)


def _picture(media: Any, own: Parts, group: Parts, article: Parts) -> Picture:
    words = own.text("media:description") or group.text("media:description") or article.text("media:description")
    credit = own.text("media:credit") or group.text("media:credit") or article.text("media:credit")
    return Picture(
        url=address(media, media.get("url")),
        caption=draft.cut(draft.stripped(words), draft.MOST_TITLE),
        credit=draft.cut(draft.stripped(credit), 256),
    )


def _as_html(element: Any) -> None:
    """Give an element its HTML name, and absolute addresses where an xml:base is in force."""
    if not isinstance(element.tag, str):
        return
    for name in _ADDRESSES:
        if element.get(name):
            element.set(name, urls.join(base(element), element.get(name)) or element.get(name))
    element.attrib.pop(f"{_XML}base", None)
    space, local = parted(element)
    if space == XHTML:
        rename(element, local)


def number(value: str | None) -> int:
    """Read a whole number of at most twelve digits; 0 for what is none."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 13 else 0
