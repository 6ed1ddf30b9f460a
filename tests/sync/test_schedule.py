"""When a feed is polled next."""

from __future__ import annotations

from builders import NOW, feed
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.model import Feed
from reader.sync import decide, schedule
from reader.sync.schedule import DAY, HOUR, LONGEST, SHORTEST

WEEK = 7 * DAY
TIMES = st.lists(st.integers(min_value=NOW - 500 * DAY, max_value=NOW + DAY), max_size=50)
WAITS = st.integers(min_value=-DAY, max_value=30 * DAY)
NOWS = st.integers(min_value=NOW, max_value=NOW + 20 * WEEK)
FEEDS = st.builds(
    feed,
    id=st.integers(1, 10_000),
    failures=st.integers(0, 100),
    asks=st.integers(0, DAY),
)


def every(pause: int) -> list[int]:
    return [NOW - n * pause for n in range(50)]


def wait(pause: int, id: int = 1) -> int:
    return schedule.next_poll(feed(id=id), NOW, times=every(pause)) - NOW


def skipping(hours: set[int], days: set[int], **given: object) -> Feed:
    return feed(skip_hours=schedule.mask(tuple(hours), 24), skip_days=schedule.mask(tuple(days), 7), **given)


# --- by its history --------------------------------------------------------------------------------------------------


def test_a_feed_of_which_nothing_is_known_is_polled_about_once_an_hour() -> None:
    assert 0.8 * HOUR < schedule.next_poll(feed(id=1), NOW) - NOW < 1.2 * HOUR


def test_a_busy_feed_is_polled_more_often_than_a_quiet_one_but_not_in_proportion() -> None:
    waits = [wait(pause) for pause in (10 * 60, HOUR, DAY, WEEK, 4 * WEEK)]
    assert waits == sorted(waits)
    assert waits[0] < 17 * 60
    assert 20 * 60 < waits[1] < 40 * 60
    assert 1.5 * HOUR < waits[2] < 3 * HOUR
    assert 5 * HOUR < waits[3] < 8 * HOUR


def test_a_feed_that_fell_silent_a_year_ago_is_polled_about_once_a_day() -> None:
    times = [at - 365 * DAY for at in every(HOUR)]
    assert schedule.next_poll(feed(id=1), NOW, times=times) - NOW > 6 * HOUR
    assert schedule.next_poll(feed(id=1), NOW, times=times[:4]) - NOW > 12 * HOUR


def test_feeds_that_were_polled_together_drift_apart() -> None:
    for pause in (60, HOUR, 400 * DAY):
        waits = {wait(pause, id) for id in range(1, 101)}
        assert len(waits) > 50
        assert max(waits) - min(waits) > min(waits) / 10


def test_the_same_poll_is_followed_at_the_same_time() -> None:
    assert wait(HOUR) == wait(HOUR)


@given(FEEDS, NOWS, TIMES, WAITS)
def test_between_two_polls_lie_ten_minutes_to_a_day(one: Feed, now: int, times: list[int], fresh: int) -> None:
    assert SHORTEST <= schedule.next_poll(one, now, times=times, fresh_for=fresh) - now <= LONGEST


# --- as it is asked to -----------------------------------------------------------------------------------------------


@given(FEEDS, NOWS, TIMES, WAITS, WAITS)
def test_no_wait_that_is_asked_for_is_cut_short(one: Feed, now: int, times: list[int], fresh: int, after: int) -> None:
    waits = schedule.next_poll(one, now, times=times, fresh_for=fresh) - now
    assert waits >= min(max(fresh, one.asks), DAY)
    named = schedule.next_poll(one, now, times=times, fresh_for=fresh, retry_after=after) - now
    assert min(max(after, fresh, one.asks, HOUR), DAY) <= named <= DAY


def test_who_was_told_one_time_does_not_come_back_all_at_one_moment() -> None:
    waits = {schedule.next_poll(feed(id=id), NOW, retry_after=2 * HOUR) - NOW for id in range(1, 101)}
    assert len(waits) > 50
    assert min(waits) >= 2 * HOUR


HOURS = st.sets(st.integers(0, 23), max_size=23)
DAYS = st.sets(st.integers(0, 6), max_size=6)


@given(HOURS, DAYS, FEEDS, NOWS, WAITS)
def test_a_feed_is_left_alone_in_the_hours_and_days_it_names(
    hours: set[int], days: set[int], one: Feed, now: int, fresh: int
) -> None:
    asking = skipping(hours, days, id=one.id, failures=one.failures, asks=one.asks)
    at = schedule.next_poll(asking, now, fresh_for=fresh)
    assert at // HOUR % 24 not in hours
    assert (at // DAY + 3) % 7 not in days
    assert at >= schedule.next_poll(one, now, fresh_for=fresh)
    assert at <= now + schedule.farthest(asking)


def test_a_weekday_is_the_one_of_the_calendar() -> None:
    sunday = 1_750_000_000 // DAY * DAY  # 15 June 2025
    assert schedule.next_poll(skipping(set(), {6}, id=1), sunday + HOUR) >= sunday + DAY
    assert schedule.next_poll(skipping(set(), {0}, id=1), sunday + HOUR) < sunday + DAY


def test_a_feed_that_wants_never_to_be_polled_is_not_believed() -> None:
    assert schedule.mask(tuple(range(24)), 24) == 0
    assert schedule.mask(tuple(range(7)), 7) == 0
    assert schedule.mask((-1, 24, 99), 24) == 0
    never = feed(id=1, skip_hours=(1 << 24) - 1, skip_days=127)
    assert schedule.next_poll(never, NOW) == schedule.next_poll(feed(id=1), NOW)


# --- after failures --------------------------------------------------------------------------------------------------


@given(FEEDS, NOWS, st.integers(1, 50), st.integers(0, 50))
def test_more_failures_never_mean_a_shorter_wait(one: Feed, now: int, failures: int, more: int) -> None:
    few, many = (feed(id=one.id, asks=one.asks, failures=count) for count in (failures, failures + more))
    assert schedule.next_poll(few, now) <= schedule.next_poll(many, now)


def test_failures_double_the_wait_up_to_a_day() -> None:
    waits = [schedule.next_poll(feed(id=1, failures=count), NOW) - NOW for count in (1, 2, 3, 4, 5, 6, 500)]
    for seen, meant in zip(waits, (HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY), strict=True):
        assert abs(seen - meant) <= 0.15 * meant + 1


# --- clocks ----------------------------------------------------------------------------------------------------------


@given(FEEDS, HOURS, DAYS, st.integers(2 * WEEK, 400 * DAY))
def test_a_clock_that_was_set_back_does_not_stop_the_paper(
    one: Feed, hours: set[int], days: set[int], back: int
) -> None:
    written = schedule.next_poll(skipping(hours, days, id=one.id), NOW)
    set_back = skipping(hours, days, id=one.id, polled=NOW, next_poll=written)
    assert decide.due([set_back], NOW - back) == [set_back]


@given(FEEDS, HOURS, DAYS, st.integers(0, 30 * DAY))
def test_a_wait_is_never_taken_for_the_doing_of_a_clock(one: Feed, hours: set[int], days: set[int], fresh: int) -> None:
    waiting = skipping(hours, days, id=one.id, failures=one.failures)
    at = schedule.next_poll(waiting, NOW, fresh_for=fresh)
    assume(at > NOW)
    assert (
        decide.due([feed(id=one.id, skip_hours=waiting.skip_hours, skip_days=waiting.skip_days, next_poll=at)], NOW)
        == []
    )


def test_after_a_jump_of_a_year_each_feed_is_polled_once_and_then_spread() -> None:
    feeds = [feed(id=id, polled=NOW, next_poll=schedule.next_poll(feed(id=id), NOW)) for id in range(1, 201)]
    then = NOW + 365 * DAY
    assert len(decide.due(feeds, then)) == 200
    again = [feed(id=id, polled=then, next_poll=schedule.next_poll(feed(id=id), then)) for id in range(1, 201)]
    for minute in range(0, 2 * HOUR, 60):
        due = [one for one in again if then + minute < one.next_poll <= then + minute + 60]
        assert len(due) < 30
    assert decide.due(again, then + SHORTEST - 1) == []
