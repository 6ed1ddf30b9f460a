"""Whoever writes how a paper lists its stories is told what each line of it finds, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import InputError
from reader.parse import index_check, sites

URL = "https://lantern.example/sea/"
LANTERN = """
masthead = "The Lantern"
hosts = ["lantern.example"]

[index]
pages = ['^lantern\\.example/sea/$']
article = ['^/sea/\\d+$']
card = [".card"]
title = ["h3", "h4"]
time = [".when"]
picture = ["img"]
next = [".next"]
"""
CARD = "<div class=card><a href=/sea/{0}><h3>Story {0}</h3></a><i class=when>3 May 2031</i><img src=/{0}.jpg></div>"


def check(folder: Path, body: str, written: str = LANTERN, url: str = URL) -> index_check.Report:
    file = folder / "lantern.toml"
    file.write_text(written, "utf-8")
    page = f"<html><title>The sea</title><body>{body}</body></html>"
    return index_check.check(page.encode(), url=url, site=sites.read(file))


def test_a_file_that_fits_has_no_problem_and_each_selector_says_what_it_found(tmp_path: Path) -> None:
    report = check(tmp_path, CARD.format(1) + CARD.format(2) + "<a class=next href=?p=2>Next</a>")
    assert report.problems == ()
    assert [article.title for article in report.feed.articles] == ["Story 1", "Story 2"]
    assert [(hit.part, hit.selector, hit.times, hit.of) for hit in report.hits] == [
        ("card", ".card", 2, None),
        ("title", "h3", 2, 2),
        ("title", "h4", 0, 2),
        ("time", ".when", 2, 2),
        ("picture", "img", 2, 2),
        ("next", ".next", 1, None),
    ]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>We have a new look</p>", "No card was found"),
        (CARD.format("about"), "1 of 1 cards lead to no article"),
        (CARD.format(1), "Nothing was found for `next`: .next."),
        (CARD.format(1).replace("when", "then"), "Nothing was found for `time`"),
        (CARD.format(1) + CARD.format(2).replace("3 May", "today"), "1 of 2 articles have no time."),
        (CARD.format(1) + CARD.format(2).replace("src=", "alt="), "1 of 2 articles have no picture."),
        (CARD.format(1) + CARD.format(2).replace("Story 2", "Story 1"), "2 of 2 articles share a title"),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, body: str, problem: str) -> None:
    assert any(said.startswith(problem) for said in check(tmp_path, body).problems)


def test_a_page_that_the_file_is_not_for_is_refused_with_those_it_is_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Its pages are: \^lantern"):
        check(tmp_path, CARD.format(1), url="https://lantern.example/")
    with pytest.raises(InputError, match="Its pages are: none"):
        check(tmp_path, CARD.format(1), LANTERN.partition("[index]")[0])
