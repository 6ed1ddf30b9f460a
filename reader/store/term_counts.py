"""In how many articles each term stands. A rare one tells more of what a text is about.

What changes or goes later is not taken off again: how common a word is hardly moves by that.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Sequence

from reader.model import Grouped
from reader.store.sqlite import Connection
from reader.store.values import listed

# Counting touches most of a large table, for 50 articles as for 500. So the articles that come wait until they are so
# many that they matter: in a small library each does.
_MATTERS = 64  # a part so small of all that were counted does not
_MOST_WAITING = 500  # articles: more would hold other writers up


def read(db: Connection, terms: Collection[int]) -> tuple[int, dict[int, int]]:
    """Answer how many articles were counted, and in how many of them each of these terms stood."""
    rows = db.execute(
        "SELECT term, articles FROM json_each(?) CROSS JOIN term_counts ON term = value", (listed(terms),)
    ).fetchall()
    return _counted(db), dict(rows)


def _counted(db: Connection) -> int:
    return int(db.execute("SELECT articles FROM terms_counted").fetchone()[0])


def add(db: Connection, new: Sequence[Grouped]) -> None:
    """Count the terms of articles that were not counted before."""
    db.executemany(
        "INSERT INTO uncounted (article, terms) VALUES (?, ?) ON CONFLICT (article) DO NOTHING",
        [(one.article, array("i", set(one.counted)).tobytes()) for one in new],
    )
    (waiting,) = db.execute("SELECT count(*) FROM uncounted").fetchone()
    if waiting > min(_counted(db) // _MATTERS, _MOST_WAITING):
        _count(db)


def _count(db: Connection) -> None:
    gone = db.execute("DELETE FROM uncounted RETURNING terms").fetchall()
    found: Counter[int] = Counter()
    for (terms,) in gone:
        found.update(array("i", terms))
    db.executemany(
        "INSERT INTO term_counts (term, articles) VALUES (?1, ?2) "
        "ON CONFLICT (term) DO UPDATE SET articles = articles + ?2",
        sorted(found.items()),  # neighbours in the table, one after the other
    )
    db.execute("UPDATE terms_counted SET articles = articles + ?", (len(gone),))
