"""Which articles are one text printed twice: an agency's in two papers, a story in two feeds of one paper."""

from __future__ import annotations

from reader.stories.candidate import Candidate
from reader.stories.likeness import likeness
from reader.stories.shingles import SAMPLED
from reader.stories.signature import Signature

_HELD = 0.62  # of the shorter text's phrases: a follow-up repeats half of the background
_ALIKE = 0.5  # in their terms, beginning and title before the rest
_SHORT = 40  # tokens: a headline with a line, where an edit of a word changes the news
_HELD_SHORT = 0.8
_ALIKE_SHORT = 0.9


def containment(one: Signature, two: Signature) -> float:
    """Estimate how much of the shorter text stands in the longer, 0 to 1, by runs of four words."""
    a, b = one.sketch, two.sketch
    if not a or not b:
        return 0.0
    last = min(_last(a), _last(b))
    sampled_a, sampled_b = {run for run in a if run <= last}, {run for run in b if run <= last}
    fewer = min(len(sampled_a), len(sampled_b))
    return len(sampled_a & sampled_b) / fewer if fewer else 0.0


def _last(sketch: tuple[int, ...]) -> int:
    """Say up to where a sketch is complete: one that is not full holds every run of its text."""
    return sketch[-1] if len(sketch) == SAMPLED else 1 << 24


def is_copy(one: Candidate, two: Candidate) -> bool:
    """Say whether two articles print one text, edited at most: rather no than a wrong yes."""
    a, b = one.signature, two.signature
    short = min(a.length, b.length) < _SHORT
    held, alike = (_HELD_SHORT, _ALIKE_SHORT) if short else (_HELD, _ALIKE)
    return containment(a, b) >= held and likeness(a, b) >= alike
