"""Under which terms articles are found.

What a signature means is not known here. A term is a whole number of 32 bits with its sign.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from reader.model import Grouped
from reader.store import term_counts
from reader.store.sqlite import Connection
from reader.store.values import listed

DAY = 24 * 60 * 60


def keep(db: Connection, batch: Sequence[Grouped]) -> set[int]:
    """Write the signatures of articles and post their terms. Answers those that had another signature before."""
    before = _signatures(db, [one.article for one in batch])
    changed = [one for one in batch if before.get(one.article) != (one.signature, _packed(one.terms))]
    unpost(db, [one.article for one in changed if one.article in before])
    db.executemany(
        "INSERT INTO signatures (article, terms, data) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (article) DO UPDATE SET terms = ?2, data = ?3",
        [(one.article, _packed(one.terms), one.signature) for one in changed],
    )
    post(db, [one.article for one in changed])
    term_counts.add(db, [one for one in batch if one.article not in before])
    return {one.article for one in changed if one.article in before}


def _signatures(db: Connection, articles: Collection[int]) -> dict[int, tuple[bytes, bytes]]:
    rows = db.execute(
        "SELECT article, data, terms FROM signatures WHERE article IN (SELECT value FROM json_each(?))",
        (listed(articles),),
    ).fetchall()
    return {article: (data, terms) for article, data, terms in rows}


def _packed(terms: Iterable[int]) -> bytes:
    return array("i", terms).tobytes()


def post(db: Connection, articles: Collection[int]) -> None:
    """Let these articles be found under their terms; not the copies among them, since their text is found already."""
    db.executemany(
        "INSERT INTO story_terms (term, day, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        _postings(db, articles, "AND duplicate_of IS NULL"),
    )


def unpost(db: Connection, articles: Collection[int]) -> None:
    """Let these articles not be found any more; their signatures stay."""
    db.executemany(
        "DELETE FROM story_terms WHERE term = ? AND day = ? AND article = ?",
        _postings(db, articles),
    )


def _postings(db: Connection, articles: Collection[int], but: str = "") -> list[tuple[int, int, int]]:
    rows = db.execute(
        "SELECT article, sort_at, terms FROM signatures JOIN articles ON articles.id = article "
        f"WHERE article IN (SELECT value FROM json_each(?)) {but}",
        (listed(articles),),
    ).fetchall()
    return sorted((term, at // DAY, article) for article, at, terms in rows for term in array("i", terms))


def forget(db: Connection, articles: Collection[int]) -> None:
    """Forget all that is kept here of articles that go."""
    unpost(db, articles)
    for table in ("signatures", "ungrouped"):
        db.execute(f"DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?))", (listed(articles),))


def look_again(db: Connection, articles: Collection[int]) -> None:
    """Let the text of these articles await a look for its story."""
    db.execute(
        "INSERT INTO ungrouped (article) SELECT value FROM json_each(?) WHERE true ON CONFLICT (article) DO NOTHING",
        (listed(articles),),
    )


def taken(db: Connection, articles: Collection[int]) -> None:
    """Note that these articles are looked at: they await it no more."""
    db.execute("DELETE FROM ungrouped WHERE article IN (SELECT value FROM json_each(?))", (listed(articles),))
