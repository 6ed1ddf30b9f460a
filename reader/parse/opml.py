"""OPML lists of feeds (opml.org/spec2), broken ones too -> feeds with their folders.

Four in five of the public lists are not well-formed XML; what can be recovered is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader import urls
from reader.errors import DocumentError
from reader.parse import charset, markup
from reader.parse.draft import MOST_TITLE, cut

_OPML = re.compile(r"<(?:[\w.-]+:)?opml(?=[\s>/])", re.IGNORECASE)
_ADDRESS = re.compile(r"\bxmlUrl\s*=", re.IGNORECASE)
_TAG = re.compile(r"<outline\b(.{0,20000}?)(/?)>\s*(?=<(?:/?outline|/body|/opml|!--)|\Z)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(
    r"\b(text|title|xmlUrl|htmlUrl|type)\s*=\s*([\"'])(.*?)\2(?=\s+[\w:.-]+\s*=\s*[\"']|\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(r"^feed:(?://)?(?=https?:)|^feed:(?=//)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list, and the path of folder titles that it lies in; `url` is "" where the list gives none."""

    title: str
    url: str
    site_url: str = ""
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A list of feeds: what it calls itself, and its feeds in the file's order."""

    title: str = ""
    feeds: tuple[Outline, ...] = ()


def read(data: bytes) -> Document:
    """List the feeds whatever their addresses: some lists name files on a disk, or scripts, or leave an address out.

    Raises DocumentError for what is no OPML.
    """
    root = _root(data)
    return Document(title=_title(root), feeds=tuple(_outlines(root, ())))


def _title(root: Any) -> str:
    found = next((e for e in root.iter() if isinstance(e.tag, str) and e.tag.lower() == "title"), None)
    return "" if found is None else cut(" ".join("".join(found.itertext()).split()), MOST_TITLE)


def _root(data: bytes) -> Any:
    text = charset.decode(data)
    found = _OPML.search(text)
    root = markup.tree(markup.mended(text[found.start() :])) if found else None
    if found is None or root is None:
        raise DocumentError("This file is not a list of feeds (OPML).")
    if sum(bool(one.url) for one in _outlines(root, ())) < len(_ADDRESS.findall(text)):
        mended = markup.tree(markup.mended(_TAG.sub(_mended, text[found.start() :])))
        return root if mended is None else mended
    return root


def _mended(tag: re.Match[str]) -> str:
    """Write an outline anew whose texts hold quotes and tags: a text ends where the next attribute begins."""
    said = {found[1].lower(): html.unescape(found[3]) for found in _SAID.finditer(tag[1])}
    return "<outline " + " ".join(f'{name}="{html.escape(value)}"' for name, value in said.items()) + f"{tag[2]}>"


def _outlines(element: Any, folder: tuple[str, ...]) -> Iterator[Outline]:
    """Walk the outlines: one with a feed's address is a feed, one with others inside it a folder."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag.rpartition("}")[2].lower() != "outline":
            yield from _outlines(child, folder)  # <body>, and what a broken file wraps around
            continue
        said = {str(name).lower(): " ".join(str(value).split()) for name, value in child.attrib.items()}
        title = cut(said.get("title") or said.get("text") or "", MOST_TITLE)
        called_feed = said.get("type", "").lower() in ("rss", "atom")
        address = said.get("xmlurl") or (said.get("url", "") if called_feed else "")
        if address or (called_feed and not len(child)):
            yield Outline(title=title, url=_plain(address), site_url=_web(said.get("htmlurl", "")), folder=folder)
        yield from _outlines(child, folder if address or not title else (*folder, title))


def _plain(address: str) -> str:
    """Turn "feed:" addresses, which only name what opens them, into the http(s) ones they stand for."""
    bare = _FEED.sub("", address)
    return f"http:{bare}" if bare.startswith("//") else bare


def _web(address: str) -> str:
    return address if urls.is_web(address) else ""
