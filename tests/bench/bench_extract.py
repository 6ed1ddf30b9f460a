"""How much of an article's text is found, and how fast, beside trafilatura and readability-lxml in the same run.

The benchmark's truth is the running text, without what stands under pictures and in related stories' cards, so that is
what is compared; with the captions it is a row of its own. The readability set's truth has captions, and is compared
with all that a reader sees; some of its pages are a few words long, and are read as a file that a person chose. A page
that is told as a wall counts as one where nothing was found. Each set is also reported by halves: rules were tuned on
the first only.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import pytest
import trafilatura
from extraction import Case, Measure, benchmark, by_shingles, by_words, f1, halves, readability
from selectolax.lexbor import LexborHTMLParser

from reader.errors import DocumentError
from reader.model import Article
from reader.parse import page, sanitize
from reader.standfirst import printed

PLAYS = ("▶", "↗")  # how a link begins that stands for a player or a map
SLOWEST = 0.08  # seconds of CPU in the middle: twice what is aimed at, for a busy machine


def ours(case: Case) -> str:
    """Give the running text for the benchmark's pages, and all that a reader sees for the readability set's."""
    article = _read(case)
    if article is None:
        return ""
    return _seen(article, case.text) if case.html else _words(article.body_html, "figure, aside, a")


def captioned(case: Case) -> str:
    article = _read(case)
    return _captioned(article) if article else ""


def _captioned(article: Article) -> str:
    lead = article.lead_image
    return f"{lead.caption if lead else ''}\n{_words(article.body_html, 'aside, a')}"


def _seen(article: Article, true: str) -> str:
    """Give the captions too, and of the headline and the standfirst what the truth has in its text: here they stand
    above it and are left out of it."""
    text = _captioned(article)
    above = [line for line in (article.title, printed(article)) if line and line in true and line not in text]
    return "\n".join([*above, text])


def _read(case: Case) -> Article | None:
    try:
        return page.read(case.data, url=case.url, however_short=bool(case.html))
    except DocumentError:
        return None


def _words(html: str, without: str) -> str:
    """Give the words of a body without these elements; of the links only those go that stand for a player."""
    body = LexborHTMLParser(html).body
    for node in reversed(body.css(without)) if body is not None else ():
        if node.tag != "a" or node.text().startswith(PLAYS):
            node.decompose()
    return sanitize.text(body.inner_html or "") if body is not None else ""


def strict(case: Case) -> str:
    return trafilatura.extract(_decoded(case), favor_precision=True, include_comments=False) or ""


def readability_lxml(case: Case) -> str:
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return sanitize.text(Document(_decoded(case)).summary(html_partial=True))
        except Unparseable:
            return ""


EXTRACTORS: dict[str, Callable[[Case], str]] = {
    "broadsheet": ours,
    "broadsheet, captions too": captioned,
    "trafilatura, precision": strict,
    "readability-lxml": readability_lxml,
}


@pytest.mark.bench
@pytest.mark.parametrize(
    ("pages", "least", "least_words"),
    [(benchmark, 0.978, 0.98), (readability, 0.962, 0.973)],
    ids=["benchmark", "readability"],
)
def test_the_article_text_of_real_pages(
    corpora: Path, pages: Callable[[Path], list[Case]], least: float, least_words: float
) -> None:
    cases = pages(corpora)
    results = {name: [_timed(extract, case) for case in cases] for name, extract in EXTRACTORS.items()}
    print(f"\n{pages.__name__}: {len(cases)} pages; P, R, F1 by runs of four words, W by words alone")
    sets = halves(cases)
    for half, numbers in sets.items():
        for name, found in results.items():
            print(_row(half, name, [cases[n] for n in numbers], [found[n] for n in numbers]))
    texts, seconds = zip(*results["broadsheet"], strict=True)
    assert f1(_measures(by_shingles, cases, texts))[2] > least  # else something broke
    assert f1(_measures(by_words, cases, texts))[2] > least_words
    assert median(seconds) < SLOWEST


def _row(half: str, name: str, cases: list[Case], found: list[tuple[str, float]]) -> str:
    texts, seconds = zip(*found, strict=True)
    precision, recall, f = f1(_measures(by_shingles, cases, texts))
    return (
        f"{half:6} {len(cases):4} {name:24} P {precision:.3f}  R {recall:.3f}  F1 {f:.3f}"
        f"  W {f1(_measures(by_words, cases, texts))[2]:.3f}  nothing found {sum(not text.strip() for text in texts):2}"
        f"  CPU ms a page: median {1000 * median(seconds):5.1f}  p95 {1000 * quantiles(seconds, n=20)[-1]:6.1f}"
    )


def _measures(measure: Callable[[str, str], Measure], cases: list[Case], texts: tuple[str, ...]) -> list[Measure]:
    return [measure(text, case.text) for text, case in zip(texts, cases, strict=True)]


def _timed(extract: Callable[[Case], str], case: Case) -> tuple[str, float]:
    started = time.process_time()
    found = extract(case)
    return found, time.process_time() - started


def _decoded(case: Case) -> str:
    return case.data.decode("utf-8", "replace")
