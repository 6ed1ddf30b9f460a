from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui import links
from reader.ui.links import NOWHERE, Ask, Asked


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("broadsheet://article/42", Asked(Ask.ARTICLE, "42")),
        ("https://paper.example/a?b=c#d", Asked(Ask.WEB, "https://paper.example/a?b=c#d")),
        ("http://paper.example/", Asked(Ask.WEB, "http://paper.example/")),
        ("broadsheet://search?q=China%2C+Russia%20ties", Asked(Ask.SEARCH, "China, Russia ties")),
        ("broadsheet://search/?q=%E4%B8%AD%E5%9B%BD", Asked(Ask.SEARCH, "中国")),
        ("broadsheet://share/copy-link", Asked(Ask.SHARE, "copy-link")),
        ("broadsheet://keep/42/0", Asked(Ask.KEEP, "42/0")),
        ("broadsheet://open-file/42/13", Asked(Ask.OPEN_FILE, "42/13")),
        ("broadsheet://let-go/42/1/", Asked(Ask.LET_GO, "42/1")),
        ("broadsheet://browse-file/42/1", Asked(Ask.BROWSE_FILE, "42/1")),
        ("broadsheet://story/7", Asked(Ask.STORY, "7")),
        ("broadsheet://story/7/42/", Asked(Ask.STORY, "7/42")),
        ("broadsheet://changes/42", Asked(Ask.CHANGES, "42")),
        ("broadsheet://changes/42/3", Asked(Ask.CHANGES, "42/3")),
        ("mailto:editor@paper.example", Asked(Ask.MAIL, "mailto:editor@paper.example")),
    ],
)
def test_a_link_says_what_it_asks_for(url: str, asked: Asked) -> None:
    assert links.read(url) == asked


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/",
        "about:blank", "blob:x", "view-source:http://a.example/", "chrome://gpu", "tel:1", "http://", "https:///x",
        "http://[::1", "mailto:", "broadsheet://article/", "broadsheet://article/x", "broadsheet://article/-1",
        "broadsheet://article/٤", "broadsheet://article/9999999999", "broadsheet://search?q=", "broadsheet://media/abc",
        "broadsheet://page/1", "qrc:/x", "broadsheet://keep/", "broadsheet://keep/42", "broadsheet://keep/42/x",
        "broadsheet://keep/x/0", "broadsheet://keep/42/0/1", "broadsheet://open-file/42/-1", "broadsheet://let-go/42/",
        "broadsheet://open-file/../etc/passwd", "broadsheet://story/", "broadsheet://story/x", "broadsheet://story/7/x",
        "broadsheet://story/7/42/1", "broadsheet://changes/", "broadsheet://changes/42/-1",
    ],
)  # fmt: skip
def test_every_other_address_leads_nowhere(url: str) -> None:
    assert links.read(url) == NOWHERE


@given(st.text())
def test_no_address_is_an_error(url: str) -> None:
    assert links.read(url).ask in Ask


def test_an_article_is_found_again_in_its_own_address() -> None:
    assert links.article_id(links.article_url(7)) == 7
    assert links.article_id("https://paper.example/7") is None


def test_the_view_of_a_story_may_say_from_which_article_one_comes() -> None:
    assert links.story_url(7) == "broadsheet://story/7"
    assert links.story_at(links.story_url(7)) == (7, None)
    assert links.story_at(links.story_url(7, 42)) == (7, 42)
    assert links.story_at(links.article_url(7)) is None


def test_what_changed_is_named_by_the_article_and_the_version_before() -> None:
    assert links.changes_url(42) == "broadsheet://changes/42"
    assert links.changes_at(links.changes_url(42)) == (42, None)
    assert links.changes_at(links.changes_url(42, 3)) == (42, 3)
    assert links.changes_at("https://paper.example/changes/42") is None


def test_a_file_is_named_by_its_article_and_its_number_there():
    assert links.attached(links.read("broadsheet://keep/42/7")) == (42, 7)


def test_the_place_in_a_page_is_no_part_of_which_page_it_is() -> None:
    assert links.at_place("broadsheet://article/7", 0.25) == "broadsheet://article/7?place=0.2500"
    assert links.at_place("broadsheet://article/7", 0) == "broadsheet://article/7"
    assert links.bare("broadsheet://article/7?place=0.25#note") == "broadsheet://article/7"
    assert links.article_id("broadsheet://article/7?place=0.2500") == 7
