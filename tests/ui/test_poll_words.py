from datetime import UTC

import pytest

from reader.model import Poll
from reader.ui import poll_words

NOW = 1_750_000_000  # 15 June 2025, 15:06 UTC
DAY = 86_400


def poll(**given):
    return Poll(**{"id": 1, "feed": 1, "at": NOW, "status": 200, **given})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"new": 1}, "1 new article"),
        ({"new": 1_200, "changed": 2}, "1,200 new articles, 2 changed"),
        ({"changed": 1}, "1 changed"),
        ({"status": 304}, "Nothing new"),
        ({"status": 503, "error": "The server\nrests."}, "The server rests."),
    ],
)
def test_an_answer_says_what_came_or_why_nothing_did(given, said):
    assert poll_words.answer(poll(**given)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"new": 3, "took": 340, "size": 12_000}, "3 new articles. The server answered 200 (OK) in 0.3 s with 12 KB."),
        ({"status": 304, "took": 9}, "Nothing new. The server answered 304 (Not Modified) in a moment."),
        ({"status": 599, "error": "It broke"}, "It broke. The server answered 599 in a moment."),
        ({"status": None, "error": "It is silent.", "took": 30_000}, "It is silent. There was no answer after 30.0 s."),
        ({"status": None, "error": "It is unknown."}, "It is unknown. There was no answer."),
    ],
)
def test_the_detail_says_how_the_server_answered(given, said):
    assert poll_words.detail(poll(**given)) == said


def test_days_are_named_as_a_person_would():
    days = [poll_words.day(NOW - number * DAY, NOW, zone=UTC) for number in (0, 1, 2, 400)]
    assert days == ["Today", "Yesterday", "13 June 2025", "11 May 2024"]


def test_a_copied_line_is_one_line_whatever_the_feed_is_called():
    line = poll_words.line(poll(new=2), "人民日报\t海外版\n", zone=UTC)
    assert line == "15 June 2025\t15:06\t人民日报 海外版\t2 new articles"
