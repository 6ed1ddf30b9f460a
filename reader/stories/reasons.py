"""Why two articles are shown together, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.stories.frequencies import fingerprint
from reader.stories.signature import Signature
from reader.stories.stems import stem
from reader.stories.tokens import pairs, tokens, unspaced

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
    """Name at most four of the words that both articles are about: names before others, then the strongest first."""
    kept = {term for term, _ in two.terms}
    told = {word.casefold() for word in two.words}
    words = [shared for word in one.words if (shared := _shared(word, kept))]
    words.sort(key=lambda word: (not unspaced(word) and word.casefold() not in told, not word[0].isupper()))
    return _without_parts(words)[:_NAMED]


def _shared(word: str, kept: Collection[int]) -> str:
    """Give a word that the other article holds, too; of a run of characters, the longest part of it that does."""
    if not unspaced(word):
        return word if all(_is_kept(token, kept) for token in tokens(word)) else ""
    best = part = ""
    for pair in pairs(word):
        part = (part + pair[-1] if part else pair) if _is_kept(pair, kept) else ""
        best = max(best, part, key=len)
    return best if len(best) > 1 else ""  # one character is a part of many words


def _is_kept(token: str, kept: Collection[int]) -> bool:
    return fingerprint(stem(token)) in kept


def _without_parts(words: Sequence[str]) -> list[str]:
    """Drop what is told twice, and a part of another word of a script without spaces."""
    return [
        word
        for at, word in enumerate(words)
        if word not in words[:at] and not (unspaced(word) and any(word in other and word != other for other in words))
    ]


def _when(days: float) -> list[str]:
    apart = round(abs(days))
    if apart == 0:
        return []
    return ["a day apart" if apart == 1 else f"{apart} days apart"]
