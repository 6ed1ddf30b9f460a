"""Reading one document within a parse child, with word of which path it took."""

from __future__ import annotations

from dataclasses import dataclass
from unittest.mock import patch

from reader.errors import DocumentError
from reader.model import ParsedFeed
from reader.parse import charset, feed, feed_fallback

PATHS = ("fast", "fallback", "JSON Feed", "refused")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a document, by which path, and the sentence where that is nothing."""

    feed: ParsedFeed
    path: str
    refusal: str = ""


def read(data: bytes, url: str, content_type: str) -> Reading:
    """Read a feed as the app does. Runs in a parse child, so it can be imported by one."""
    with patch.object(feed_fallback, "read", wraps=feed_fallback.read) as slow:
        try:
            parsed = feed.read(data, url=url, content_type=content_type)
        except DocumentError as refusal:
            return Reading(ParsedFeed(), "refused", str(refusal))
    if slow.called:
        return Reading(parsed, "fallback")
    return Reading(parsed, "JSON Feed" if charset.decode(data).lstrip()[:1] == "{" else "fast")
