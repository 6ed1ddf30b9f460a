"""How what comes from outside is cut to a shape that the library's columns hold."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.text import clean, one_line

_YEAR_1, _YEAR_10000 = -62_135_596_800, 253_402_300_800


def words(value: str, longest: int) -> str:
    """Make one line of plain text of at most `longest` characters."""
    cut = one_line(value[: longest * 4])
    return cut if len(cut) <= longest else cut[: longest - 1].rstrip() + "…"


def address(value: str) -> str:
    """Keep an address that is not absurdly long."""
    return clean(value) if len(value) <= 4096 else ""


def seconds(value: int | None) -> int | None:
    """Keep a time that a calendar can show."""
    return value if value is not None and _YEAR_1 <= value < _YEAR_10000 else None


def listed(ids: Iterable[int] | Iterable[str]) -> str:
    """Write ids as JSON, for `IN (SELECT value FROM json_each(?))`: a list of any length as one parameter."""
    return json.dumps(list(ids))
