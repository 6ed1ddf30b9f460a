"""What tells two headlines apart."""

from __future__ import annotations

import pytest

from reader.stories import headlines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weather: Monday in the valley", "Weather: Tuesday in the valley"),
        ("Rovers 2-1 Athletic", "Rovers 0-0 Athletic"),
        ("Exchange rates of 3 May", "Exchange rates of 4 May"),
        ("Das Wetter am Montag", "Das Wetter am Dienstag"),
        ("星期一天气", "星期二天气"),
        ("月曜日の天気", "火曜日の天気"),
    ],
)
def test_headlines_with_other_numbers_or_days_differ(one: str, other: str):
    assert headlines.differ(one, other)
    assert headlines.differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferry with 90 aboard sinks", "Ferry sinks"),
        ("Ferry sinks on Monday, 90 rescued", "90 rescued: ferry sinks"),
        ("Ferry sinks", "Boat lost"),
    ],
)
def test_a_headline_that_leaves_one_out_does_not(one: str, other: str):
    assert not headlines.differ(one, other)
