"""Values for tests: each builder fills in what a test is not about."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from reader.model import Article, Change, Feed, Kind, Link, Media, Picture, Ready, Row
from reader.store import Store

NOW = 1_750_000_000  # 15 June 2025: the clock of tests that need one


def slug(title: str) -> str:
    """Turn a title into the last part of an address."""
    return re.sub(r"\W+", "-", title.casefold()).strip("-")


def article(title: str = "A story", **given: Any) -> Article:
    """Make an article of paper.example; `slug="x"` gives its address, `body="words"` its text, `url=""` none."""
    name = given.pop("slug", slug(title))
    body = given.pop("body", f"All of {title}.")
    values: dict[str, Any] = {"url": f"https://paper.example/{name}", "body_html": f"<p>{body}</p>", "published": NOW}
    return Article(title=title, **{**values, **given})


def link(text: str = "Another story", **given: Any) -> Link:
    """Make a related link to paper.example; `slug="x"` gives its address, `url=""` makes it a title alone."""
    name = given.pop("slug", slug(text))
    values: dict[str, Any] = {"url": f"https://paper.example/{name}", "kind": Kind.INLINE, "label": "ALSO READ"}
    return Link(text=text, **{**values, **given})


def also_read(name: str, **given: Any) -> Link:
    """Make an ALSO READ link to the story of this slug."""
    return link(given.pop("text", name.replace("-", " ").capitalize()), slug=name, **given)


def row(title: str = "A story", **given: Any) -> Row:
    """Make the row of an unread article of The Paper that is ready offline."""
    values: dict[str, Any] = {
        "id": 5, "standfirst": "", "source": "The Paper", "section": "", "sort_at": 0, "published": None,
        "language": "", "read": False, "bookmarked": False, "ready": Ready.READY,
    }  # fmt: skip
    return Row(title=title, **{**values, **given})


def feed(url: str = "https://paper.example/feed.xml", **given: Any) -> Feed:
    """Make a feed that is in no library yet."""
    return Feed(url=url, **{"title": "The Paper", "site_url": "https://paper.example/", **given})


def picture(name: str = "one", **given: Any) -> Picture:
    """Make a picture of paper.example."""
    return Picture(**{"url": f"https://paper.example/{name}.jpg", **given})


def media(data: bytes = b"bytes", **given: Any) -> Media:
    """Make a kept file under the hash of its bytes."""
    return Media(hash=sha256(data).hexdigest(), data=data, **{"type": "image/png", "width": 1, "height": 1, **given})


def remove_for_good(store: Store, *feeds: int) -> Change:
    """Delete feeds as a reader does, and let the days go by in which that can be undone."""
    return store.delete_feeds(feeds) | store.purge_deleted(2**40)
