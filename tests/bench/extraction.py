"""The stored pages that extraction is measured on, and which half of them its rules may be tuned on."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Case:
    """One page, and what is known to be true of it."""

    id: str
    url: str
    data: bytes
    expected: str = ""  # the article as HTML, or as plain text in the benchmark
    label: dict[str, Any] | None = None  # what a reader noted of a gold page


def half(id: str) -> bool:
    """Tell whether a page is of the half that rules are tuned on; the others only show whether they are general."""
    return hashlib.sha256(id.encode()).digest()[-1] % 2 == 0


def benchmark_cases(corpora: Path) -> list[Case]:
    """The 181 pages of the article-extraction-benchmark with the text that a reader marked."""
    folder = corpora / "corpora/pages/article-extraction-benchmark/data"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [
        Case(name, said["url"], gzip.decompress((folder / f"html/{name}.html.gz").read_bytes()), said["articleBody"])
        for name, said in truth.items()
    ]


def readability_cases(corpora: Path) -> list[Case]:
    """The 130 pages of the readability set with another program's output, looked through by people, as their truth."""
    folder = corpora / "corpora/pages/readability/data/test/test-pages"
    return [
        Case(
            case.name,
            f"http://fakehost.example/test/{case.name}",
            (case / "source.html").read_bytes(),
            (case / "expected.html").read_text("utf-8"),
        )
        for case in sorted(folder.iterdir())
        if (case / "source.html").is_file()
    ]


def gold_cases(corpora: Path) -> list[Case]:
    """Forty pages of forty papers with what a careful reader noted of each."""
    cases = []
    for path in sorted((corpora / "gold/pages").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        data = gzip.decompress(path.with_suffix(".html.gz").read_bytes())
        cases.append(Case(label["id"], label["url"], data, label=label))
    return cases
