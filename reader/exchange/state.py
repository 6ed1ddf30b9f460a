"""What the library holds as plain dictionaries, ready for JSON: the shapes that `--json` prints.

Keys are a promise to scripts: they are added to, never renamed. Times are ISO 8601 with an offset, or None.
"""

from __future__ import annotations

from typing import Any

from reader.model import Article, Feed, FeedHealth, Lack, Link, ParsedFeed, Picture, Poll, Readiness, Row, Section
from reader.times import iso


def article(value: Article, *, paper: str, feed: str, row: Row | None = None) -> dict[str, Any]:
    """Describe a whole article; `paper` and `feed` are their titles, "" where there is none.

    `row` says what a list shows of it beside; an article that is in no library has none.
    """
    return {
        "id": value.id,
        "title": value.title,
        "standfirst": value.standfirst,
        "byline": value.byline,
        "published": iso(value.published, value.published_offset),
        "updated": iso(value.updated, value.updated_offset),
        "language": value.language,
        "section_path": list(value.section_path),
        "url": value.url,
        "paper": paper,
        "feed": feed,
        "origin": value.origin.value,
        "read": value.read,
        "bookmarked": value.bookmarked,
        "lead_image": _picture(value.lead_image),
        "body_html": value.body_html,
        "links": [link(one) for one in value.links],
        **_beside(row),
    }


def row(value: Row, offset: int | None = None) -> dict[str, Any]:
    """Describe an article as a list shows it, under the same keys as a whole one.

    `offset` is the paper's own (minutes east of UTC), which a row does not have.
    """
    return {
        "id": value.id,
        "title": value.title,
        "standfirst": value.standfirst,
        "published": iso(value.published, offset),
        "language": value.language,
        "section": value.section,
        "source": value.source,
        "read": value.read,
        "bookmarked": value.bookmarked,
        "ready": value.ready.name.lower(),
        **_beside(value),
    }


def _beside(row: Row | None) -> dict[str, Any]:
    """Tell what else carries an article's text, whether its paper rewrote it, and what story how many tell with it."""
    return {
        "also": list(row.also) if row else [],
        "changed": bool(row and row.changed),
        "story": row.story if row else None,
        "story_size": row.story_size if row else 0,
    }


def link(value: Link) -> dict[str, Any]:
    """Describe a link to another story; `article` is that story's id when it is in the library."""
    return {
        "url": value.url,
        "canonical": value.canonical,
        "text": value.text,
        "kind": value.kind.value,
        "label": value.label,
        "position": value.position,
        "confidence": value.confidence,
        "rule": value.rule,
        "article": value.article,
    }


def feed(value: Feed) -> dict[str, Any]:
    """Describe a feed and how its last poll went."""
    return {
        "id": value.id,
        "url": value.url,
        "title": value.title,
        "site_url": value.site_url,
        "folder": value.folder,
        "language": value.language,
        "polled": iso(value.polled),
        "error": value.error,
        "sample": value.sample,
    }


def feed_health(value: FeedHealth) -> dict[str, Any]:
    """Describe a feed and how it has been doing."""
    return {
        **feed(value.feed),
        "stopped": value.feed.stopped,
        "next_poll": iso(value.feed.next_poll) if value.feed.next_poll and not value.feed.stopped else None,
        "failures": value.feed.failures,
        "moved_to": value.feed.moved_to,
        "same_as": value.feed.same_as,
        "last": poll(value.last) if value.last else None,
        "strip": value.strip,
        "articles_a_week": round(value.week, 2),
        "newest": iso(value.newest),
        "silent": value.silent,
    }


def poll(value: Poll, *, feed: str | None = None) -> dict[str, Any]:
    """Describe a line of the activity log; `feed` is the feed's title."""
    return {
        "id": value.id,
        "feed": value.feed,
        **({} if feed is None else {"title": feed}),
        "at": iso(value.at),
        "took_ms": value.took,
        "status": value.status,
        "new": value.new,
        "changed": value.changed,
        "bytes": value.size,
        "error": value.error,
    }


def parsed_feed(value: ParsedFeed, *, url: str) -> dict[str, Any]:
    """Describe what a feed's document says, without storing it."""
    return {
        "url": url,
        "title": value.title,
        "site_url": value.site_url,
        "language": value.language,
        "icon_url": value.icon_url,
        "articles": [article(one, paper=one.paper_title or value.title, feed=value.title) for one in value.articles],
    }


def section(value: Section, *, paper: str, articles: int, unread: int) -> dict[str, Any]:
    """Describe a section of a paper and what it holds, the sections below it included."""
    return {"id": value.id, "path": list(value.path), "paper": paper, "articles": articles, "unread": unread}


def readiness(value: Readiness, *, title: str) -> dict[str, Any]:
    """Describe what an article has and lacks when the network is gone."""
    return {
        "article": value.article,
        "title": title,
        "ready": value.ready.name.lower(),
        "text": value.text,
        "pictures": value.pictures,
        "pictures_kept": value.pictures_kept,
        "related": value.related,
        "related_kept": value.related_kept,
        "lacks": [_lack(one) for one in value.lacks],
    }


def _lack(value: Lack) -> dict[str, Any]:
    return {
        "part": value.part.value,
        "url": value.url,
        "title": value.title,
        "error": value.error,
        "next_try": iso(value.next_try),
    }


def _picture(value: Picture | None) -> dict[str, str] | None:
    return None if value is None else {"url": value.url, "caption": value.caption}
