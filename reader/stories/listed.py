"""Words listed by language in resources/stories, each list in a file of its own: data, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from reader import paths


@cache
def by_language(name: str) -> Mapping[str, frozenset[str]]:
    """Read one list: its words by language (BCP 47)."""
    listed = tomllib.loads(paths.resource("stories", f"{name}.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in listed.items()}


@cache
def of_all(name: str) -> frozenset[str]:
    """Read one list's words of all languages together."""
    return frozenset().union(*by_language(name).values())
