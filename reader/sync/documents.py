"""What a child makes of a subscribed document: the feed, and its articles as the library will look at them.

Fingerprints of texts cost as much as writing them, so the children take them: the worker itself has one thread's time.
"""

from __future__ import annotations

from reader.model import ParsedFeed
from reader.parse import subscribed
from reader.store.arriving import in_order
from reader.store.identity import Arrival


def read(data: bytes, *, url: str, content_type: str = "") -> tuple[ParsedFeed, tuple[Arrival, ...]]:
    """Read a document that came from `url`. Raises DocumentError."""
    feed = subscribed.read_any(data, url=url, content_type=content_type)
    return feed, in_order(feed.articles)
