"""Which articles may tell what another tells: those that share most of its terms. Judging them is left to others."""

from __future__ import annotations

import json
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from reader.model import Kept
from reader.store import term_counts
from reader.store.sqlite import Connection
from reader.store.story_terms import DAY
from reader.store.values import listed

_ENOUGH = 1_500  # postings looked at: what only the commonest terms would add tells nothing
_ID_BITS = 40
_NEAR = "SELECT article, day FROM json_each(?) CROSS JOIN story_terms ON term = value WHERE day BETWEEN ? AND ?"
_NEWEST_OF_TERM = (
    "SELECT * FROM (SELECT article, day FROM story_terms WHERE term = ? ORDER BY day DESC, article DESC LIMIT 300)"
)
_KEPT = (
    "SELECT signatures.article, data, sort_at, paper, story FROM signatures "
    "JOIN articles ON articles.id = signatures.article "
    "LEFT JOIN story_members ON story_members.article = signatures.article "
)


def ungrouped(db: Connection, limit: int) -> list[int]:
    """List the articles whose text awaits a look for its story, those that came last first."""
    rows = db.execute(
        "SELECT article FROM ungrouped JOIN articles ON id = article WHERE purged_at IS NULL "
        "ORDER BY article DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [article for (article,) in rows]


def kept(db: Connection, articles: Collection[int]) -> tuple[Kept, ...]:
    """Read what is kept of these articles to find their like, in the order asked; those without are left out."""
    rows = db.execute(
        f"{_KEPT} WHERE signatures.article IN (SELECT value FROM json_each(?))", (listed(articles),)
    ).fetchall()
    found = {row[0]: _kept(row) for row in rows}
    return tuple(found[article] for article in articles if article in found)


def _kept(row: tuple[int, bytes, int, int, int | None]) -> Kept:
    article, signature, at, paper, story = row
    return Kept(article=article, signature=signature, at=at, paper=paper, story=story)


def recent(db: Connection, since: int) -> tuple[Kept, ...]:
    """Read what is kept of all articles that lists show or that were prefetched, from this UTC second on."""
    rows = db.execute(
        f"{_KEPT} WHERE signatures.article IN (SELECT id FROM articles WHERE shown = 1 AND sort_at >= ?1 "
        "UNION ALL SELECT id FROM articles WHERE listed = 0 AND purged_at IS NULL AND sort_at >= ?1) "
        "AND duplicate_of IS NULL ORDER BY sort_at, signatures.article",
        (since,),
    ).fetchall()
    return tuple(map(_kept, rows))


def find(
    db: Connection, terms: Sequence[int], *, around: int | None, days: int, limit: int, rarest_first: bool
) -> tuple[Kept, ...]:
    """Find articles that share most of these terms, those nearest in days to `around` first among equals.

    `around` (UTC seconds) also bounds the search to `days` before and after it; None asks for any time, the newest
    first. Never a scan: the rarest terms come first, and how many postings are looked at does not depend on how large
    the library is.
    """
    asked = terms if rarest_first else _rarest_first(db, terms)
    if not asked:
        return ()
    day = None if around is None else around // DAY
    values: tuple[object, ...] = tuple(asked)
    postings = " UNION ALL ".join([_NEWEST_OF_TERM] * len(asked))
    if day is not None:
        postings, values = _NEAR, (listed(asked), day - days, day + days)
    (places,) = db.execute(
        # One text is read faster than thousands of rows.
        f"SELECT json_group_array(day << {_ID_BITS} | article) FROM (SELECT article, day FROM ({postings}) "
        f"LIMIT {_ENOUGH})",
        values,
    ).fetchone()
    return kept(db, _best(Counter(json.loads(places)), day, limit))


def _rarest_first(db: Connection, terms: Sequence[int]) -> list[int]:
    _, common = term_counts.read(db, terms)
    return sorted(dict.fromkeys(terms), key=lambda term: common.get(term, 0))


def _best(shared: Counter[int], day: int | None, limit: int) -> list[int]:
    """Choose articles by how many terms they share. A place is an article's day and, in the lower bits, its id."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for place, count in shared.items():
        by_count[count].append(place)
    best: list[int] = []
    for count in sorted(by_count, reverse=True):
        best += _nearest(sorted(by_count[count]), day, limit - len(best))
        if len(best) >= limit:
            break
    return [place & ((1 << _ID_BITS) - 1) for place in best]


def _nearest(places: list[int], day: int | None, limit: int) -> list[int]:
    if day is None:
        return places[::-1][:limit]
    at = bisect(places, day << _ID_BITS)
    near = places[max(0, at - limit) : at + limit]
    return sorted(near, key=lambda place: (abs((place >> _ID_BITS) - day), -place))[:limit]
