"""A sample of a text's phrases: the least of the fingerprints of all its runs of four words.

Texts that share phrases share the least ones too, so a sample of thirty tells how much of one stands in the other
(Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.stories.frequencies import fingerprint

SAMPLED = 32
_BITS = 24  # of a kept fingerprint: two that differ agree once in sixteen million
_MASK = (1 << 32) - 1


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """Sample the runs of four words of a text, function words and all: ascending, at most 32."""
    numbers = [fingerprint(word) for word in words]
    runs = zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    found = {(((a * 31 + b) * 31 + c) * 31 + d) * 0x9E3779B1 & _MASK for a, b, c, d in runs}
    return tuple(sorted(run >> (32 - _BITS) for run in sorted(found)[:SAMPLED]))
