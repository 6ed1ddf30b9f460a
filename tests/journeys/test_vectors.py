"""Every public attack vector through the sanitiser and onto real pages, in every field a paper can write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from attacks import Outcome, clean, run_all
from panes import POLICY, OpenPane
from pytestqt.qtbot import QtBot
from windows import JOURNEY

from reader import page
from reader.model import Around, Article, Enclosure, Kind, Link, Picture, Ready, Row, Similar, Story, StoryMember

pytestmark = JOURNEY

A_PAGE = 120  # vectors set on one page
NOTHING = Outcome(ran=False, attempts=0)


@pytest.fixture
def open_pane(qtbot: QtBot) -> Iterator[Callable[..., OpenPane]]:
    opened: list[OpenPane] = []

    def open_one(answer: Callable[[str], tuple[str, bytes] | None]) -> OpenPane:
        opened.append(OpenPane(qtbot, answer))
        return opened[-1]

    yield open_one
    for pane in opened:
        pane.close()


@pytest.fixture(scope="module")
def vectors(corpora: Path) -> list[str]:
    lines = (corpora / "corpora" / "xss" / "vectors.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["html"] for line in lines]


def pages_of(vectors: Sequence[str]) -> list[Sequence[str]]:
    return [vectors[start : start + A_PAGE] for start in range(0, len(vectors), A_PAGE)]


def newspaper_page(vectors: Sequence[str]) -> str:
    """Set one article whose every field is full of vectors."""
    words = " ".join(vectors)
    return page.render(
        Article(
            title=words,
            standfirst=words,
            byline=words,
            language=vectors[0][:20],
            section_path=tuple(vectors),
            body_html="".join(map(clean, vectors)),
            url=vectors[0],
            lead_image=Picture(url=vectors[-1], caption=words, credit=words, alt=words),
            links=tuple(
                Link(text=vector, url=vector, label=vector, kind=Kind.END, position=number)
                for number, vector in enumerate(vectors)
            ),
            enclosures=tuple(Enclosure(url=vector, type=vector) for vector in vectors),
        ),
        media={},
        paper=words,
        feed=words,
        around=around(vectors),
        copies=[row(vector) for vector in vectors],
    )


def around(vectors: Sequence[str]) -> Around:
    """Set vectors into everything that is told around an article."""
    members = tuple(StoryMember(row=row(vector), news=vector, why=vector) for vector in vectors)
    return Around(
        cited_by=tuple(row(vector) for vector in vectors),
        story=Story(id=1, title=vectors[0], members=members, papers=tuple(vectors)),
        like=tuple(Similar(row=row(vector), score=1.0, why=vector) for vector in vectors),
    )


def row(vector: str) -> Row:
    return Row(
        id=1, title=vector, standfirst=vector, source=vector, section=vector, sort_at=0, published=0, language="",
        read=False, bookmarked=False, ready=Ready.READY,
    )  # fmt: skip


def test_no_vector_of_the_corpus_runs_or_even_tries_on_a_real_page(
    open_pane: Callable[..., OpenPane], vectors: list[str]
) -> None:
    pages = pages_of(vectors)
    outcomes = run_all(open_pane, map(newspaper_page, pages), script=True, policy=POLICY)
    guilty = [page for page, outcome in zip(pages, outcomes, strict=True) if outcome != NOTHING]
    assert named(open_pane, guilty) == []
    assert len(outcomes) * A_PAGE >= len(vectors) > 6_000


def test_no_vector_runs_where_the_sanitiser_stands_alone(
    open_pane: Callable[..., OpenPane], vectors: list[str]
) -> None:
    bodies = ["".join(map(clean, page)) for page in pages_of(vectors)]
    outcomes = run_all(open_pane, bodies, script=True, policy="")
    assert [number for number, outcome in enumerate(outcomes) if outcome.ran] == []


def test_the_judge_hears_vectors_that_nothing_cleans(open_pane: Callable[..., OpenPane], vectors: list[str]) -> None:
    some = vectors[:: len(vectors) // 60]
    outcomes = run_all(open_pane, some, script=True, policy=POLICY)
    assert sum(outcome.attempts > 0 for outcome in outcomes) > len(some) / 4
    among_clean = [*map(clean, some[:30]), "<img src='x:' onerror='alert(1)'>", *map(clean, some[30:])]
    assert run_all(open_pane, ["".join(among_clean)], script=True, policy=POLICY)[0].attempts > 0
    assert run_all(open_pane, ["".join(among_clean)], script=True, policy="")[0].ran


def named(open_pane: Callable[..., OpenPane], guilty: Sequence[Sequence[str]]) -> list[str]:
    """Find the single vectors on pages on which something tried to run."""
    suspects = [vector for page in guilty for vector in page]
    outcomes = run_all(open_pane, [newspaper_page([vector]) for vector in suspects], script=True, policy=POLICY)
    alone = [vector for vector, outcome in zip(suspects, outcomes, strict=True) if outcome != NOTHING]
    return alone or [page[0] for page in guilty]
