"""What a text is about: its terms and how often each counts, its title and beginning before the rest.

How rare a term is elsewhere is not known here; `signature` weighs that in. Pairs of neighbouring words were tried and
found nothing that the words alone do not find; they cost half of the time.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.stories.stems import stem
from reader.stories.stopwords import as_printed, stopwords
from reader.stories.tokens import tokens

READ = 1_500  # tokens: what a story is about is said before that
LEAD = 60  # tokens at the beginning of the text: who, what, where
_TITLE_COUNTS = 4.0
_LEAD_COUNTS = 2.0


def terms(title: str, text: str) -> dict[str, float]:
    """Count the terms of an article, stems: the title fourfold, the first 60 tokens double, no function words."""
    return counted(stems(tokens(title), tokens(text)[:READ]))


def stems(title: Sequence[str], text: Sequence[str]) -> tuple[list[str], list[str]]:
    """Turn the tokens of title and text into stems, "" where a token is a function word or no term."""
    stop = stopwords([*title, *text[: 2 * LEAD]])
    return _stems(title, stop), _stems(text, stop)


def _stems(words: Sequence[str], stop: frozenset[str]) -> list[str]:
    distinct = set(words)  # a text says most words twice
    known = dict(zip(distinct, map(stem, distinct), strict=True))
    known.update(dict.fromkeys(distinct & as_printed(stop), ""))
    return list(map(known.__getitem__, words))


def counted(stemmed: tuple[list[str], list[str]]) -> dict[str, float]:
    """Count the stems of a title and a text as `terms` does."""
    title, text = stemmed
    counts: dict[str, float] = {}
    for words, weight in ((title, _TITLE_COUNTS), (text[:LEAD], _LEAD_COUNTS), (text[LEAD:], 1.0)):
        for word in words:
            counts[word] = counts.get(word, 0.0) + weight
    counts.pop("", None)
    return counts
