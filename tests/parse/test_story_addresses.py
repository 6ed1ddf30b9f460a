"""Which addresses are another story of the same house is told by the address and the words on the link."""

from __future__ import annotations

import pytest

from reader.parse import stories

HERE = "https://gazette.example/news/harbour/old-lighthouse-lit-again-48213.html"
THERE = "https://gazette.example/news/harbour/two-piers-one-ticket-48101.html"


@pytest.mark.parametrize(
    "url",
    [
        THERE,
        "https://m.gazette.example/news/two-piers-48101",
        "https://gazette.example/?p=36843",
        "https://gazette.example/2031/05/two-piers-share-one-ticket/",
        "https://gazette.co.uk/news/two-piers-one-ticket-48101.html",
        "https://gazette.example/rich-taxes/index.html",
    ],
)
def test_a_story_of_the_house_is_one(url: str) -> None:
    assert stories.is_story(url, HERE)


@pytest.mark.parametrize(
    "url",
    [
        HERE,
        HERE + "?utm_source=feed#top",
        "https://other.example/news/two-piers-one-ticket-48101.html",
        "https://gazette.example/",
        "https://gazette.example/tags/two-piers-one-ticket-48101",
        "https://gazette.example/players/ann-keeper-48101",
        "https://gazette.example/magazine/issue/may-29-june-5-2031-issue",
        "https://gazette.example/news.php?tag=piers",
        "https://gazette.example/pictures/piers-48101.jpg",
        "mailto:editor@gazette.example",
    ],
)
def test_what_is_no_other_story_of_the_house_is_none(url: str) -> None:
    assert not stories.is_story(url, HERE)
    assert not stories.is_story(url, HERE, sure=True)


def test_an_address_that_looks_like_none_is_a_story_where_the_page_says_so() -> None:
    short = "https://gazette.example/new-piers"
    assert not stories.is_story(short, HERE)
    assert stories.is_story(short, HERE, sure=True)


def test_a_papers_own_number_makes_a_story_of_an_address_and_one_story_of_two() -> None:
    here = "https://www.chinadailyhk.com/hk/article/210001"
    assert stories.is_story("https://www.chinadailyhk.com/article/210002", here)
    assert not stories.is_story("http://chinadailyasia.com/article/210001", here)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://gazette.example/ann-keeper--harbour-council", "Ann Keeper"),
        ("https://gazette.example/live/harbour-storm-as-it-happened-48101#post-12", "the storm broke"),
        ("https://gazette.example/sea/live/2031/may/03/storm-48101?page=with:block-5f", "the storm broke"),
    ],
)
def test_a_persons_page_and_a_moment_of_a_live_blog_are_not_mentioned_stories(url: str, text: str) -> None:
    assert not stories.is_mentioned(url, HERE, text)
    assert stories.is_mentioned(THERE, HERE, text)


@pytest.mark.parametrize(
    "text", ["Read more", "Weiterlesen", "続きを読む", "Get 75% off our newsletter", "Piers", "Più"]
)
def test_buttons_offers_and_single_words_are_no_titles(text: str) -> None:
    assert not stories.is_title(text)


@pytest.mark.parametrize("text", ["Two piers, one ticket", "灯塔重新点亮了"])
def test_a_title_is_one_in_any_script(text: str) -> None:
    assert stories.is_title(text)
