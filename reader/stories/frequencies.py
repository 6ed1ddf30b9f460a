"""How rare a term is: the library's own count of articles blended with a list shipped for the language.

A library of a day has seen too little to know that "president" says less than "Hormuz"; a library of a year knows its
own papers better than any list. A longer table, of twenty thousand words with a frequency each, was tried: it groups no
better.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from math import log
from zlib import crc32

from reader.stories import listed
from reader.stories.stems import stem

_TRUST = 300  # articles: as many of the library's own weigh as much as the list
_COMMON = 0.1  # the share of articles that hold an everyday word of news
_RARE = 1 / 20_000  # and any other
_RARITY = 0.6  # to what power a term's rarity weighs: the rarest are misspellings, and bystanders' names


@lru_cache(maxsize=32_768)
def fingerprint(term: str) -> int:
    """Name a term by a number that stays the same over runs and machines: 24 bits.

    Of a hundred thousand terms one in two hundred has a number that another has, too, which no comparison notices.
    """
    return crc32(term.encode()) >> 8


class DocumentFrequencies:
    """In how many articles a term stands; `counts` goes by fingerprint and may hold those of one article alone."""

    def __init__(self, articles: int, counts: Mapping[int, int], language: str = "en") -> None:
        self._counts = counts
        self._common = common(language)
        self._all = articles + _TRUST
        self.weights = _Weights(self.idf)

    def idf(self, term: int) -> float:
        """Weigh a term: 0 where it stands in every article, about 10 where in hardly any."""
        seen = self._counts.get(term, 0) + _TRUST * (_COMMON if term in self._common else _RARE)
        return log(self._all / seen) if seen < self._all else 0.0


class _Weights(dict[int, float]):
    """What the rarity of each term weighs, worked out once: the articles of one batch share most of their terms."""

    def __init__(self, idf: Callable[[int], float]) -> None:
        super().__init__()
        self._idf = idf

    def __missing__(self, term: int) -> float:
        weight: float = self._idf(term) ** _RARITY
        self[term] = weight
        return weight


@cache
def common(language: str) -> frozenset[int]:
    """Give the fingerprints of a language's everyday words of news (BCP 47); empty for one without a list."""
    words = listed.by_language("common").get(language.lower().partition("-")[0], frozenset())
    return frozenset(fingerprint(stem(word)) for word in words)
