"""Which news agency a text names as its own."""

from __future__ import annotations

import pytest

from reader.stories.agencies import agency


@pytest.mark.parametrize(
    ("byline", "text", "named"),
    [
        ("Reuters", "", "Reuters"),
        ("Ann Bell, Associated Press", "", "Associated Press"),
        ("AFP", "", "Agence France-Presse"),
        ("", "DUBAI (Reuters) - A tanker was stopped.", "Reuters"),
        ("", "TEHRAN, Iran (AP) — A tanker was stopped.", "Associated Press"),
        ("", "Berlin (dpa) - Die Fähre fährt wieder.", "dpa"),
        ("", "Die Fähre fährt wieder. Das sagte der Kapitän. /dpa", "dpa"),
        ("", "新华社北京4月5日电 油轮被拦。", "新华社"),
        ("", "BEIJING, April 5 (Xinhua) -- A tanker was stopped.", "Xinhua"),
    ],
)
def test_an_agency_is_named_by_the_byline_or_where_a_text_begins_or_ends(byline: str, text: str, named: str) -> None:
    assert agency(byline, text) == named


@pytest.mark.parametrize(
    ("byline", "text"),
    [
        ("", ""),
        ("Ann Bell", "The map app AP Maps was shown on Monday."),
        ("", "The building of Reuters burned down on Monday, and nobody was hurt in it."),
        ("", f"{'It rained. ' * 20}A reporter of the (AP) was there. {'It rained. ' * 20}"),
    ],
)
def test_an_agency_that_is_news_itself_is_not_the_source(byline: str, text: str) -> None:
    assert agency(byline, text) == ""
