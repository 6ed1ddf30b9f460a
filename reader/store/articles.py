"""An article's row and what hangs on it: body, links, pictures, searchable words.

Which article it is was decided in identity.py; here it is written.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from reader import urls
from reader.model import Article, Change, Link, Origin, Picture
from reader.store import identity, leaving, leftovers, papers, search
from reader.store.sqlite import Connection
from reader.store.values import address, listed, seconds, words
from reader.text import clean

_LONGEST_TITLE, _LONGEST_STANDFIRST, _LONGEST_BYLINE = 1000, 4000, 500


def insert(db: Connection, article: Article, *, paper: int, origin: Origin, now: int, page_state: int = 0) -> int:
    """Write a new article's row, and all that hangs on it. Answers its id."""
    article = tidy(article)
    published = article.published
    made = db.execute(
        "INSERT INTO articles (uid, paper, origin, listed, first_seen, sort_at, content_hash, title_key, title, "
        "guid, canonical_url, page_state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(identity.uid(), paper, origin.value, origin is not Origin.PREFETCHED, now),
            *(now if published is None else min(published, now), identity.words_hash(article)),
            *(urls.title_key(article.title), article.title, clean(article.guid)[:2000], article.url, page_state),
        ),
    )
    id = int(made.lastrowid or 0)
    _write_row(db, id, article, paper)
    _write_body(db, id, article)
    search.index(db, id, article)
    return id


def overwrite(db: Connection, id: int, article: Article) -> None:
    """Write what is said of an article now over what was. Its uid, marks, origin and place in the lists stay."""
    article = tidy(article)
    (paper,) = db.execute("SELECT paper FROM articles WHERE id = ?", (id,)).fetchone()
    _write_row(db, id, article, paper)
    _write_body(db, id, article)
    search.index(db, id, article)


def tidy(article: Article, *, id: int | None = None, sort_at: int | None = None) -> Article:
    """Cut what is said of an article to what the library holds, so that it reads back as it is now.

    `id` and `sort_at` are what the library gives it, where it is new.
    """
    published, updated = seconds(article.published), seconds(article.updated)
    return replace(
        article,
        title=words(article.title, _LONGEST_TITLE),
        standfirst=words(article.standfirst, _LONGEST_STANDFIRST),
        byline=words(article.byline, _LONGEST_BYLINE),
        language=words(article.language, 50),
        url=address(article.url),
        published=published,
        published_offset=article.published_offset if published is not None else None,
        updated=updated,
        updated_offset=article.updated_offset if updated is not None else None,
        body_html=clean(article.body_html),
        lead_image=_tidy_picture(article.lead_image) if article.lead_image else None,
        pictures=tuple(map(_tidy_picture, article.pictures)),
        links=tuple(map(_tidy_link, article.links)),
        id=article.id if id is None else id,
        sort_at=article.sort_at if sort_at is None else sort_at,
    )


def _tidy_picture(picture: Picture) -> Picture:
    return Picture(
        url=address(picture.url),
        caption=words(picture.caption, 2000),
        credit=words(picture.credit, 500),
        alt=words(picture.alt, 2000),
    )


def _tidy_link(link: Link) -> Link:
    return replace(link, url=address(link.url), text=words(link.text, 1000), label=words(link.label, 100))


def _write_row(db: Connection, id: int, article: Article, paper: int) -> None:
    db.execute(
        "UPDATE articles SET title = ?, title_key = ?, standfirst = ?, byline = ?, language = ?, canonical_url = ?, "
        "published = ?, published_offset = ?, updated = ?, updated_offset = ?, enclosures = ?, "
        "section = ifnull(?, section) WHERE id = ?",
        (
            *(article.title, urls.title_key(article.title), article.standfirst, article.byline, article.language),
            *(article.url, article.published, article.published_offset, article.updated, article.updated_offset),
            enclosures(article),
            *(papers.section_of(db, paper, article.section_path), id),
        ),
    )


def enclosures(article: Article) -> str:
    """Write the files that a feed attaches as the library holds them."""
    if not article.enclosures:
        return "[]"
    return json.dumps([[address(one.url), clean(one.type), one.length, one.duration] for one in article.enclosures])


def _write_body(db: Connection, id: int, article: Article) -> None:
    before = leftovers.shown(db, [id])
    for table in ("links", "pictures"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (id,))
    db.execute("UPDATE articles SET content_hash = ? WHERE id = ?", (identity.words_hash(article), id))
    if article.body_html:
        # Not removed and written again: whoever names this article would be looked at twice.
        db.execute(
            "INSERT INTO bodies (article, html) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET html = ?2",
            (id, article.body_html),
        )
    else:
        db.execute("DELETE FROM bodies WHERE article = ?", (id,))
    write_parts(db, {id: article})
    leftovers.forget(db, before, kept_too=False)  # what was kept is put away by the next purge
    show_small_pictures(db, [id])


def write_parts(db: Connection, written: Mapping[int, Article]) -> None:
    """Write the links and pictures of articles that have none."""
    db.executemany(
        "INSERT INTO links (article, position, identity, title_key, kind, label, rule, confidence, text, url) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(id, position, urls.identity(link.url), urls.title_key(link.text), link.kind.value),
                *(link.label, link.rule, link.confidence, link.text, link.url),
            )
            for id, article in written.items()
            for position, link in {link.position: link for link in article.links}.items()
        ],
    )
    shown = [
        (id, at, one)
        for id, article in written.items()
        for at, one in enumerate([article.lead_image, *article.pictures])
        if one
    ]
    db.executemany(
        "INSERT INTO pictures (article, position, url, caption, credit, alt) VALUES (?, ?, ?, ?, ?, ?)",
        [(id, at, one.url, one.caption, one.credit, one.alt) for id, at, one in shown],
    )
    db.executemany(
        "INSERT INTO picture_files (url, state) VALUES (?, 0) ON CONFLICT (url) DO NOTHING",
        [(one.url,) for _, _, one in shown if one.url],
    )


def show_small_pictures(db: Connection, ids: Iterable[int]) -> None:
    """Let lists show the small pictures that are here already: many an article shows one that another has."""
    db.executemany(
        "UPDATE articles SET thumbnail = (SELECT small FROM picture_files WHERE url = ?1) "
        "WHERE id = ?2 AND EXISTS (SELECT 1 FROM picture_files WHERE url = ?1 AND small IS NOT NULL)",
        [(first_picture(db, id), id) for id in ids],
    )


def first_picture(db: Connection, id: int) -> str:
    """Name the picture that stands for an article in a list: its lead picture, else the first of its body."""
    row = db.execute("SELECT url FROM pictures WHERE article = ? AND url <> '' ORDER BY position LIMIT 1", (id,))
    found = row.fetchone()
    return str(found[0]) if found else ""


def add_address(db: Connection, id: int, url: str) -> int | None:
    """Note one more address of an article. Answers the other article of its paper that has it, or None."""
    known = urls.identity(url)
    if not known:
        return None
    (paper,) = db.execute("SELECT paper FROM articles WHERE id = ?", (id,)).fetchone()
    db.execute(
        "INSERT INTO addresses (paper, identity, article) VALUES (?, ?, ?) ON CONFLICT (paper, identity) DO NOTHING",
        (paper, known, id),
    )
    owner = identity.by_address(db, known, paper)
    return None if owner == id else owner


def remove(db: Connection, ids: Collection[int]) -> Change:
    """Remove articles for good. Their marks stay, by uid. Deliveries go first, so that the counters see them go.

    Answers what changes among those that stay.
    """
    change = leaving.leave(db, ids)
    gone, before = listed(ids), leftovers.shown(db, ids)
    db.execute("DELETE FROM deliveries WHERE article IN (SELECT value FROM json_each(?))", (gone,))
    db.execute("DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))", (gone,))
    db.execute("DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    leftovers.forget(db, before, kept_too=True)
    return change
