"""What a text is about: its terms and how often each counts, its title and beginning before the rest.

How rare a term is elsewhere is not known here; `signature` weighs that in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.stories.stems import stem
from reader.stories.stopwords import stopwords
from reader.stories.tokens import tokens

READ = 1_500  # tokens: what a story is about is said before that
LEAD = 60  # tokens at the beginning of the text: who, what, where
_TITLE_COUNTS = 3.0
_LEAD_COUNTS = 2.0
_PAIR_COUNTS = 0.5  # of its words' own


def terms(title: str, text: str) -> dict[str, float]:
    """Count the terms of an article: stems, and pairs of neighbouring stems joined by a space.

    Function words are left out. The title counts threefold, the first 60 tokens double, a pair half.
    """
    return counted(stems(tokens(title), tokens(text)[:READ]))


def stems(title: Sequence[str], text: Sequence[str]) -> tuple[list[str], list[str]]:
    """Turn the tokens of title and text into stems, "" where a token is a function word or no term."""
    stop = stopwords([*title, *text[: 2 * LEAD]])
    kept = ["" if token.lower() in stop else stem(token) for token in text]
    return ["" if token.lower() in stop else stem(token) for token in title], kept


def counted(stemmed: tuple[list[str], list[str]]) -> dict[str, float]:
    """Count the stems of a title and a text as `terms` does."""
    title, text = stemmed
    counts: dict[str, float] = {}
    _count(counts, title, _TITLE_COUNTS)
    _count(counts, text[:LEAD], _LEAD_COUNTS)
    _count(counts, text[LEAD:], 1.0)
    return counts


def _count(counts: dict[str, float], stemmed: Sequence[str], weight: float) -> None:
    words = [word for word in stemmed if word]
    for word in words:
        counts[word] = counts.get(word, 0.0) + weight
    half = weight * _PAIR_COUNTS
    for one, two in pairwise(words):
        pair = f"{one} {two}"
        counts[pair] = counts.get(pair, 0.0) + half
