"""What a page says of itself in JSON-LD (schema.org), forgiving of the ways publishers break it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

Thing = Mapping[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|LiveBlogPosting|Blog)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate")


@dataclass(frozen=True, slots=True)
class Structured:
    """The things of a page in its order, and those that have an @id."""

    things: tuple[Thing, ...] = ()
    named: Mapping[str, Thing] = field(default_factory=dict)

    def article(self) -> Thing:
        """Choose the thing that is the page's article: the one that says the most; {} where there is none."""
        articles = [thing for thing in self.things if any(_ARTICLES.search(kind) for kind in kinds(thing))]
        return max(articles, key=_weight, default={})

    def of_kind(self, kind: str) -> Iterator[Thing]:
        """Give the things of one schema.org type."""
        return (thing for thing in self.things if kind in kinds(thing))

    def follow(self, value: Any) -> Any:
        """Replace {"@id": ...} by the thing of that name."""
        if isinstance(value, Mapping) and set(value) <= {"@id", "@type"}:
            return self.named.get(str(value.get("@id")), value)
        return value


def read(scripts: list[str]) -> Structured:
    """Read the JSON-LD scripts of a page; one that cannot be understood is passed over."""
    things = tuple(thing for script in scripts for thing in _things(_json(script), 0))
    named: dict[str, Thing] = {}
    for thing in things:
        if isinstance(thing.get("@id"), str) and len(thing) > len(named.get(thing["@id"], {})):
            named[thing["@id"]] = thing
    return Structured(things, named)


def kinds(thing: Thing) -> tuple[str, ...]:
    """Name a thing's schema.org types."""
    value = thing.get("@type")
    return tuple(str(kind) for kind in value) if isinstance(value, list) else (str(value or ""),)


def words(value: Any) -> str:
    """Give a value's text: a string, the first of a list, or the name of a thing; on one line, entities undone."""
    if isinstance(value, list):
        return next((said for said in map(words, value) if said), "")
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("@value"))
    return " ".join(unescape(unescape(value)).split()) if isinstance(value, str) else ""


def _json(script: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script.strip()))
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int) -> Iterator[Thing]:
    if depth > 6:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for name in _INSIDE:
            yield from _things(value.get(name), depth + 1)


def _weight(thing: Thing) -> tuple[bool, int]:
    told = ("headline", "author", "datePublished", "articleSection", "articleBody", "image", "publisher")
    return "headline" in thing, sum(bool(thing.get(name)) for name in told)
