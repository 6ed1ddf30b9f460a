"""Whether something that failed still waits for its next try.

No wait is as long as a week: a time further ahead was written by a clock that has been set back since, and is none.
"""

from __future__ import annotations

_LONGEST = 7 * 24 * 60 * 60


def is_waiting(next_try: int | None, now: int) -> bool:
    """Tell whether a next try at `next_try` is still to come at `now`, both in UTC seconds."""
    return next_try is not None and now < next_try <= now + _LONGEST


def waiting(next_try: str, now: str) -> str:
    """Ask the same in SQL of a column and a parameter; where that is NULL nothing waits."""
    return f"ifnull({next_try} > {now} AND {next_try} <= {now} + {_LONGEST}, 0)"
