from datetime import UTC

import pytest

from reader.model import Feed, FeedHealth, Poll
from reader.ui import health_words
from reader.ui.health_words import Condition

NOW = 1_750_000_000  # 15 June 2025, 15:06 UTC
DAY = 86_400
POLL = Poll(feed=1, at=NOW - 300, status=200, new=2)
DOWN = "The server does not answer."


def health(last=POLL, silent=False, newest=NOW - DAY, strip="", week=0.0, **feed):
    made = Feed(**{"id": 1, "url": "https://post.example/rss", "title": "Harbour Post", **feed})
    return FeedHealth(feed=made, last=last, silent=silent, newest=newest, strip=strip, week=week)


@pytest.mark.parametrize(
    ("given", "fares", "answer"),
    [
        ({"stopped": "gone", "error": DOWN}, Condition.GONE, "Gone for good: keep asking?"),
        ({"same_as": 2}, Condition.TWICE, "Leads to another feed of yours"),
        ({"stopped": "paused", "silent": True}, Condition.PAUSED, "2 new articles"),
        ({"error": DOWN, "silent": True}, Condition.FAILING, DOWN),
        ({"silent": True}, Condition.SILENT, "2 new articles"),
        ({"last": None}, Condition.NEW, "Not asked yet"),
        ({}, Condition.WELL, "2 new articles"),
    ],
)
def test_a_feed_is_told_by_what_needs_the_reader_s_eye_most(given, fares, answer):
    assert health_words.condition(health(**given)) is fares
    assert health_words.last_answer(health(**given)) == answer


def test_every_condition_has_its_sentence():
    feeds = [
        health(stopped="gone"),
        health(same_as=2),
        health(error=DOWN, failures=3),
        health(silent=True, newest=NOW - 100 * DAY),
        health(stopped="paused"),
        health(last=None),
        health(),
    ]
    told = {health_words.condition(feed): health_words.sentence(feed, NOW, zone=UTC) for feed in feeds}
    assert len(set(told.values())) == len(Condition)
    assert told[Condition.FAILING] == f"{DOWN} It failed 3 times in a row."
    assert "since 7 Mar" in told[Condition.SILENT]
    assert "“Harbour Post”" in told[Condition.GONE]


def test_when_a_feed_is_asked_is_told_or_why_it_is_not():
    at = NOW + 1_200
    told = [health_words.next_poll(health(next_poll=at, stopped=why).feed, NOW) for why in ("", "paused", "gone")]
    assert told == ["in 20 minutes", "Paused", "Stopped"]
    assert [health_words.asked(each, NOW) for each in (health(), health(last=None))] == ["5 minutes ago", ""]


@pytest.mark.parametrize(
    ("week", "said"), [(0, "–"), (0.01, "0.1"), (0.5, "0.5"), (3.0, "3"), (12.4, "12"), (1_234, "1,234")]
)
def test_a_week_s_articles_are_told_with_the_figures_that_count(week, said):
    assert health_words.weekly(week) == said


def test_the_newest_article_says_of_a_silent_feed_since_when():
    told = [
        health_words.newest(each, NOW, zone=UTC)
        for each in (health(newest=None), health(), health(newest=NOW - 100 * DAY, silent=True))
    ]
    assert told == ["–", "1 day ago", "Silent since 7 Mar"]


@pytest.mark.parametrize(
    ("strip", "said"),
    [
        ("", "Not asked yet"),
        ("x", "Asked once: that failed"),
        ("+", "Asked once: that went well"),
        ("+..x", "Of the last 4 times asked, 1 failed and 1 brought articles; the last failed"),
        ("...", "Of the last 3 times asked, none failed and none brought articles; the last went well"),
    ],
)
def test_a_strip_is_told_in_words_too(strip, said):
    assert health_words.history(strip) == said


def test_a_feed_without_a_title_is_named_by_its_address():
    assert health_words.name(Feed(url="https://post.example/rss")) == "https://post.example/rss"


def test_failures_are_counted_in_words():
    assert [health_words.failed(count) for count in (0, 1, 3)] == ["", "1 feed failed", "3 feeds failed"]
