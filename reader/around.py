"""What the library knows around one article: who names it, its story, and what else is like it, with why.

What its paper itself named as related are the article's own links. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.model import Around, Kept, Similar
from reader.store import Store
from reader.stories.likeness import glanced
from reader.stories.reasons import reasons
from reader.stories.signature import Signature, unpack

_DAYS = 3  # apart: what is farther is of another time
_ALIKE = 0.2  # likeness from which most articles are of one subject (measured: two in three, the like of .3 nearly all)
_ALIKE_LONG_AGO = 0.25
_ASKED = 80  # candidates: the most alike is not always among the first few
_DAY = 86_400


def around(store: Store, article: int, *, like: int = 5) -> Around:
    """Gather what is around an article, at most `like` similar ones. Costs the same however large the library is."""
    id = store.story_of(article)
    return Around(
        cited_by=store.citing(article),
        story=store.story(id) if id is not None else None,
        like=similar(store, article, like),
    )


def similar(store: Store, article: int, limit: int) -> tuple[Similar, ...]:
    """List articles that are like this one, the most alike first: those of the same days, then those of other times.

    Those of its own story are left out, and copies of it; so is what no list shows. Nothing where the article was not
    looked at yet.
    """
    kept = store.kept([article])
    if not kept or limit < 1:
        return ()
    return tuple(_chosen(store, replace(kept[0], story=store.story_of(article)), limit))


def _chosen(store: Store, own: Kept, limit: int) -> Iterator[Similar]:
    signature = unpack(own.signature)
    terms = signature.searched
    near = [
        (kept, False)
        for kept in store.candidates(terms, around=own.at, days=_DAYS, limit=_ASKED)
        if _days(own, kept) <= _DAYS
    ]
    ever = [(kept, True) for kept in store.candidates(terms, around=None, limit=_ASKED) if _days(own, kept) > _DAYS]
    weights = dict(signature.terms)
    ranked = [(glanced(weights, kept.signature), kept, earlier) for kept, earlier in (*near, *ever)]
    found = [
        (score, kept, earlier)
        for score, kept, earlier in sorted(ranked, key=lambda one: (one[2], -one[0], one[1].article))
        if score >= (_ALIKE_LONG_AGO if earlier else _ALIKE) and not _is_known(own, kept)
    ]
    yield from _read(store, own, signature, found, limit)


def _days(one: Kept, other: Kept) -> float:
    return abs(one.at - other.at) / _DAY


def _is_known(own: Kept, kept: Kept) -> bool:
    return kept.article == own.article or (kept.story is not None and kept.story == own.story)


def _read(
    store: Store, own: Kept, signature: Signature, found: Sequence[tuple[float, Kept, bool]], limit: int
) -> Iterator[Similar]:
    """Read the rows of as many as are asked for."""
    copies = {row.id for row in store.copies(own.article)}
    asked = [one for one in found if one[1].article not in copies][: 2 * limit]
    shown = store.shown([kept.article for _, kept, _ in asked])
    chosen = [one for one in asked if one[1].article in shown][:limit]
    rows = {row.id: row for row in store.rows([kept.article for _, kept, _ in chosen])}
    for score, kept, earlier in chosen:
        if kept.article in rows:
            why = reasons(signature, unpack(kept.signature), _days(own, kept))
            yield Similar(row=rows[kept.article], score=score, why=why, earlier=earlier)
