"""Pages whose article is known, in two halves, and how near a found text comes to the true one.

Rules are tuned on one half of the pages only; the other half tells whether they hold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from reader.parse import sanitize

SHINGLE = 4  # words
Measure = tuple[float, float]  # precision and recall of one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page of a set, and what an extractor should find on it."""

    name: str
    url: str
    data: bytes
    text: str  # the true text, on one line or in many
    html: str = ""  # the true markup, where the set has it

    @property
    def is_tuned(self) -> bool:
        """Tell whether rules may be tuned on this page: a half of all, fixed by the name alone."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0


def benchmark(corpora: Path) -> list[Case]:
    """Read the article-extraction-benchmark: 181 pages of 2019 with one reader's text each."""
    folder = corpora / "corpora/pages/article-extraction-benchmark/data"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [
        Case(
            name=name,
            url=said["url"],
            data=gzip.decompress((folder / f"html/{name}.html.gz").read_bytes()),
            text=said["articleBody"],
        )
        for name, said in truth.items()
    ]


def readability(corpora: Path) -> list[Case]:
    """Read the readability set: 130 pages with the markup that Firefox's reader makes of them."""
    folder = corpora / "corpora/pages/readability/data/test/test-pages"
    return [
        Case(
            name=case.name,
            url="http://fakehost/test/page.html",  # what the addresses in the expected markup are relative to
            data=(case / "source.html").read_bytes(),
            text=sanitize.text(expected := (case / "expected.html").read_text("utf-8")),
            html=expected,
        )
        for case in sorted(folder.iterdir())
        if (case / "source.html").is_file()
    ]


def by_shingles(found: str, true: str) -> Measure:
    """Compare as the article-extraction-benchmark does: runs of four words, each as often as it occurs."""
    return _shared(Counter(_shingles(found)), Counter(_shingles(true)))


def by_words(found: str, true: str) -> Measure:
    """Compare the words alone, each as often as it occurs, in any order."""
    return _shared(Counter(_words(found)), Counter(_words(true)))


def f1(measures: Iterable[Measure]) -> tuple[float, float, float]:
    """Give the mean precision, the mean recall and F1 of the two, as the benchmark's own evaluation does.

    A page on which nothing was found has no precision, one without a true text no recall: both are -1 and not counted.
    """
    measures = list(measures)
    precision = fmean(p for p, _ in measures if p >= 0)
    recall = fmean(r for _, r in measures if r >= 0)
    return precision, recall, 2 * precision * recall / (precision + recall)


def halves(cases: list[Case]) -> dict[str, list[int]]:
    """Part the pages into those that rules were tuned on, the others, and all: their numbers in `cases`."""
    chosen: dict[str, Callable[[Case], bool]] = {
        "tuned": lambda case: case.is_tuned,
        "other": lambda case: not case.is_tuned,
        "all": lambda _: True,
    }
    return {name: [n for n, case in enumerate(cases) if chosen[name](case)] for name in chosen}


def _shared(found: Counter[tuple[str, ...]], true: Counter[tuple[str, ...]]) -> Measure:
    shared = (found & true).total()
    return (shared / found.total() if found else -1.0, shared / true.total() if true else -1.0)


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return [tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)) if words]


def _words(text: str) -> list[tuple[str, ...]]:
    return [(word,) for word in re.findall(r"\w+", text)]
