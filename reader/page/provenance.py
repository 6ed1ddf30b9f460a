"""What the library knows of how a text came to be as it is: who else carries it, how often it was rewritten."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.model import Row
from reader.page.markup import element, link, text
from reader.page.words import say

_NAMED = 5  # sources; of more it is said how many
_OFTEN = {1: "rewritten-once", 2: "rewritten-twice"}


def also_in(copies: Sequence[Row], own: Collection[str], lang: str) -> str:
    """Name the other sources that carry the same text, each once, with an act that shows their copies apart.

    `own` are the names under which the article itself came: a paper that printed it twice is not named beside itself.
    """
    if not copies:
        return ""
    return _line(_others(copies, own, lang), say("unfold", lang), "broadsheet://share/unfold", lang)


def _others(copies: Sequence[Row], own: Collection[str], lang: str) -> str:
    first: dict[str, Row] = {}
    for row in copies:
        if row.source and row.source not in own:
            first.setdefault(row.source, row)
    if not first:
        return text(say("printed-again", lang))
    names = [link(row.source, f"broadsheet://article/{row.id}", dir="auto") for row in list(first.values())[:_NAMED]]
    others = say("others-too", lang, n=str(len(first) - _NAMED)) if len(first) > _NAMED else ""
    between = "、" if lang.lower().startswith("zh") else ", "
    return f"{text(say('also-in', lang))} {between.join(names)} {text(others)}".rstrip()


def rewritten(times: int, article: int, lang: str) -> str:
    """Say how often a text was rewritten since it was first seen, and lead to what changed."""
    if times < 1:
        return ""
    said = text(say(_OFTEN.get(times, "rewritten"), lang, n=f"{times:,}"))
    return _line(said, say("see-changes", lang), f"broadsheet://changes/{article}", lang)


def _line(said: str, act: str, address: str, lang: str) -> str:
    return element("p", element("span", said), " · ", link(act, address), class_="provenance", lang=lang)
