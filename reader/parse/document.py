"""A page as the rest of this room reads it: its DOM, its meta elements and its structured data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.errors import DocumentError
from reader.parse import charset, guards, structured

MARKS = ("\ue000", "\ue001")  # private characters that hold the place of a link while the body is made
_SAVED_FROM = re.compile(
    r"<!--[^>]{0,300}?\burl(?:=\(\d+\)|:\s*)(https?://[^\s<>\"]+)"
)  # browsers and tools that save pages
_BREAKS = re.compile(
    r"<br\s*/?>(?:\s|&nbsp;)*(?:<br\s*/?>(?:\s|&nbsp;)*)+", re.IGNORECASE
)  # how old pages part paragraphs
_LISTING = re.compile(r"(<pre\b.*?(?:</pre|\Z))", re.IGNORECASE | re.DOTALL)  # where a break is a line's end
_LD_JSON = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)
_HEAD = 4096  # characters
_NEVER_TEXT = "svg, template, select, datalist, dialog, noscript:not(:has(img))"


@dataclass(frozen=True, slots=True)
class Document:
    """One page. The DOM is worked on in place: who reads it says what it takes out."""

    url: str
    base: str  # what the page's own addresses are relative to
    html: str  # guarded: no scripts, styles, comments
    tree: LexborHTMLParser
    body: LexborNode
    meta: Mapping[str, str]  # by lower-case property, name or itemprop; the first of each
    structured: structured.Structured

    def said(self, *names: str) -> str:
        """Give the first of these meta elements that says something."""
        return next((self.meta[name] for name in names if self.meta.get(name)), "")


def parse(data: bytes, *, url: str, content_type: str = "") -> Document:
    """Read a page's bytes; raises DocumentError where they hold no page.

    `url` is "" for a file whose address nobody knows but perhaps the page itself.
    """
    scripts: list[str] = []

    def keep(attributes: str, script: str) -> None:
        if _LD_JSON.search(attributes):
            scripts.append(script)

    text = charset.decode(data, content_type)
    if not charset.is_text(data, text):
        raise DocumentError("This is no page to read but a file of another kind.")
    html = guards.checked(text, keep)
    html = "".join(part if n % 2 else _BREAKS.sub("</p><p>", part) for n, part in enumerate(_LISTING.split(html)))
    for mark in MARKS:
        html = html.replace(mark, "")
    tree = LexborHTMLParser(html)
    if tree.body is None or not tree.body.text().strip():
        raise DocumentError("No article could be found on this page.")
    for node in reversed(tree.body.css(_NEVER_TEXT)):
        node.decompose()
    url = url or _own_address(text, tree)
    own = tree.css_first("base[href]")
    return Document(
        url=urls.canonical(url) or url,
        base=urls.join(url, (own.attributes.get("href") if own is not None else "") or "") or url,
        html=html,
        tree=tree,
        body=tree.body,
        meta=_meta(tree),
        structured=structured.read(scripts),
    )


def words(node: LexborNode | None) -> str:
    """Give the text of a node on one line."""
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def _own_address(text: str, tree: LexborHTMLParser) -> str:
    """Find where a saved page says it is from; "" where it does not."""
    saved = _SAVED_FROM.search(text[:_HEAD])
    link = tree.css_first("link[rel='canonical']")
    stated = tree.css_first("meta[property='og:url']")
    for address in (
        saved[1] if saved else "",
        link.attributes.get("href") if link is not None else "",
        stated.attributes.get("content") if stated is not None else "",
    ):
        if address and urls.is_web(address):
            return address
    return ""


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    said: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            said.setdefault(name, content)
    return said
