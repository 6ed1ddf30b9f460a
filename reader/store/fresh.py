"""Articles that are surely new, written many at a time: what delivery.py does one by one, in a third of the time.

Most of what a feed brings is new or known as it is. Where nothing in the library has an item's address, words or guid,
no rule of identity.py can find it, and all such items that follow each other are written by a few statements. Those
that share an address are left to delivery.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader import urls
from reader.model import Article, Origin
from reader.store import articles, identity, search
from reader.store.identity import Arrival
from reader.store.sqlite import Connection
from reader.store.values import listed, seconds
from reader.text import clean

_ARTICLE = (
    "INSERT INTO articles (id, uid, paper, origin, listed, sources, first_seen, sort_at, content_hash, title_key, "
    "title, guid, canonical_url, page_state, ready, section, standfirst, byline, language, published, "
    "published_offset, updated, updated_offset, enclosures) "
    "VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

Section = Callable[[tuple[str, ...]], int | None]  # of a path, as the feed's paper has it; None where it is left out


def is_known(db: Connection, batch: Sequence[Arrival], feed: int, paper: int) -> list[bool]:
    """Tell of each whether something in the library may be it: what has its address, its words or its guid."""
    addresses = _there(db, "SELECT identity FROM addresses WHERE identity IN", [one.address for one in batch])
    guids = _there(
        db, f"SELECT guid FROM deliveries WHERE feed = {feed:d} AND guid <> '' AND guid IN", [one.guid for one in batch]
    )
    marks = ", ".join("?" * len(batch))
    found = db.execute(
        f"SELECT content_hash FROM articles WHERE paper = ? AND content_hash IN ({marks})",
        (paper, *(one.words for one in batch)),
    )
    words = {words for (words,) in found.fetchall()}
    return [one.shared or one.address in addresses or one.guid in guids or one.words in words for one in batch]


def _there(db: Connection, question: str, values: Sequence[str]) -> set[str]:
    asked = [value for value in values if value]
    return {
        value for (value,) in db.execute(f"{question} (SELECT value FROM json_each(?))", (listed(asked),)).fetchall()
    }


def insert(
    db: Connection, batch: Sequence[Arrival], feed: int, paper: int, section: Section, now: int
) -> list[Article]:
    """Write these articles, and that the feed delivers them. Answers what was written."""
    written = {id: _tidy(one.article, id, now) for id, one in enumerate(batch, start=_next_id(db))}
    sections = [section(article.section_path) for article in written.values()]
    # A delivery before its article moves no counter: they are moved once for all of them, below.
    db.execute("PRAGMA defer_foreign_keys = ON")
    _write_deliveries(db, batch, written, feed, now)
    db.executemany(
        "INSERT INTO addresses (paper, identity, article) VALUES (?, ?, ?) ON CONFLICT (paper, identity) DO NOTHING",
        [(paper, one.address, id) for id, one in zip(written, batch, strict=True) if one.address],
    )
    db.executemany(
        "INSERT INTO bodies (article, html) VALUES (?, ?)",
        [(id, article.body_html) for id, article in written.items() if article.body_html],
    )
    articles.write_parts(db, written)
    db.executemany(
        _ARTICLE,
        [
            _row(one, article, paper, section, now)
            for one, article, section in zip(batch, written.values(), sections, strict=True)
        ],
    )
    articles.show_small_pictures(db, [id for id, one in written.items() if one.lead_image or one.pictures])
    search.index_new(db, written)
    _count(db, feed, sections)
    return list(written.values())


def _tidy(article: Article, id: int, now: int) -> Article:
    published = seconds(article.published)
    return articles.tidy(article, id=id, sort_at=now if published is None else min(published, now))


def _next_id(db: Connection) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    return int(row[0]) + 1 if row else 1


def _write_deliveries(
    db: Connection, batch: Sequence[Arrival], written: Mapping[int, Article], feed: int, now: int
) -> None:
    db.executemany(
        "INSERT INTO deliveries (feed, article, guid, text_hash, told_hash, delivered_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(feed, id, one.guid, one.said, one.told, now) for id, one in zip(written, batch, strict=True)],
    )


def _row(one: Arrival, article: Article, paper: int, section: int | None, now: int) -> tuple[object, ...]:
    said = one.article
    as_said = (article.title, article.body_html, article.standfirst) == (said.title, said.body_html, said.standfirst)
    return (
        *(article.id, identity.uid(), paper, Origin.FEED.value, now, article.sort_at),
        *(one.words if as_said else identity.words_hash(article), urls.title_key(article.title), article.title),
        *(clean(article.guid)[:2000], article.url, 0, _ready(article), section),
        *(article.standfirst, article.byline, article.language, article.published, article.published_offset),
        *(article.updated, article.updated_offset, articles.enclosures(article)),
    )


def _ready(article: Article) -> int:
    """Guess how ready it is; readiness.py settles it, and has less to write where this is right."""
    alone = not (article.url or article.lead_image or article.pictures or article.links)
    return 0 if not article.body_html else 2 if alone else 1


def _count(db: Connection, feed: int, sections: Sequence[int | None]) -> None:
    """Count so many more unread articles in the feed, in the folders above it, and in their sections under the feed."""
    db.execute("UPDATE feeds SET unread = unread + ? WHERE id = ?", (len(sections), feed))
    db.execute(
        "UPDATE folders SET unread = unread + ? WHERE id IN "
        "(SELECT above FROM folder_above JOIN feeds USING (folder) WHERE feeds.id = ?)",
        (len(sections), feed),
    )
    db.executemany(
        "INSERT INTO feed_sections (feed, section, articles, unread) "
        "SELECT ?1, above, ?3, ?3 FROM section_above WHERE section = ?2 ON CONFLICT (feed, section) "
        "DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread",
        [(feed, one, sections.count(one)) for one in dict.fromkeys(sections) if one is not None],
    )
