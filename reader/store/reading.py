"""Whole articles, read: the row with its body, links and pictures. Links are resolved in links.py."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reader.model import Article, Enclosure, Kind, Link, Origin, Picture, Ready
from reader.store import links, papers
from reader.store.sqlite import Connection
from reader.store.values import listed
from reader.store.waiting import waiting

_COLUMNS = (
    "id, uid, canonical_url, guid, title, standfirst, byline, published, published_offset, updated, updated_offset, "
    "language, paper, origin, first_seen, sort_at, full_text, read, bookmarked, ready"
)
_PAGE_ERROR = (
    "ifnull((SELECT error FROM attempts WHERE kind = 'page' AND key = CAST(articles.id AS TEXT) "
    "AND page_state IN (0, 4)), '')"
)
# The first feed that delivered it and was not deleted since; one that brought it only as a copy comes last.
FEED = (
    "(SELECT d.feed FROM deliveries d JOIN feeds f ON f.id = d.feed WHERE d.article = articles.id "
    "AND f.deleted_at IS NULL ORDER BY d.copy IS NOT NULL, d.delivered_at, d.feed LIMIT 1)"
)


_BOOKMARKED_AT = "(SELECT bookmarked_at FROM marks WHERE marks.uid = articles.uid)"


def articles(db: Connection, ids: Sequence[int]) -> tuple[Article, ...]:
    """Read whole articles in the order asked, their links not resolved; ids that are gone are left out."""
    wanted = listed(ids)
    parts = _Parts(db, wanted)
    rows = db.execute(
        f"SELECT {_COLUMNS}, {_PAGE_ERROR}, {FEED}, {_BOOKMARKED_AT}, section, enclosures FROM articles "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    paths: dict[int | None, tuple[str, ...]] = {None: ()}
    for *_, section, _enclosures in rows:
        if section not in paths:
            paths[section] = papers.section(db, section).path
    found = {row[0]: _value(row[:-5], row[-5], row[-4], row[-3], paths[row[-2]], row[-1], parts) for row in rows}
    return tuple(found[id] for id in ids if id in found)


def resolved(db: Connection, ids: Sequence[int]) -> tuple[Article, ...]:
    """Read whole articles with their links resolved."""
    return tuple(links.resolve_all(db, articles(db, ids)))


def without_page(db: Connection, feed: int, limit: int, now: int | None) -> tuple[Article, ...]:
    """Read the feed's newest articles whose pages are wanted and not here, without body, links and pictures.

    With `now` (UTC seconds) those that are tried again later are left out.
    """
    rows = db.execute(
        # Few articles wait for their page, and a feed may have delivered very many.
        f"SELECT {_COLUMNS}, ?1 FROM articles INDEXED BY articles_pageless "
        "WHERE page_state = 0 AND canonical_url <> '' "
        "AND EXISTS (SELECT 1 FROM deliveries WHERE feed = ?2 AND article = articles.id AND copy IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM attempts WHERE kind = 'page' AND key = CAST(articles.id AS TEXT) "
        f"AND {waiting('next_try', '?3')}) ORDER BY sort_at DESC, id DESC LIMIT ?4",
        (feed, feed, now, limit),
    ).fetchall()
    return tuple(_value(row[:-1], "", row[-1], None, (), "[]", None) for row in rows)


def without_related(db: Connection, limit: int, now: int | None) -> list[int]:
    """List the newest shown articles whose text is settled, but not yet the stories that it names.

    With `now` (UTC seconds) those are left out of which each story is tried again later.
    """
    rows = db.execute(
        "SELECT id FROM articles WHERE page_state IN (1, 2, 4) AND related_done = 0 AND shown = 1 "
        f"AND NOT {waiting('related_at', '?1')} "
        "AND origin IN ('feed', 'followed') ORDER BY sort_at DESC, id DESC LIMIT ?2",
        (now, limit),
    ).fetchall()
    return [id for (id,) in rows]


class _Parts:
    """Bodies, links and pictures of some articles, each read in one question."""

    def __init__(self, db: Connection, wanted: str) -> None:
        where = "WHERE article IN (SELECT value FROM json_each(?))"
        self.bodies: dict[int, str] = dict(
            db.execute(f"SELECT article, html FROM bodies {where}", (wanted,)).fetchall()
        )
        self.links: dict[int, list[Link]] = defaultdict(list)
        for article, position, kind, *rest in db.execute(
            f"SELECT article, position, kind, label, rule, confidence, text, url FROM links {where} ORDER BY position",
            (wanted,),
        ).fetchall():
            label, rule, confidence, text, url = rest
            self.links[article].append(
                Link(
                    url=url,
                    text=text,
                    kind=Kind(kind),
                    label=label,
                    position=position,
                    rule=rule,
                    confidence=confidence,
                )
            )
        self.pictures: dict[int, list[Picture]] = defaultdict(list)
        self.leads: dict[int, Picture] = {}
        for article, position, url, caption, credit, alt in db.execute(
            f"SELECT article, position, url, caption, credit, alt FROM pictures {where} ORDER BY position", (wanted,)
        ).fetchall():
            picture = Picture(url=url, caption=caption, credit=credit, alt=alt)
            if position == 0:
                self.leads[article] = picture
            else:
                self.pictures[article].append(picture)


def _value(
    row: Sequence[Any],
    page_error: str,
    feed: int | None,
    bookmarked_at: int | None,
    section_path: tuple[str, ...],
    enclosures: str,
    parts: _Parts | None,
) -> Article:
    given = dict(zip(_COLUMNS.split(", "), row, strict=True))
    id = given["id"]
    return Article(
        **{
            **{name: value for name, value in given.items() if name != "canonical_url"},
            "url": given["canonical_url"],
            "origin": Origin(given["origin"]),
            "full_text": bool(given["full_text"]),
            "read": bool(given["read"]),
            "bookmarked": bool(given["bookmarked"]),
            "ready": Ready(given["ready"]),
        },
        page_error=page_error,
        feed=feed,
        bookmarked_at=bookmarked_at,
        section_path=section_path,
        enclosures=tuple(map(_enclosure, json.loads(enclosures))),
        body_html=parts.bodies.get(id, "") if parts else "",
        links=tuple(parts.links.get(id, ())) if parts else (),
        pictures=tuple(parts.pictures.get(id, ())) if parts else (),
        lead_image=parts.leads.get(id) if parts else None,
    )


def _enclosure(stored: list[Any]) -> Enclosure:
    """Read one; libraries of before the fourth edition hold no time that it plays."""
    url, kind, size, *seconds = stored
    return Enclosure(url=url, type=kind, length=size, duration=seconds[0] if seconds else 0)
