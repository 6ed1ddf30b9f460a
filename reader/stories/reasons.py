"""Why two articles are shown together, in plain words."""

from __future__ import annotations

from reader.stories.frequencies import fingerprint
from reader.stories.signature import Signature
from reader.stories.stems import stem
from reader.stories.tokens import tokens

_NAMED = 4


def reasons(
    one: Signature,
    two: Signature,
    days_apart: float,
    papers: int = 1,
    same_agency: str = "",
    same_link: str = "",
) -> str:
    """Say what two articles share: an agency's text, a link, or their strongest terms; "" for nothing to say.

    `days_apart` is in days, its sign left out; `papers` counts those that tell the story.
    """
    parts = []
    if same_agency:
        parts.append(f"The same agency text ({same_agency})")
    if same_link:
        parts.append("Both link to the same story")
    words = [] if same_agency else shared_words(one, two)
    if words:
        parts.append(("Shares " if not parts else "shares ") + ", ".join(words))
    if not parts:
        return ""
    return "; ".join([*parts, *_when(days_apart), *([f"{papers} papers"] if papers > 1 else [])])


def shared_words(one: Signature, two: Signature) -> list[str]:
    """Name at most four of the words that both articles are about, the strongest first, names before others."""
    kept = {term for term, _ in two.terms}
    words = [word for word in one.words if _terms(word) and _terms(word) <= kept]
    other = {word.casefold() for word in two.words}
    words.sort(key=lambda word: word.casefold() not in other)
    return words[:_NAMED]


def _terms(word: str) -> set[int]:
    return {fingerprint(found) for token in tokens(word) if (found := stem(token))}


def _when(days: float) -> list[str]:
    apart = round(abs(days))
    if apart == 0:
        return []
    return ["a day apart" if apart == 1 else f"{apart} days apart"]
