"""Times as papers print them and as machines read them."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from reader import times

LONDON = ZoneInfo("Europe/London")
HONG_KONG = ZoneInfo("Asia/Hong_Kong")
APRIL_21 = 1_618_975_860  # 2021-04-21 03:31 UTC, 11:31 in Hong Kong


def test_a_dateline_reads_as_the_paper_printed_it_and_names_the_zone_where_it_is_not_the_readers():
    assert times.dateline(APRIL_21, 480, zone=LONDON) == "Wednesday, 21 April 2021, 11:31 UTC+8"
    assert times.dateline(APRIL_21, 480, zone=HONG_KONG) == "Wednesday, 21 April 2021, 11:31"


def test_a_dateline_without_the_papers_offset_is_on_the_readers_clock():
    assert times.dateline(APRIL_21, None, zone=LONDON) == "Wednesday, 21 April 2021, 04:31"


def test_a_dateline_in_chinese():
    assert times.dateline(APRIL_21, 480, "zh-CN", zone=HONG_KONG) == "2021年4月21日 星期三 11:31"


@pytest.mark.parametrize(
    ("offset", "zone_name"), [(0, " UTC"), (-210, " UTC−3:30"), (330, " UTC+5:30"), (60, ""), (99 * 60, "")]
)
def test_zone_names(offset, zone_name):
    assert times.dateline(APRIL_21, offset, zone=LONDON).partition("2021, ")[2][5:] == zone_name


@pytest.mark.parametrize("seconds", [None, 10**15, -(10**15)])
def test_what_is_no_time_prints_nothing(seconds):
    assert times.dateline(seconds, None, zone=UTC) == ""
    assert times.date(seconds, None, zone=UTC) == ""
    assert times.iso(seconds) is None


def test_list_times_grow_shorter_the_nearer_they_are():
    now = APRIL_21 + 10 * 3600
    day = 24 * 3600
    ages = [0, day, 2 * day, 300 * day]
    assert [times.list_time(APRIL_21 - age, now, zone=LONDON) for age in ages] == [
        "Today 04:31",
        "Yesterday",
        "19 Apr",
        "25 Jun 2020",
    ]
    assert [times.list_time(APRIL_21 - age, now, "zh", zone=LONDON) for age in ages] == [
        "今天 04:31",
        "昨天",
        "4月19日",
        "2020年6月25日",
    ]


def test_yesterday_is_a_day_of_the_calendar_not_a_span_of_hours():
    midnight_and_a_minute = 1_618_963_260  # 2021-04-21 00:01 UTC
    assert times.list_time(midnight_and_a_minute - 120, midnight_and_a_minute, zone=UTC) == "Yesterday"


def test_a_machine_gets_the_offset_always():
    assert times.iso(APRIL_21, 480) == "2021-04-21T11:31:00+08:00"
    assert times.iso(APRIL_21) == "2021-04-21T03:31:00+00:00"


DAY = 86_400


@pytest.mark.parametrize(
    ("later", "english", "chinese"),
    [
        (0, "21 April 2021", "2021年4月21日"),
        (3, "21 to 24 April 2021", "2021年4月21日至24日"),
        (11, "21 April to 2 May 2021", "2021年4月21日至5月2日"),
        (255, "21 April 2021 to 1 January 2022", "2021年4月21日至2022年1月1日"),
        (365, "21 April 2021 to 21 April 2022", "2021年4月21日至2022年4月21日"),
    ],
)
def test_a_span_says_nothing_twice(later, english, chinese):
    last = APRIL_21 + later * DAY
    assert times.span(APRIL_21, last, zone=LONDON) == english
    assert times.span(APRIL_21, last, "zh-CN", zone=LONDON) == chinese
    assert times.days(APRIL_21, last, zone=LONDON) == later + 1


def test_the_days_of_a_span_are_those_of_the_readers_calendar():
    evening, night = APRIL_21 + 12 * 3600, APRIL_21 + 13 * 3600  # 23:31 and 00:31 in Hong Kong
    assert times.days(evening, night, zone=HONG_KONG) == 2
    assert times.days(evening, night, zone=LONDON) == 1
    assert [times.clock(at, zone=HONG_KONG) for at in (evening, night)] == ["23:31", "00:31"]


def test_a_span_from_beyond_the_calendar_is_the_day_that_is_known():
    assert times.span(10**15, APRIL_21, zone=UTC) == "21 April 2021"
    assert times.span(10**15, 10**15, zone=UTC) == ""
    assert times.days(10**15, APRIL_21, zone=UTC) == 0
    assert times.clock(None) == ""
