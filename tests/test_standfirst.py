"""When a standfirst is worth its place."""

from __future__ import annotations

import pytest
from builders import article

from reader import standfirst

BODY = "<figure><figcaption>The ferry.</figcaption></figure><p>“The <b>f</b>erry left,” they said.</p><p>It sank.</p>"


@pytest.mark.parametrize(
    "said",
    [
        "“The ferry left,” they said.",
        "The ferry left, they said. It…",
        "THE FERRY LEFT, they sa...",
        '"The ferry left," they said. [...]',
        "",
    ],
)
def test_the_body_s_own_beginning_is_not_printed_twice(said: str) -> None:
    assert standfirst.printed(article(standfirst=said, body_html=BODY)) == ""


@pytest.mark.parametrize(
    "said", ["A bridge takes over.", "It sank.", "The ferry left, and more is said here than there.", "…"]
)
def test_what_the_body_does_not_say_at_once_is_printed(said: str) -> None:
    assert standfirst.printed(article(standfirst=said, body_html=BODY)) == said


def test_without_a_body_the_standfirst_is_all_there_is() -> None:
    assert standfirst.printed(article(standfirst="The ferry left.", body_html="")) == "The ferry left."


def test_other_scripts_are_compared_too() -> None:
    story = article(
        standfirst="灯笼码头上的望潮楼今年整一百岁……", body_html="<p>灯笼码头上的望潮楼，今年整一百岁。中秋前夜。</p>"
    )
    assert standfirst.printed(story) == ""
