"""Which articles may tell what another tells: those that share most of its terms. Judging them is left to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from heapq import nsmallest

from reader.model import Kept
from reader.store import story_terms
from reader.store.sqlite import Connection
from reader.store.story_terms import DAY
from reader.store.values import listed

_TOO_MANY = 5_000  # articles within the asked days: a term that so many share tells nothing
_ENOUGH = 15_000  # postings looked at; the rarest terms come first
_NEWEST = 300  # of each term, where any time is asked
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


def find(db: Connection, terms: Sequence[int], *, around: int | None, days: int, limit: int) -> tuple[Kept, ...]:
    """Find articles that share most of these terms, those nearest in days to `around` first among equals.

    `around` (UTC seconds) also bounds the search to `days` before and after it; None asks for any time. Never a scan:
    how many postings are looked at does not depend on how large the library is.
    """
    shared: Counter[int] = Counter()
    day_of: dict[int, int] = {}
    looked_at = 0
    for postings in _postings(db, terms, None if around is None else around // DAY, days):
        shared.update([article for article, _ in postings])
        day_of.update(postings)
        looked_at += len(postings)
        if looked_at > _ENOUGH:
            break
    day = max(day_of.values(), default=0) if around is None else around // DAY
    best = nsmallest(
        limit,
        ((-count, abs(day_of[one] - day), -one) for one, count in _most_shared(shared, limit)),
    )
    return kept(db, [-one for *_, one in best])


def _postings(db: Connection, terms: Sequence[int], day: int | None, days: int) -> Iterator[list[tuple[int, int]]]:
    """Read (article, day) by each term, the rarest terms first; those that too many share are passed over."""
    _, common = story_terms.counts(db, terms)
    for term in sorted(dict.fromkeys(terms), key=lambda term: common.get(term, 0)):
        if day is None:
            yield db.execute(
                "SELECT article, day FROM story_terms WHERE term = ? ORDER BY day DESC, article DESC LIMIT ?",
                (term, _NEWEST),
            ).fetchall()
        else:
            found = db.execute(
                "SELECT article, day FROM story_terms WHERE term = ? AND day BETWEEN ? AND ? LIMIT ?",
                (term, day - days, day + days, _TOO_MANY + 1),
            ).fetchall()
            if len(found) <= _TOO_MANY:
                yield found


def _most_shared(shared: Counter[int], limit: int) -> list[tuple[int, int]]:
    """Leave out those that share too few terms to be among the best `limit`; sorting all of them takes long."""
    least, found = 1, 0
    for count, articles in sorted(Counter(shared.values()).items(), reverse=True):
        least, found = count, found + articles
        if found >= limit:
            break
    return [(article, count) for article, count in shared.items() if count >= least]
