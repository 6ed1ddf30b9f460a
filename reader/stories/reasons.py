"""Why two articles are shown together, in plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.stories import listed
from reader.stories.frequencies import fingerprint
from reader.stories.signature import Signature
from reader.stories.stems import stem
from reader.stories.tokens import pairs, tokens, unspaced

_NAMED = 4


def reasons(
    one: Signature,
    two: Signature,
    days_apart: float = 0.0,
    same_agency: str = "",
    same_link: str = "",
    text: str = "",
) -> str:
    """Say what two articles share: an agency's text, a link, or their strongest terms; "" for nothing to say.

    `days_apart` is in days, its sign left out. `text` is the plain text of one of
    them: names of several words are found in it.
    """
    parts = []
    if same_agency:
        parts.append(f"The same agency text ({same_agency})")
    if same_link:
        parts.append("Both link to the same story")
    words = [] if same_agency else shared_words(one, two, text)
    if words:
        parts.append(("Shares " if not parts else "shares ") + ", ".join(words))
    if not parts:
        return ""
    return "; ".join([*parts, *_when(days_apart)])


def shared_words(one: Signature, two: Signature, text: str = "") -> list[str]:
    """Name at most four of the words that both articles are about: names before others, then the strongest first.

    Names that stand together in `text` are told together: Anthony Fauci.
    """
    kept, fillers = {term for term, _ in two.terms}, listed.of_all("fillers")
    told = {word.casefold() for word in two.words}
    words = [shared for word in one.words if (shared := _shared(word, kept)) and shared.casefold() not in fillers]
    words.sort(key=lambda word: (not unspaced(word) and word.casefold() not in told, not word[0].isupper()))
    return _whole_names(_without_parts(words), text)[:_NAMED]


def _whole_names(words: Sequence[str], text: str) -> list[str]:
    """Put names together that follow each other in a text, at the place of the strongest of them."""
    names = [word for word in words if word[0].isupper()]
    if len(names) < 2:
        return list(words)
    any_of = "|".join(map(re.escape, names))
    whole = {
        part: name[0] for name in re.finditer(rf"\b(?:{any_of})(?: (?:{any_of}))+\b", text) for part in name[0].split()
    }
    return list(dict.fromkeys(whole.get(word, word) for word in words))


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
