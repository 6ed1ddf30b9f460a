"""Where redirects may end, and where what lies there cannot be the story."""

from __future__ import annotations

import pytest

from reader.sync.answers import landed_elsewhere

ASKED = "https://paper.example/news/toll-vote.html"


@pytest.mark.parametrize(
    "found",
    [
        ASKED,
        "http://www.paper.example/news/toll-vote.html?utm_source=rss",
        "https://paper.example/2024/05/toll-vote/",
        "https://amp.paper.example/news/toll-vote.html",
        "https://elsewhere.example/toll-vote",
        "https://paper.example/?p=123",
        "https://paper.example/id/news/toll-vote",
        "https://paper.example/news/why-banks-ask-you-to-log-in-twice",
        "https://accountancy.example/toll-vote",
    ],
)
def test_a_story_may_have_moved(found: str) -> None:
    assert landed_elsewhere(ASKED, found) == ""


@pytest.mark.parametrize(
    "found",
    [
        "https://paper.example",
        "https://paper.example/",
        "https://www.paper.example/index.html",
        "https://paper.example/en/",
        "https://paper.example/zh-cn",
        "https://elsewhere.example/home",
        "https://paper.example/?utm_source=rss",
    ],
)
def test_a_front_page_is_no_story(found: str) -> None:
    assert "front page" in landed_elsewhere(ASKED, found)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("https://consent.paper.example/v2?continue=x", "agree to something"),
        ("https://paper.example/cookie-consent", "agree to something"),
        ("https://login.paper.example/?next=/news/toll-vote.html", "log in"),
        ("https://paper.example/login?next=x", "log in"),
        ("https://paper.example/users/sign-in", "log in"),
        ("https://paper.example/wp-login.php", "log in"),
        ("https://accounts.elsewhere.example/start", "log in"),
        ("https://paper.example/account/", "log in"),
        ("https://paper.example/subscribe/now", "subscribe"),
        ("https://subscribe.paper.example/offer", "subscribe"),
    ],
)
def test_a_gate_is_no_story(found: str, said: str) -> None:
    assert landed_elsewhere(ASKED, found) == f"paper.example wants its readers to {said} before it shows this story."


def test_a_story_about_a_gate_may_move_behind_the_same_words() -> None:
    assert landed_elsewhere("https://paper.example/login/story-1", "https://paper.example/login/story-one") == ""


def test_who_asks_for_a_front_page_gets_one() -> None:
    assert landed_elsewhere("https://paper.example/", "https://paper.example/en/") == ""
