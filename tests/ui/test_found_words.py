import pytest

from reader.model import FoundFeed
from reader.ui.found_words import facts, pace, summary


def found(**given):
    return FoundFeed(**{"url": "https://a.example/rss", "title": "A", **given})


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (None, ""),
        (0.0, "less than one a month"),
        (0.1, "less than one a month"),
        (0.3, "about 1 a month"),
        (0.6, "about 3 a month"),
        (1.0, "about 1 a week"),
        (12.4, "about 12 a week"),
        (1234.0, "about 1,230 a week"),
    ],
)
def test_how_much_comes(week, words):
    assert pace(week) == words


def test_what_is_said_of_a_feed():
    assert facts(found(articles=1, week=2.0)) == "RSS · 1 article · about 2 a week"
    assert facts(found(kind="page", articles=22)) == "Read from the page · 22 articles"
    assert facts(found()) == "Nothing to show yet"
    assert facts(found(known=3, articles=22)) == "In the library already"
    assert facts(found(error="It did not answer.", known=3)) == "It did not answer."


def test_what_there_is_to_do():
    assert summary([found()]) == ""
    assert summary([found(), found(known=1)]) == "2 feeds were found. Tick those that you want."
    assert summary([found(known=1), found(known=2)]) == "None of these can be added."
    assert summary([found(error="It did not answer.")]) == "“A” was found but cannot be read."
