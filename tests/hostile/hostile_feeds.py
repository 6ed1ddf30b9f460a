"""Small feeds and raw answers for hostile servers: words in, bytes out."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from newspaper_hostile import raw

TEXT = "The boats lay still in the harbour, and nobody had seen the keeper of the light since the evening before. " * 8


def item(title: str, *, guid: str = "", link: str = "", text: str | None = None, more: str = "") -> str:
    """Write one item of an RSS feed, its text another's only where `text` is; `more` is markup of its own."""
    text = f"{title}. {TEXT}" if text is None else text
    parts = [f"<title>{escape(title)}</title>", f"<description>{escape(text)}</description>" if text else "", more]
    parts += [f"<guid isPermaLink='false'>{escape(guid)}</guid>"] if guid else []
    parts += [f"<link>{escape(link)}</link>"] if link else []
    return f"<item>{''.join(parts)}</item>"


def rss(*items: str, title: str = "Hostile", link: str = "") -> bytes:
    """Write an RSS feed of these items; without a link nothing more than the feed is fetched."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>{escape(link)}</link>{''.join(items)}</channel></rss>"
    ).encode()


def news(*names: str) -> bytes:
    """Write a feed of one story each of these; another case's feed must name others, as all are of one paper."""
    return rss(*(item(f"News of {name}", guid=f"news-{name}") for name in names))


def says(head: str, body: bytes = b"") -> Callable[[Any], None]:
    """Answer with these very bytes: a status line with headers, a body, nothing more."""
    return lambda handler: raw(handler, head, body)


def ok(body: bytes, *headers: str, length: int | None = None) -> Callable[[Any], None]:
    """Answer 200 with a body, headers of its own, and the length that is said."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body) if length is None else length}", *headers]
    return says("\n".join(lines), body)


def redirect(status: int, to: str) -> Callable[[Any], None]:
    return says(f"HTTP/1.1 {status} Elsewhere\nLocation: {to}\nContent-Length: 0")


def in_turn(*answers: Callable[[Any], None]) -> Callable[[Any], None]:
    """Give one answer after the other, the last for ever."""
    left = list(answers)

    def answer(handler: Any) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer
