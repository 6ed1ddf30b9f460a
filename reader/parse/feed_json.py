"""JSON Feed 1 and 1.1 (jsonfeed.org). A field of the wrong type counts as not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader import urls
from reader.errors import DocumentError
from reader.model import Enclosure, ParsedFeed, Picture
from reader.parse import charset, draft
from reader.parse.draft import Draft


def is_feed(text: str) -> bool:
    """Tell whether this JSON, whole or not, names itself a JSON Feed or looks like one."""
    head = text[:100_000]
    return "jsonfeed.org/version" in head.replace("\\/", "/") or ('"items"' in head and _called_feed(head))


def read(text: str, url: str) -> ParsedFeed:
    """Read the feed. Raises DocumentError where the JSON is broken or is no feed."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError("This JSON Feed is broken: its JSON cannot be read to the end.") from error
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        raise DocumentError("This is JSON, but no feed.")
    language = _text(said, "language")[:35]
    authors = tuple(_authors(said))
    drafts = [_item(item, url, authors) for item in said["items"] if isinstance(item, dict)]
    return ParsedFeed(
        title=draft.cut(draft.plain(_text(said, "title")), draft.MOST_TITLE),
        site_url=urls.join(url, _text(said, "home_page_url")),
        language=language,
        icon_url=urls.join(url, _text(said, "icon")) or urls.join(url, _text(said, "favicon")),
        articles=tuple(map(draft.article, draft.in_language(drafts, language))),
    )


def _called_feed(head: str) -> bool:
    return any(f'"{key}"' in head for key in ("feed_url", "home_page_url"))


def _item(item: dict[str, Any], base: str, feed_authors: tuple[str, ...]) -> Draft:
    page = urls.join(base, _text(item, "url")) or urls.join(base, _text(item, "external_url"))
    content = _text(item, "content_html") or draft.paragraphs(_text(item, "content_text"))
    shown = [urls.join(base, _text(item, key)) for key in ("image", "banner_image")]
    return Draft(
        title=draft.plain(_text(item, "title")),
        url=page or _address(_guid(item)),
        guid=_guid(item),
        content=content,
        summary=draft.paragraphs(_text(item, "summary")),
        base=page or base,
        authors=tuple(_authors(item)) or feed_authors,
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        categories=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        pictures=tuple(Picture(url=address) for address in shown if address),
        enclosures=tuple(_enclosures(item, base)),
        language=_text(item, "language")[:35],
    )


def _address(guid: str) -> str:
    return guid if urls.is_web(guid) else ""


def _authors(said: dict[str, Any]) -> Iterator[str]:
    """Name the authors: 1.1 lists them, 1.0 knew one."""
    for author in [*_list(said, "authors"), said.get("author")]:
        if isinstance(author, dict) and _text(author, "name"):
            yield _text(author, "name")


def _enclosures(item: dict[str, Any], base: str) -> Iterator[Enclosure]:
    for file in _list(item, "attachments"):
        if isinstance(file, dict) and (address := urls.join(base, _text(file, "url"))):
            size = file.get("size_in_bytes")
            whole = size if isinstance(size, int) and 0 <= size < 10**12 else 0
            yield Enclosure(url=address, type=_text(file, "mime_type"), length=whole, duration=_seconds(file))


def _seconds(file: dict[str, Any]) -> int:
    seconds = file.get("duration_in_seconds")
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds < 10**6
    return int(seconds) if number and seconds is not None else 0


def _text(said: dict[str, Any], key: str) -> str:
    """Give a text field, without what JSON may spell and a text may not hold: NUL, halves of surrogate pairs."""
    value = said.get(key)
    return charset.clean(value) if isinstance(value, str) else ""


def _guid(item: dict[str, Any]) -> str:
    """Give the id; some feeds write a number (jsonfeed.org: read it as text)."""
    value = item.get("id")
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18
    return str(value) if whole else _text(item, "id")


def _list(said: dict[str, Any], key: str) -> list[Any]:
    value = said.get(key)
    return value if isinstance(value, list) else []
