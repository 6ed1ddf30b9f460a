"""Which parts of two sequences are the same ones: pairs of places that rise in both. Bounded in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]  # a place in the one, its place in the other

_TRIED = 2_500  # likenesses looked at between two stretches; with more of them none is


def align(old: Sequence[str], new: Sequence[str], *, most: int) -> list[Pair]:
    """Pair what two sequences share, in the way that leaves least over (Myers, "An O(ND) difference algorithm", 1986).

    Where more than `most` have come or gone, only what is the same at the beginning and the end is paired. Costs at
    most `most` squared steps, and one for each pair.
    """
    head = _same_ahead(old, new)
    tail = _same_behind(old[head:], new[head:])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail], most)
    return [
        *((at, at) for at in range(head)),
        *((at_old + head, at_new + head) for at_old, at_new in middle),
        *((len(old) - at, len(new) - at) for at in range(tail, 0, -1)),
    ]


def _same_ahead(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _same_behind(old: Sequence[str], new: Sequence[str]) -> int:
    return _same_ahead(old[::-1], new[::-1])


def _middle(old: Sequence[str], new: Sequence[str], most: int) -> list[Pair]:
    """Walk from corner to corner of the grid of both, diagonally wherever they agree, in as few straight steps as can.

    `furthest[k]` is how far in `old` one gets on the diagonal k = place in old - place in new.
    """
    if not old or not new:
        return []
    furthest = {1: 0}
    trails: list[dict[int, int]] = []
    for steps in range(min(len(old) + len(new), most) + 1):
        trails.append(dict(furthest))
        for k in range(-steps, steps + 1, 2):
            down = k == -steps or (k != steps and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            furthest[k] = x
            if x >= len(old) and x - k >= len(new):
                return _back(trails, len(old), len(new))
    return []


def _back(trails: Sequence[dict[int, int]], x: int, y: int) -> list[Pair]:
    """Walk back along the trails and note each diagonal step."""
    pairs: list[Pair] = []
    for steps in range(len(trails) - 1, -1, -1):
        furthest, k = trails[steps], x - y
        down = k == -steps or (k != steps and furthest[k - 1] < furthest[k + 1])
        before = k + 1 if down else k - 1
        x_before = furthest[before]
        y_before = x_before - before
        while x > max(x_before, 0) and y > max(y_before, 0):
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = x_before, y_before
    return pairs[::-1]


def matched(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]], *, least: float) -> list[Pair]:
    """Pair bags of words that share at least `least` of the larger one, in rising order, for the greatest likeness."""
    if not 0 < len(old) * len(new) <= _TRIED:
        return []
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # of the sequences from there on
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], _likeness(old[i], new[j], least) + best[i + 1][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: frozenset[str], other: frozenset[str], least: float) -> float:
    share = len(one & other) / max(len(one), len(other), 1)
    return share if share >= least else 0.0
