"""How limits on what is kept are typed: "text=365d,pictures=90d,pages=30d,size=2000MB"."""

from __future__ import annotations

import argparse
import re

from reader.model import Retention

_DAYS = {"text": "text_days", "pictures": "picture_days", "pages": "page_days"}
_DAY_UNITS = {"": 1, "d": 1, "w": 7, "y": 365}
_SIZE_UNITS = {"": 1, "mb": 1, "gb": 1000, "tb": 1_000_000}
_FOR_EVER = ("ever", "0")
_AS_ABOVE = "inherit"

HELP = (
    "limits for a place: text, pictures and pages in days (90d, 12w, 2y), size in MB or GB; `ever` is without a "
    "limit, `inherit` is as the place above says. Those not named stay as they are"
)
EXAMPLE = "text=365d,pictures=90d,pages=30d,size=2000MB"


def read(words: str) -> dict[str, int | None]:
    """Read limits by their names in Retention. Raises ArgumentTypeError for what is none."""
    return dict(_limit(word.strip()) for word in words.split(","))


def _limit(word: str) -> tuple[str, int | None]:
    name, _, value = (part.strip().casefold() for part in word.partition("="))
    if name not in (*_DAYS, "size"):
        raise argparse.ArgumentTypeError(f"{word[:100]!r} is no limit; type for example {EXAMPLE}")
    units = _SIZE_UNITS if name == "size" else _DAY_UNITS
    return _DAYS.get(name, "megabytes"), _amount(word, value, units)


def _amount(word: str, value: str, units: dict[str, int]) -> int | None:
    if value == _AS_ABOVE:
        return None
    if value in _FOR_EVER:
        return 0
    typed = re.fullmatch(r"([0-9]{1,7})([a-z]*)", value)
    if not typed or typed[2] not in units or int(typed[1]) == 0:
        raise argparse.ArgumentTypeError(f"{word[:100]!r} is no limit; type for example {EXAMPLE}")
    return int(typed[1]) * units[typed[2]]


def told(limits: Retention) -> str:
    """Say in words what a rule says; "" where it says nothing."""
    parts = [f"{name} {_days(days)}" for name, field in _DAYS.items() if (days := getattr(limits, field)) is not None]
    if limits.megabytes is not None:
        parts.append(f"size {f'{limits.megabytes:,} MB' if limits.megabytes else 'without a limit'}")
    return ", ".join(parts)


def _days(days: int) -> str:
    return "for ever" if not days else "1 day" if days == 1 else f"{days:,} days"
