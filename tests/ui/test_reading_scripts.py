"""Nothing in an article runs: not with any one of sanitiser, policy and the engine's lock alone.

The engine is the judge: see `attacks`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attacks import Outcome, clean, run_all
from panes import POLICY

from reader import page as set_page
from reader.model import Article, Picture
from reader.parse import sanitize

NO_POLICY = ""
EVERY = 60  # of the corpus: one vector in so many

# One of each family: what runs by itself, by a failing or a loading part, by an event, by a click, by other documents.
FAMILIES = {
    "script": "<script>alert(1)</script>",
    "script in svg": "<svg><script>alert(1)</script></svg>",
    "broken tag": "<scr\0ipt>alert(1)</script><script/x>alert(1)</script>",
    "image fails": "<img src=broadsheet://media/none onerror=alert(1)>",
    "image fails, shouting": "<IMG SRC=x: OnErRoR = alert(1)>",
    "image in svg": "<svg><image href=x: onerror=alert(1) /></svg>",
    "svg loads": "<svg onload=alert(1)>",
    "style loads": "<style onload=alert(1)></style>",
    "details opens": "<details open ontoggle=alert(1)>x</details>",
    "video fails": "<video><source onerror=alert(1)></video>",
    "animation begins": "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "css animation": "<style>@keyframes x{}</style><b style='animation-name:x' onanimationstart=alert(1)>x</b>",
    "mouse": "<b onmouseover=alert(1) onclick=alert(1)>x</b>",
    "focus": "<input autofocus onfocus=alert(1)>",
    "link": "<a href='javascript:alert(1)'>x</a>",
    "link, hidden": "<a href=' &#1;java&Tab;script&colon;alert(1)'>x</a>",
    "form": "<form action='javascript:alert(1)'><button>x</button></form>",
    "button": "<form><button formaction='javascript:alert(1)'>x</button></form>",
    "map": "<map><area href='javascript:alert(1)' shape=default></map>",
    "frame": "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "frame address": "<iframe src='javascript:parent.alert(1)'></iframe>",
    "object": "<object data='javascript:alert(1)'></object>",
    "embed": "<embed src='javascript:alert(1)'>",
    "math": "<math><maction actiontype=statusline xlink:href='javascript:alert(1)'>x</maction></math>",
    "mutation": "<noscript><p title='</noscript><img src=x: onerror=alert(1)>'>",
    "template": "<template><script>alert(1)</script></template><svg><style><img src=x: onerror=alert(1)></style></svg>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "base": "<base href='javascript:/a/-alert(1)///////'><a href='../x'>x</a>",
}
STOPPED_ANYHOW = {"math", "object", "embed", "refresh", "base"}  # this engine, or our page, runs none of these

# Written out rather than hooked: with the engine's lock on, no hook of ours would run either.
MARK = "(document.documentElement.dataset.ran=1)"
FAMILIES = {
    name: html.replace("parent.alert(1)", MARK.replace("document", "parent.document", 1)).replace("alert(1)", MARK)
    for name, html in FAMILIES.items()
}


def story(vector: str) -> str:
    """Set a page that carries a vector in every field a paper can write."""
    plain = sanitize.text(vector)
    return set_page.render(
        Article(
            title=vector,
            standfirst=vector,
            byline=vector,
            section_path=(vector, vector),
            body_html=clean(vector),
            url=vector,
            language=vector[:20],
            lead_image=Picture(url=vector, caption=vector, credit=plain, alt=vector),
        ),
        media={},
        paper=vector,
        feed=vector,
    )


def test_without_any_wall_the_families_run(open_pane) -> None:
    outcomes = run_all(open_pane, FAMILIES.values(), script=True, policy=NO_POLICY)
    ran = {name for name, outcome in zip(FAMILIES, outcomes, strict=True) if outcome.ran}
    assert set(FAMILIES) - ran <= STOPPED_ANYHOW


def test_with_the_engines_lock_alone_nothing_runs(open_pane) -> None:
    outcomes = run_all(open_pane, FAMILIES.values(), script=False, policy=NO_POLICY)
    assert [outcome.ran for outcome in outcomes] == [False] * len(FAMILIES)


def test_with_the_policy_alone_nothing_runs(open_pane) -> None:
    outcomes = run_all(open_pane, FAMILIES.values(), script=True, policy=POLICY)
    assert [outcome.ran for outcome in outcomes] == [False] * len(FAMILIES)
    assert sum(outcome.attempts > 0 for outcome in outcomes) >= 10  # the ears hear


def test_with_the_sanitiser_alone_nothing_runs(open_pane) -> None:
    outcomes = run_all(open_pane, map(clean, FAMILIES.values()), script=True, policy=NO_POLICY)
    assert [outcome.ran for outcome in outcomes] == [False] * len(FAMILIES)


def test_in_a_real_page_nothing_even_tries(open_pane) -> None:
    outcomes = run_all(open_pane, map(story, FAMILIES.values()), script=True, policy=POLICY)
    assert outcomes == [Outcome(False, 0)] * len(FAMILIES)


# The corpus


@pytest.fixture(scope="module")
def vectors(corpora: Path) -> list[str]:
    lines = (corpora / "corpora" / "xss" / "vectors.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["html"] for line in lines[::EVERY]]


def test_public_attack_vectors_do_not_even_try_in_a_real_page(open_pane, vectors: list[str]) -> None:
    outcomes = run_all(open_pane, map(story, vectors), script=True, policy=POLICY)
    assert outcomes == [Outcome(False, 0)] * len(vectors)


def test_the_same_vectors_do_try_where_nothing_cleans_them(open_pane, vectors: list[str]) -> None:
    outcomes = run_all(open_pane, vectors, script=True, policy=POLICY)
    assert sum(outcome.attempts > 0 for outcome in outcomes) > len(vectors) / 4
    assert not any(outcome.ran for outcome in outcomes)
