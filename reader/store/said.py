"""What the reader said of two articles: that they are one story, or that they are not. By uid, so that it outlives all.

It is never undone by what is worked out later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.store.sqlite import Connection
from reader.store.values import listed

Pair = tuple[int, int]


def pairs(db: Connection, articles: Collection[int], *, together: bool) -> list[Pair]:
    """List (article, other) of which the reader said so, with one of these articles first."""
    rows = db.execute(
        "SELECT mine.id, other.id FROM json_each(?1) CROSS JOIN articles AS mine ON mine.id = value "
        "CROSS JOIN said ON one = mine.uid CROSS JOIN articles AS other ON other.uid = two WHERE together = ?2 "
        "UNION ALL "
        "SELECT mine.id, other.id FROM json_each(?1) CROSS JOIN articles AS mine ON mine.id = value "
        "CROSS JOIN said ON two = mine.uid CROSS JOIN articles AS other ON other.uid = one WHERE together = ?2",
        (listed(articles), together),
    ).fetchall()
    return [(one, other) for one, other in rows]


def apart(db: Connection, articles: Collection[int]) -> frozenset[Pair]:
    """Answer the pairs of these articles and others that are not one story, both ways round."""
    found = pairs(db, articles, together=False)
    return frozenset(found) | {(other, one) for one, other in found}


def together(db: Connection, articles: Collection[int]) -> tuple[frozenset[int], ...]:
    """Answer the sets of articles, with one of these at least, that the reader put together."""
    found: list[frozenset[int]] = []
    for article in articles:
        if not any(article in known for known in found):
            group = _all_with(db, article)
            found += [group] if len(group) > 1 else []
    return tuple(found)


def _all_with(db: Connection, article: int) -> frozenset[int]:
    """Follow from article to article what the reader put together."""
    group, new = {article}, {article}
    while new:
        new = {other for _, other in pairs(db, new, together=True)} - group
        group |= new
    return frozenset(group)


def names(db: Connection, found: Iterable[Pair]) -> list[tuple[str, str]]:
    """Write pairs of articles as the table holds them: by their uids, the lesser one first."""
    found = set(found)
    ids = {one for pair in found for one in pair}
    uid = dict(
        db.execute("SELECT id, uid FROM articles WHERE id IN (SELECT value FROM json_each(?))", (listed(ids),))
        .fetchall()
    )  # fmt: skip
    named = {(min(uid[one], uid[two]), max(uid[one], uid[two])) for one, two in found if one in uid and two in uid}
    return sorted(pair for pair in named if pair[0] != pair[1])


def say(db: Connection, found: Iterable[Pair], *, together: bool) -> None:
    """Remember of these pairs that they are one story, or that they are not, over what was said before."""
    db.executemany(
        "INSERT INTO said (one, two, together) VALUES (?1, ?2, ?3) ON CONFLICT (one, two) DO UPDATE SET together = ?3",
        [(*pair, together) for pair in names(db, found)],
    )


def follow(db: Connection, goes: int, stays: int) -> None:
    """Let what was said of an article that goes hold for the one that is the same text."""
    was = [(stays, other, 0) for _, other in pairs(db, [goes], together=False) if other != stays]
    was += [(stays, other, 1) for _, other in pairs(db, [goes], together=True) if other != stays]
    for one, other, as_one in was:
        db.executemany(
            "INSERT INTO said (one, two, together) VALUES (?, ?, ?) ON CONFLICT (one, two) DO NOTHING",
            [(*pair, as_one) for pair in names(db, [(one, other)])],
        )
