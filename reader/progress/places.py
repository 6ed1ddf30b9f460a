"""A scope as a command carries it: the fields that are not their default."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.errors import InputError
from reader.model import EVERYTHING, Scope


def scope_values(scope: Scope) -> dict[str, Any]:
    """Turn a scope into what a MakeReady carries: the fields that are not their default."""
    return {key: value for key, value in asdict(scope).items() if value != getattr(EVERYTHING, key)}


def scope(values: dict[str, Any]) -> Scope:
    """Turn it back. Raises InputError where it is none: a scope too wide would fetch what nobody asked for."""
    kinds = {
        "folder": int,
        "feed": int,
        "section": int,
        "today": int,
        "search": str,
        "unread": bool,
        "bookmarked": bool,
        "lacking": bool,
        "story": int,
        "reading_list": int,
        "folded": bool,
    }
    if any(type(value) is not kinds.get(key) for key, value in values.items()):
        raise InputError("The window named a place that this worker does not know.")
    return Scope(**values)
