"""To which story an article belongs as it arrives: online average link, pure.

Finding the candidates and keeping the decision is the store's; what was decided in haste is mended by `repair`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reader.stories.candidate import Candidate as Candidate
from reader.stories.copies import is_copy
from reader.stories.forms import is_form
from reader.stories.likeness import scored

SAME = 0.21  # mean score from which articles tell the same event
_COPIES_AMONG = 20  # of the best candidates
_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Where an arrival goes: into `story`, or with the ungrouped `with_article` into a new one, or nowhere."""

    story: int | None = None
    with_article: int | None = None
    score: float = 0.0  # of the best group, whether it was joined or not
    copy_of: int | None = None


def decide(arrival: Candidate, candidates: Sequence[Candidate], never: Collection[tuple[int, int]] = ()) -> Decision:
    """Choose the story that an arrival joins, from up to some 50 articles that share its terms.

    A story's score is the mean over its members among the candidates; one that fills the same form counts as 0.
    `never` holds pairs of an article and a story, or of two articles, which the reader took apart: they are not joined
    again, and neither is the other's copy.
    """
    weights = dict(arrival.signature.terms)
    scores = {
        other.article: scored(weights, arrival.signature.length, other.signature, (other.at - arrival.at) / _DAY)
        for other in candidates
    }
    copy = _copied(arrival, [one for one in candidates if not _apart(arrival.article, [one], never)], scores)
    scores |= {other.article: 0.0 for other in candidates if is_form(arrival, other)}
    groups: defaultdict[tuple[int | None, int], list[Candidate]] = defaultdict(list)
    for other in candidates:
        groups[(other.story, 0 if other.story is not None else other.article)].append(other)
    best, members = max(
        (
            (sum(scores[m.article] for m in members) / len(members), members)
            for members in groups.values()
            if not _apart(arrival.article, members, never)
        ),
        key=lambda found: found[0],
        default=(0.0, []),
    )
    if not members or best < SAME:
        return Decision(score=best, copy_of=copy)
    first = members[0]
    return Decision(
        story=first.story, with_article=first.article if first.story is None else None, score=best, copy_of=copy
    )


def _apart(article: int, members: Sequence[Candidate], never: Collection[tuple[int, int]]) -> bool:
    return any(
        pair in never
        for member in members
        for other in (member.article, member.story)
        if other is not None
        for pair in ((article, other), (other, article))
    )


def _copied(arrival: Candidate, candidates: Sequence[Candidate], scores: dict[int, float]) -> int | None:
    likely = sorted(candidates, key=lambda other: scores[other.article], reverse=True)[:_COPIES_AMONG]
    return next((other.article for other in likely if is_copy(arrival, other)), None)
