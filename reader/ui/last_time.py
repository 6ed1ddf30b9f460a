"""Scopes as settings keep them, so that a start shows what the last one did."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.model import Scope

_NUMBERS = ("folder", "feed", "section", "today", "reading_list")
_SWITCHES = ("unread", "bookmarked")


def write(scope: Scope) -> dict[str, Any]:
    """Turn a scope into what JSON holds; a search is not kept."""
    return {key: value for key, value in asdict(scope).items() if value and key != "search"}


def read(said: dict[str, Any]) -> Scope:
    """Turn it back; what is no part of a scope is passed over."""
    numbers = {key: said[key] for key in _NUMBERS if type(said.get(key)) is int}
    switches = {key: said[key] for key in _SWITCHES if type(said.get(key)) is bool}
    return Scope(**numbers, **switches)
