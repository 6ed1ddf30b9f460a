"""What the reader did to articles, by their permanent uid. Triggers copy it to the rows that lists read."""

from __future__ import annotations

from collections.abc import Collection

from reader.errors import InputError
from reader.model import NOTHING, Change, Mark
from reader.store import copies
from reader.store.sqlite import Connection
from reader.store.values import listed

_COLUMN = {Mark.READ: "read", Mark.UNREAD: "read", Mark.BOOKMARK: "bookmarked", Mark.UNBOOKMARK: "bookmarked"}
_ON = {Mark.READ, Mark.BOOKMARK}


def mark(
    db: Connection, ids: Collection[int], marks: Collection[Mark], now: int, *, copies_too: bool = False
) -> tuple[frozenset[int], Change]:
    """Mark articles; where `copies_too`, what is read or unread is every article with their text.

    Answers the ids that really changed; unknown ids are passed over.
    """
    changed: frozenset[int] = frozenset()
    for one in marks:
        of_text = copies_too and _COLUMN[one] == "read"
        changed |= _mark(db, copies.same_text(db, ids) if of_text else ids, one, now)
    return changed, Change(articles=changed, counts=True) if changed else NOTHING


def _mark(db: Connection, ids: Collection[int], mark: Mark, now: int) -> frozenset[int]:
    column, on = _COLUMN[mark], mark in _ON
    rows = db.execute(
        f"SELECT id, uid FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {column} = ?",
        (listed(ids), not on),
    ).fetchall()
    db.executemany(
        f"INSERT INTO marks (uid, {column}_at) VALUES (?1, ?2) ON CONFLICT (uid) DO UPDATE SET {column}_at = ?2",
        [(uid, now if on else None) for _, uid in rows],
    )
    return frozenset(id for id, _ in rows)


def set_place(db: Connection, article: int, place: float) -> None:
    """Remember how far an article was read, 0 to 1. Raises InputError for another number."""
    if not 0.0 <= place <= 1.0:
        raise InputError("A reading place lies between 0 and 1.")
    db.execute(
        "INSERT INTO marks (uid, place) SELECT uid, ?2 FROM articles WHERE id = ?1 "
        "ON CONFLICT (uid) DO UPDATE SET place = ?2",
        (article, place),
    )


def place(db: Connection, article: int) -> float:
    """Answer how far an article was read, 0 to 1."""
    row = db.execute("SELECT place FROM marks JOIN articles USING (uid) WHERE articles.id = ?", (article,)).fetchone()
    return float(row[0]) if row else 0.0
