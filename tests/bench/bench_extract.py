"""How much of an article's text is found, and how fast, beside trafilatura alone.

The text is judged as the article-extraction-benchmark judges it: by the words in runs of four that the found text and
the true text share. Its 181 pages have one reader's text each; the readability set has another program's output as
its truth, so its figures only serve to see a change.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
import trafilatura

from reader.errors import DocumentError
from reader.parse import page, sanitize

SHINGLE = 4
LEAST = 0.93  # F1 below this means that something broke
Page = tuple[bytes, str, str]  # its bytes, its address, its true text


@dataclass
class Score:
    """Counts over all pages of one extractor."""

    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    empty: int = 0

    def add(self, found: str, true: str, seconds: float) -> None:
        self.seconds.append(seconds)
        self.empty += not found
        ours, theirs = shingles(found), shingles(true)
        shared = sum((ours & theirs).values())
        self.precisions.append(shared / max(sum(ours.values()), 1) if ours or theirs else 1)
        self.recalls.append(shared / max(sum(theirs.values()), 1) if ours or theirs else 1)

    def row(self, name: str) -> str:
        return (
            f"{name:34} P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
            f"  nothing found {self.empty:3}  median {1000 * median(self.seconds):5.1f} ms CPU"
        )

    @property
    def precision(self) -> float:
        return sum(self.precisions) / len(self.precisions)

    @property
    def recall(self) -> float:
        return sum(self.recalls) / len(self.recalls)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)) if words)


def ours(data: bytes, url: str) -> str:
    try:
        return sanitize.text(page.read(data, url=url).body_html)
    except DocumentError:
        return ""


def theirs(data: bytes, url: str) -> str:
    return trafilatura.extract(data.decode("utf-8", "replace"), favor_precision=True, include_comments=False) or ""


def measure(extract: Callable[[bytes, str], str], pages: Iterable[Page]) -> Score:
    score = Score()
    for data, url, true in pages:
        started = time.process_time()
        found = extract(data, url)
        score.add(found, true, time.process_time() - started)
    return score


def benchmark_pages(corpora: Path) -> list[Page]:
    folder = corpora / "corpora/pages/article-extraction-benchmark/data"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [
        (gzip.decompress((folder / f"html/{name}.html.gz").read_bytes()), said["url"], said["articleBody"])
        for name, said in truth.items()
    ]


def readability_pages(corpora: Path) -> list[Page]:
    folder = corpora / "corpora/pages/readability/data/test/test-pages"
    return [
        (
            (case / "source.html").read_bytes(),
            f"http://fakehost.example/test/{case.name}",
            sanitize.text((case / "expected.html").read_text("utf-8")),
        )
        for case in sorted(folder.iterdir())
        if (case / "source.html").is_file()
    ]


@pytest.mark.bench
@pytest.mark.parametrize("pages", [benchmark_pages, readability_pages], ids=["benchmark", "readability"])
def test_the_article_text_of_real_pages(corpora: Path, pages: Callable[[Path], list[Page]]) -> None:
    cases = pages(corpora)
    mine, plain = measure(ours, cases), measure(theirs, cases)
    print(f"\n{pages.__name__}: {len(cases)} pages\n{mine.row('broadsheet')}\n{plain.row('trafilatura, precision')}")
    assert mine.f1 > (LEAST if pages is benchmark_pages else 0.5)
