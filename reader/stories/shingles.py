"""A sample of a text's phrases: the least of the fingerprints of all its runs of four words.

Texts that share phrases share the least ones too, so a sample of thirty tells how much of one stands in the other
(Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from reader.stories.frequencies import fingerprint

SAMPLED = 32
_BITS = 24  # of a kept fingerprint: two that differ agree once in sixteen million
_MASK = (1 << 32) - 1
_SPREAD = 0x9E3779B1  # times which like numbers become unlike ones (Knuth, volume 3, 6.4)


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """Sample the runs of four words of a text, function words and all: ascending, at most 32."""
    numbers = list(map(fingerprint, words))
    pairs = [a * 31 + b for a, b in pairwise(numbers)]
    found = {(a * 961 + b) * _SPREAD & _MASK for a, b in zip(pairs, pairs[2:], strict=False)}
    return tuple(sorted([run >> (32 - _BITS) for run in sorted(_least(found))[:SAMPLED]]))


def _least(found: set[int]) -> Collection[int]:
    """Leave out what is surely not among the least: sorting them all would take as long as finding them."""
    most = 2 * SAMPLED * _MASK // max(1, len(found))
    few = [run for run in found if run < most]
    return few if len(few) >= SAMPLED else found
