"""What the reader said of two articles: that they are one story, that they are not, or that they are two texts.

By uid, so that it outlives all. It is never undone by what is worked out later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.store.sqlite import Connection
from reader.store.values import listed

Pair = tuple[int, int]

# What `together` may be. Two that are not one story are not one text either.
_APART, _TOGETHER, _TWO_TEXTS, _TOGETHER_IN_TWO_TEXTS = 0, 1, 2, 3
_ONE_STORY = (_TOGETHER, _TOGETHER_IN_TWO_TEXTS)
_NOT_ONE_TEXT = (_APART, _TWO_TEXTS, _TOGETHER_IN_TWO_TEXTS)


def pairs(db: Connection, articles: Collection[int], *, together: bool) -> list[Pair]:
    """List (article, other) of which the reader said that they are one story, or that they are not.

    One of these articles comes first in each.
    """
    return [(one, other) for one, other, _ in _said(db, articles, _ONE_STORY if together else (_APART,))]


def _said(db: Connection, articles: Collection[int], of: Collection[int]) -> list[tuple[int, int, int]]:
    """List (article, other, what was said of them)."""
    return db.execute(
        "SELECT mine.id, other.id, together FROM json_each(?1) CROSS JOIN articles AS mine ON mine.id = value "
        "CROSS JOIN said ON one = mine.uid CROSS JOIN articles AS other ON other.uid = two "
        "WHERE together IN (SELECT value FROM json_each(?2)) UNION ALL "
        "SELECT mine.id, other.id, together FROM json_each(?1) CROSS JOIN articles AS mine ON mine.id = value "
        "CROSS JOIN said ON two = mine.uid CROSS JOIN articles AS other ON other.uid = one "
        "WHERE together IN (SELECT value FROM json_each(?2))",
        (listed(articles), listed(of)),
    ).fetchall()


def together_among(db: Connection, articles: Collection[int]) -> set[int]:
    """Answer those of these articles that the reader put together with another of them, without listing every pair."""
    rows = db.execute(
        "WITH these AS MATERIALIZED (SELECT id, uid FROM articles WHERE id IN (SELECT value FROM json_each(?1))) "
        "SELECT id FROM these WHERE EXISTS (SELECT 1 FROM said WHERE one = these.uid "
        "AND together IN (SELECT value FROM json_each(?2)) AND two IN (SELECT uid FROM these)) "
        "OR EXISTS (SELECT 1 FROM said WHERE two = these.uid "
        "AND together IN (SELECT value FROM json_each(?2)) AND one IN (SELECT uid FROM these))",
        (listed(articles), listed(_ONE_STORY)),
    ).fetchall()
    return {article for (article,) in rows}


def apart(db: Connection, articles: Collection[int]) -> frozenset[Pair]:
    """Answer the pairs of these articles and others that are not one story, both ways round."""
    return _both_ways(pairs(db, articles, together=False))


def two_texts(db: Connection, articles: Collection[int]) -> frozenset[Pair]:
    """Answer the pairs of these articles and others that are not one text, both ways round."""
    return _both_ways((one, other) for one, other, _ in _said(db, articles, _NOT_ONE_TEXT))


def _both_ways(found: Iterable[Pair]) -> frozenset[Pair]:
    return frozenset(pair for one, other in found for pair in ((one, other), (other, one)))


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
    """Remember of these pairs that they are one story, or that they are not, over what was said before.

    Two texts stay two where they are one story.
    """
    db.executemany(
        "INSERT INTO said (one, two, together) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (one, two) DO UPDATE SET together = iif(?3, ?3 | (together & 2), 0)",
        [(*pair, together) for pair in names(db, found)],
    )


def say_two_texts(db: Connection, found: Iterable[Pair]) -> None:
    """Remember of these pairs that they are never one text; one story they may be, unless the reader said otherwise."""
    db.executemany(
        "INSERT INTO said (one, two, together) VALUES (?, ?, 2) "
        "ON CONFLICT (one, two) DO UPDATE SET together = 3 WHERE together = 1",
        names(db, found),
    )


def follow(db: Connection, goes: int, stays: int) -> None:
    """Let what was said of an article that goes hold for the one with its text, where nothing was said of that."""
    for _, other, what in _said(db, [goes], (*_ONE_STORY, *_NOT_ONE_TEXT)):
        db.executemany(
            "INSERT INTO said (one, two, together) VALUES (?, ?, ?) ON CONFLICT (one, two) DO NOTHING",
            [(*pair, what) for pair in names(db, [(stays, other)])],
        )
