"""How rare a term is: the library's own count of articles blended with a table shipped for the language.

A library of a day has seen too little to know that "president" says less than "Hormuz"; a library of a year knows its
own papers better than any table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log
from zlib import crc32

from reader import paths
from reader.stories.stems import stem

_TRUST = 300  # articles: as many of the library's own weigh as much as the shipped table
_RARE = 1 / 20_000  # the share of articles that hold a term which the table does not know


def fingerprint(term: str) -> int:
    """Name a term by a number that stays the same over runs and machines: 32 bits, signed."""
    return crc32(term.encode()) - 0x8000_0000


class DocumentFrequencies:
    """In how many articles a term stands; `counts` goes by fingerprint and may hold those of one article alone."""

    def __init__(self, articles: int, counts: Mapping[int, int], language: str = "en") -> None:
        self._counts = counts
        self._shipped = shipped(language)
        self._all = articles + _TRUST

    def idf(self, term: int) -> float:
        """Weigh a term: 0 where it stands in every article, about 10 where in hardly any."""
        seen = self._counts.get(term, 0) + _TRUST * self._shipped.get(term, _RARE)
        return log(self._all / seen) if seen < self._all else 0.0


def shipped(language: str) -> Mapping[int, float]:
    """Read the table of a language (BCP 47): the share of articles that hold a term; empty where there is none."""
    return _table(language.lower().partition("-")[0])


@cache
def _table(language: str) -> Mapping[int, float]:
    file = paths.resource("stories", "frequencies", f"{language}.txt")
    if not language.isalpha() or not file.is_file():
        return {}
    table: dict[int, float] = {}
    for line in file.read_text("utf-8").splitlines():
        share, _, words = line.partition(" ")
        for word in words.split():
            term = fingerprint(stem(word))
            table[term] = max(float(share), table.get(term, 0.0))
    return table
