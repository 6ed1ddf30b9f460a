"""Feeds too broken for the fast path, read by feedparser, which knows many kinds of damage.

It gets text whose document type is gone, as bytes in memory, so that it opens no file and no address.
"""

from __future__ import annotations

import io
from typing import Any

import feedparser

from reader import urls
from reader.errors import DocumentError
from reader.model import Enclosure, ParsedFeed, Picture
from reader.parse import charset, draft, feed_files, feed_hints, feed_parts
from reader.parse.draft import Draft


def read(text: str, url: str) -> ParsedFeed:
    """Read the feed. Raises DocumentError for what feedparser does not understand either."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        said = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers, sanitize_html=False
        )
        return _feed(said, url)
    except Exception as error:  # it raises nearly anything on broken feeds, each its own kind of bug
        raise DocumentError("This feed is too broken to be read.") from error


def _feed(said: Any, url: str) -> ParsedFeed:
    head = said.feed
    language = _text(head, "language")[:35]
    drafts = [_entry(entry, url) for entry in said.entries]
    image = head.get("image") or {}
    return ParsedFeed(
        title=draft.cut(draft.plain(_text(head, "title")), draft.MOST_TITLE),
        site_url=urls.join(url, _text(head, "link")),
        language=language,
        icon_url=urls.join(url, _text(head, "icon") or _text(image, "href")),
        ttl=feed_hints.pause(*(_text(head, name) for name in ("ttl", "sy_updateperiod", "sy_updatefrequency"))),
        articles=tuple(map(draft.article, draft.in_language(drafts, language))),
    )


def _entry(entry: Any, base: str) -> Draft:
    content = next((_whole(part.get("value")) for part in _list(entry, "content") if part.get("value")), "")
    summary = _text(entry, "summary")
    if len(summary) >= len(content):
        content, summary = summary, ""
    attached = [
        Enclosure(
            url=urls.join(base, _text(file, "href")),
            type=_text(file, "type"),
            length=feed_parts.number(_text(file, "length")),
        )
        for file in _list(entry, "enclosures")
    ]
    shown = [_text(media, "url") for media in _list(entry, "media_content") + _list(entry, "media_thumbnail")]
    shown += [file.url for file in attached if file.type.startswith("image/")]
    page = urls.join(base, _text(entry, "link"))
    return Draft(
        title=draft.plain(_text(entry, "title")),
        url=page or (_text(entry, "id") if urls.is_web(_text(entry, "id")) else ""),
        guid=_text(entry, "id"),
        content=content,
        summary=summary,
        base=page or base,
        authors=tuple(_text(author, "name") for author in _list(entry, "authors")) or (_text(entry, "author"),),
        published=_text(entry, "published"),
        updated=_text(entry, "updated"),
        categories=tuple(_text(tag, "label") or _text(tag, "term") for tag in _list(entry, "tags")),
        pictures=tuple(Picture(url=address) for address in map(_web, shown) if address),
        enclosures=feed_files.timed([file for file in attached if file.url], _text(entry, "itunes_duration")),
    )


def _text(said: Any, key: str) -> str:
    """Give a field as clean text. By `in`, as `get` would answer for another field with a warning."""
    return _whole(said[key]) if key in said else ""


def _whole(value: Any) -> str:
    return charset.clean(value) if isinstance(value, str) else ""


def _list(said: Any, key: str) -> list[Any]:
    value = said.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _web(address: str) -> str:
    return address if urls.is_web(address) else ""
