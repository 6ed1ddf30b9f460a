"""How often a feed brings something, told from the times of its last articles; pure.

Times are UTC seconds and may stand in any order; those beyond `now` were written under a wrong clock and count for
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

_DAY = 24 * 3600
_WEEK = 7 * _DAY
_WEEKS = 8  # over which articles are counted
_AT_ONCE = 300  # seconds: what came this close together one poll finds
_LONGEST = 100 * _DAY  # no pause counts for more: one article dated 1970 would outweigh all others
_HALF = 10  # pauses after which one counts for half as much: a feed changes its ways
# What is believed of a feed before anything is known: that it brings something every four hours. It weighs as little as
# a quarter of a pause that was seen.
_AT_FIRST, _BELIEF = 4 * 3600, 0.25
_QUIET = 30 * _DAY  # no silence shorter than this is told
_TIMES = 4  # nor one that is shorter than so many of its usual pauses


def usual_pause(times: Sequence[int], now: int) -> float:
    """Estimate the seconds between two occasions on which a feed brings something, as it stands at `now`.

    The mean of its pauses, the last ones counting most. The pause that is under way is counted as far as it has come:
    for occasions without memory that is the likeliest value (Cox, Oakes: Analysis of Survival Data, 1984, 3.2), and a
    feed that falls silent is asked less and less.
    """
    pauses, open_pause = _pauses(times, now)
    weights = [math.pow(0.5, age / _HALF) for age in range(len(pauses))]
    seen = sum(weight * pause for weight, pause in zip(weights, pauses, strict=True))
    return (seen + open_pause + _BELIEF * _AT_FIRST) / (sum(weights) + _BELIEF)


def a_week(times: Sequence[int], now: int) -> float:
    """Count the articles a week over the last eight weeks, or since the first one that is known."""
    begin = now - _WEEKS * _WEEK
    recent = [at for at in times if begin < at <= now]
    if len(recent) < 2 or min(times) <= begin:
        return len(recent) / _WEEKS
    # The first one that is known only begins the time in which the others came.
    return (len(recent) - 1) * _WEEK / max(now - min(recent), _DAY)


def is_silent(times: Sequence[int], now: int) -> bool:
    """Tell whether nothing came for much longer than usual."""
    past = [at for at in times if at <= now]
    if not past or now - max(past) <= _QUIET:
        return False
    pauses, open_pause = _pauses(times, now)
    usual = sum(pauses) / len(pauses) if pauses else 0.0
    return open_pause > _TIMES * usual


def _pauses(times: Sequence[int], now: int) -> tuple[list[int], int]:
    """List the pauses between occasions, the last first, and how long the one under way has lasted."""
    past = sorted((at for at in times if at <= now), reverse=True)
    occasions: list[int] = []
    for at in past:
        if not occasions or occasions[-1] - at > _AT_ONCE:
            occasions.append(at)
    pauses = [min(later - earlier, _LONGEST) for later, earlier in pairwise(occasions)]
    return pauses, min(now - past[0], _LONGEST) if past else 0
