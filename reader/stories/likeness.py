"""How much two articles tell the same, and how much of that is left when they are days apart."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from reader.stories.signature import Signature, glance

_FULL = 65_535.0**2  # the likeness of a signature to itself, in its own numbers
_DAYS = 3.0  # an event is told again for about so long
_BRIEF = 10  # tokens of a headline; what has three times as many is judged as any text
_LASTING = 0.1  # what is left of a likeness when the days are gone: the subject, not the event


def likeness(one: Signature, two: Signature) -> float:
    """Compare two articles by their terms: 0 nothing shared, 1 the same (the cosine of their weights)."""
    return shared(dict(one.terms), two)


def shared(weights: Mapping[int, int], two: Signature) -> float:
    """Compare as `likeness` does, one article's weights by fingerprint given: for comparing one with many."""
    get = weights.get
    return sum([get(term, 0) * weight for term, weight in two.terms]) / _FULL


def glanced(weights: Mapping[int, int], packed: bytes) -> float:
    """Compare as `shared` does with a signature that is packed still: for choosing a few among many."""
    return glance(packed, weights) / _FULL


def score(one: Signature, two: Signature, days_apart: float) -> float:
    """Say how likely two articles tell the same event, 0 to 1: their likeness, less with each day between them.

    Less also where one is little more than a headline, in which two shared words are a third of all.
    """
    return scored(dict(one.terms), one.length, two, days_apart)


def scored(weights: Mapping[int, int], length: int, two: Signature, days_apart: float) -> float:
    """Score as `score` does, one article's weights by fingerprint and its length given."""
    return shared(weights, two) * faded(days_apart) * min(1.0, (min(length, two.length) + _BRIEF) / (4 * _BRIEF))


def faded(days_apart: float) -> float:
    """Give the share of a likeness that counts over so many days: 1 on the same day, .65 after 3, .1 after weeks."""
    return _LASTING + (1 - _LASTING) * exp(-((days_apart / _DAYS) ** 2) / 2)
