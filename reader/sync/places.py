"""Where each of some articles belongs that are looked at together, the earliest first: two of one batch find each other
as each would find the other in the library.

Which story or copy it is, the room `stories` decides; what to say of it, and keeping it, is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from reader.stories.candidate import Candidate
from reader.stories.forms import is_form
from reader.stories.grouping import decide
from reader.stories.likeness import score

DAYS = 7  # before and after: an event is told no longer
_SHARED = 2  # searched terms that two of one batch must share to be compared
_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article belongs: a story, below 0 a new one of this batch, or an original that it copies, or neither."""

    candidate: Candidate
    beside: tuple[Candidate, ...] = ()  # who is there already
    story: int | None = None
    copy_of: int | None = None
    score: float = 0.0

    @property
    def closest(self) -> Candidate | None:
        """The one that it is most like."""
        return max(self.beside, key=lambda other: likelihood(self.candidate, other), default=None)


class Batch:
    """Articles that are looked at together."""

    def __init__(
        self,
        apart: Collection[tuple[int, int]],
        stories: Mapping[int, int],
        may_fold: Callable[[int, int], bool],
    ) -> None:
        """`apart` are pairs that the reader took apart, `stories` those that articles of the batch are in already.

        `may_fold` says of two that are one text whether the first may be folded into the second.
        """
        self.places: dict[int, Place] = {}  # by article; those of the library that begin a new story are among them
        self._apart = apart
        self._stories = stories
        self._may_fold = may_fold
        self._searched: dict[int, frozenset[int]] = {}
        self._new = count(-1, -1)

    def place(self, one: Candidate, kept: Iterable[Candidate]) -> None:
        """Decide where an article belongs; `kept` are those of the library that may tell the same."""
        if one.article in self.places:
            return  # an earlier one has found it, and began a story with it
        around = [other for other in kept if other.article not in self.places and other.article != one.article]
        around += self._near(one)
        self.places[one.article] = self._decided(one, around)

    def other_member(self, place: Place) -> int:
        """Name an article with which this one began its story."""
        return next(
            article
            for article, other in self.places.items()
            if other.story == place.story and article != place.candidate.article
        )

    def _near(self, one: Candidate) -> list[Candidate]:
        """List those of this batch that may tell the same."""
        searched = self._searched_by(one)
        return [
            replace(place.candidate, story=place.story)
            for place in self.places.values()
            if place.copy_of is None
            and abs(place.candidate.at - one.at) <= DAYS * _DAY
            and len(searched & self._searched_by(place.candidate)) >= _SHARED
        ]

    def _searched_by(self, one: Candidate) -> frozenset[int]:
        """Give the terms under which an article is found, worked out once."""
        if one.article not in self._searched:
            self._searched[one.article] = frozenset(one.signature.searched)
        return self._searched[one.article]

    def _decided(self, one: Candidate, around: Sequence[Candidate]) -> Place:
        decision = decide(one, around, self._apart)
        if decision.copy_of is not None and self._folds(one.article, decision.copy_of):
            original = tuple(other for other in around if other.article == decision.copy_of)
            return Place(candidate=one, beside=original, copy_of=decision.copy_of, score=decision.score)
        known = self._stories.get(one.article)
        if known is not None:  # its text is another, and the event that it tells is not
            return _within(known, one, around)
        if decision.story is not None:
            return _within(decision.story, one, around, decision.score)
        for partner in around:
            if partner.article == decision.with_article:
                return self._begin(one, partner, decision.score)
        return Place(candidate=one)

    def _folds(self, copy: int, original: int) -> bool:
        return (copy, original) not in self._apart and self._may_fold(copy, original)

    def _begin(self, one: Candidate, partner: Candidate, likely: float) -> Place:
        """Begin a story of two."""
        story = next(self._new)
        self.places[partner.article] = Place(candidate=partner, beside=(one,), story=story, score=likely)
        return Place(candidate=one, beside=(partner,), story=story, score=likely)


def _within(story: int, one: Candidate, around: Sequence[Candidate], likely: float | None = None) -> Place:
    beside = tuple(other for other in around if other.story == story)
    if likely is None:
        likely = max((likelihood(one, other) for other in beside), default=0.0)
    return Place(candidate=one, beside=beside, story=story, score=likely)


def likelihood(one: Candidate, other: Candidate) -> float:
    """Say how likely two articles tell the same event, 0 to 1; two that fill one form do not."""
    return 0.0 if is_form(one, other) else score(one.signature, other.signature, (one.at - other.at) / _DAY)
