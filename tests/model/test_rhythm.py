"""How often a feed brings something, told from the times of its last articles."""

from __future__ import annotations

from itertools import accumulate

import pytest
from builders import NOW
from hypothesis import given
from hypothesis import strategies as st

from reader.model import rhythm

HOUR, DAY = 3600, 86400
WEEK = 7 * DAY


def every(pause: int, count: int, last: int = NOW) -> list[int]:
    return [last - n * pause for n in range(count)]


@pytest.mark.parametrize("pause", [HOUR, DAY, WEEK])
def test_a_feed_that_keeps_its_time_is_known_by_it(pause: int) -> None:
    assert 0.7 * pause < rhythm.usual_pause(every(pause, 50), NOW) < 1.3 * pause


def test_before_anything_is_known_four_hours_are_believed() -> None:
    assert rhythm.usual_pause([], NOW) == 4 * HOUR


def test_what_came_together_is_one_occasion() -> None:
    together = [at + second for at in every(WEEK, 20, NOW - DAY) for second in (0, 60, 120)]
    assert rhythm.usual_pause(together, NOW) > 5 * DAY


def test_the_last_pauses_count_most() -> None:
    slow_then_quick = [*every(HOUR, 25), *every(WEEK, 25, NOW - 26 * HOUR)]
    quick_then_slow = [*every(WEEK, 25), *every(HOUR, 25, NOW - 26 * WEEK)]
    assert 4 * rhythm.usual_pause(slow_then_quick, NOW) < rhythm.usual_pause(quick_then_slow, NOW)


def test_a_feed_that_falls_silent_is_seen_to() -> None:
    times = every(HOUR, 50)
    pauses = [rhythm.usual_pause(times, NOW + silence) for silence in (0, DAY, WEEK, 4 * WEEK)]
    assert pauses == sorted(pauses)
    assert pauses[-1] > 10 * pauses[0]


def test_an_article_dated_1970_does_not_outweigh_all_others() -> None:
    assert rhythm.usual_pause([*every(HOUR, 49), 0], NOW) < DAY


def test_times_of_a_wrong_clock_count_for_nothing() -> None:
    true = every(HOUR, 20)
    wrong = [NOW + 365 * DAY, *true]
    assert rhythm.usual_pause(wrong, NOW) == rhythm.usual_pause(true, NOW)
    assert rhythm.a_week(wrong, NOW) == rhythm.a_week(true, NOW)
    assert not rhythm.is_silent(wrong, NOW)


def test_articles_a_week_are_those_of_eight_weeks() -> None:
    assert rhythm.a_week(every(DAY, 50), NOW) == pytest.approx(7, rel=0.05)
    assert rhythm.a_week(every(WEEK, 50), NOW) == pytest.approx(1, rel=0.05)
    assert rhythm.a_week(every(WEEK, 20, NOW - 20 * WEEK), NOW) == 0
    assert rhythm.a_week([NOW - DAY], NOW) == pytest.approx(1 / 8)


def test_a_busy_paper_of_which_only_the_last_days_are_known_is_counted_by_these() -> None:
    assert rhythm.a_week(every(HOUR, 49), NOW) == pytest.approx(168)


def test_silent_is_who_says_nothing_for_a_month_and_much_longer_than_usual() -> None:
    assert rhythm.is_silent(every(DAY, 20, NOW - 31 * DAY), NOW)
    assert not rhythm.is_silent(every(DAY, 20, NOW - 29 * DAY), NOW)
    assert not rhythm.is_silent(every(10 * DAY, 20, NOW - 35 * DAY), NOW)
    assert rhythm.is_silent(every(10 * DAY, 20, NOW - 41 * DAY), NOW)
    assert not rhythm.is_silent([], NOW)


@given(st.lists(st.integers(min_value=-(2**40), max_value=2**40), max_size=50))
def test_any_times_have_a_pause_and_a_rate(times: list[int]) -> None:
    assert 0 < rhythm.usual_pause(times, NOW) <= 500 * DAY
    assert rhythm.a_week(times, NOW) >= 0


@given(st.lists(st.integers(min_value=1, max_value=30 * DAY), min_size=1, max_size=49), st.integers(0, 100 * DAY))
def test_the_longer_the_silence_the_longer_the_pause(pauses: list[int], silence: int) -> None:
    times = [NOW - ago for ago in accumulate(pauses)]
    assert rhythm.usual_pause(times, NOW + silence) >= rhythm.usual_pause(times, NOW)
