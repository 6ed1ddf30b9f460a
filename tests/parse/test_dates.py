from datetime import UTC, datetime

import pytest

from reader.parse import dates


def told(text, zone=None):
    """A date as its writer's clock showed it, and the offset."""
    found = dates.read(text, zone=zone)
    if found is None:
        return None
    seconds, offset = found
    return f"{datetime.fromtimestamp(seconds + 60 * (offset or 0), UTC):%Y-%m-%d %H:%M:%S}", offset


@pytest.mark.parametrize(
    ("text", "clock", "offset"),
    [
        ("2021-04-21T11:31:00+08:00", "2021-04-21 11:31:00", 480),
        ("2021-04-21T11:31:00.123Z", "2021-04-21 11:31:00", 0),
        ("2021-04-21 11:31", "2021-04-21 11:31:00", None),
        ("2021-04-21T11:31:00-00:00", "2021-04-21 11:31:00", None),
        ("20210421T113100Z", "2021-04-21 11:31:00", 0),
        ("2021-04-21T24:00:00Z", "2021-04-22 00:00:00", 0),
        ("2021-04-21T11:31:60Z", "2021-04-21 11:31:59", 0),
        ("2021", "2021-01-01 00:00:00", None),
        ("2021-04", "2021-04-01 00:00:00", None),
        ("2003-335", "2003-12-01 00:00:00", None),
        ("2003-W01-3", "2003-01-01 00:00:00", None),
        ("Wed, 21 Apr 2021 11:31:00 +0800", "2021-04-21 11:31:00", 480),
        ("Wed, 21 Apr 2021 11:31:00 EST", "2021-04-21 11:31:00", -300),
        ("21 Apr 21 11:31 PDT", "2021-04-21 11:31:00", -420),
        ("21 Apr 95 11:31 GMT", "1995-04-21 11:31:00", 0),
        ("Thu, 01 Jan 2004 19:48:21 GMT+0100", "2004-01-01 19:48:21", 60),
        ("Wednesday, April 21, 2021, 11:31", "2021-04-21 11:31:00", None),
        ("05 October, 2022", "2022-10-05 00:00:00", None),
        ("April 21, 2021 at 1:05 p.m.", "2021-04-21 13:05:00", None),
        ("Mittwoch, 21. März 2021, 11.31 Uhr", "2021-03-21 11:31:00", None),
        ("21 août 2021 à 11h31", "2021-08-21 11:31:00", None),
        ("20 de abril de 2021", "2021-04-20 00:00:00", None),
        ("21 апреля 2021", "2021-04-21 00:00:00", None),
        ("2021年4月21日 11:31", "2021-04-21 11:31:00", None),
        ("2021年4月21日", "2021-04-21 00:00:00", None),
        ("Tue Aug 12 10:23:00 +0200 2014", "2014-08-12 10:23:00", 120),
        ("1619000000", "2021-04-21 10:13:20", 0),
        ("1619000000123", "2021-04-21 10:13:20", 0),
    ],
)
def test_dates_are_read_as_printed(text, clock, offset):
    assert told(text) == (clock, offset)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "12:30",
        "10",
        "1 2 3",
        "April 2021 will be warm",
        "2021-02-30",
        "Feb 30 2021",
        "2021-13-01",
        "2021-04-21T25:00:00Z",
        "0000-01-01",
        "9999-12-31",
        "99999999999999999999",
        "1e400",
        "\x00\ud800",
        "Wed, " * 1000,
    ],
)
def test_nonsense_is_no_date(text):
    assert dates.read(text) is None


def test_an_impossible_offset_leaves_the_day():
    assert told("2021-04-21T11:31:00+99:99") == ("2021-04-21 11:31:00", None)


def test_a_papers_own_zone_is_assumed_only_where_none_is_named():
    assert told("Wednesday, April 21, 2021, 11:31", zone=480) == ("2021-04-21 11:31:00", 480)
    assert told("2021-04-21T11:31:00Z", zone=480) == ("2021-04-21 11:31:00", 0)
    assert dates.read("2021-04-21 11:31", zone=480) == dates.read("2021-04-21T11:31+08:00")
