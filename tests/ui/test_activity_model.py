from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.model import Poll
from reader.ui.models.activity import ActivityModel, Day

NOW = 1_750_000_000  # 15 June 2025, 15:06 UTC
HOUR, DAY = 3_600, 86_400
TITLES = {1: "China Daily", 2: "人民日报"}


def poll(number, ago=0, feed=1, **given):
    return Poll(**{"id": number, "feed": feed, "at": NOW - ago, "status": 200, **given})


@pytest.fixture
def model(qapp):
    made = ActivityModel(zone=UTC)
    made.name_feeds(TITLES)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


def drawing(model):
    """One line a line, days without an indent."""
    lines = map(model.line, range(model.rowCount()))
    return [each.text if isinstance(each, Day) else f"  {each.time} {each.title}: {each.text}" for each in lines]


def test_polls_stand_under_the_day_that_each_was_on(model):
    model.show([poll(3, new=2), poll(2, HOUR, feed=2), poll(1, DAY, error="It is down.")], NOW)
    assert drawing(model) == [
        "Today",
        "  15:06 China Daily: 2 new articles",
        "  14:06 人民日报: Nothing new",
        "Yesterday",
        "  15:06 China Daily: It is down.",
    ]


def test_newer_ones_come_above_and_move_nothing_that_is_there(model, qtbot):
    model.show([poll(1, HOUR)], NOW)
    below = model.index(1, 0)
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.add_newer([poll(3), poll(2, 60, feed=2), poll(1, HOUR)], NOW)
    assert drawing(model) == [
        "Today",
        "  15:06 China Daily: Nothing new",
        "  15:05 人民日报: Nothing new",
        "  14:06 China Daily: Nothing new",
    ]
    assert below.data().startswith("15:06")


def test_what_is_there_already_is_not_shown_twice(model, qtbot):
    model.show([poll(1)], NOW)
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.add_newer([poll(1)], NOW)


def test_after_midnight_today_becomes_yesterday(model):
    model.show([poll(1)], NOW)
    model.add_newer([poll(2, -10 * HOUR)], NOW + 10 * HOUR)
    assert drawing(model)[::2] == ["Today", "Yesterday"]


def test_the_first_poll_of_all_comes_under_its_day(model):
    model.show([], NOW)
    assert (model.newest, model.oldest) == (0, None)
    model.add_newer([poll(1)], NOW)
    assert drawing(model) == ["Today", "  15:06 China Daily: Nothing new"]
    assert (model.newest, model.oldest) == (1, 1)


def test_older_ones_come_below_and_share_their_day(model):
    model.show([poll(4)], NOW)
    model.add_older([poll(3, HOUR), poll(2, DAY)])
    model.add_older([poll(1, DAY + HOUR)])
    model.add_older([])
    assert drawing(model)[::2] == ["Today", "  14:06 China Daily: Nothing new", "  15:06 China Daily: Nothing new"]
    assert drawing(model)[3] == "Yesterday"
    assert model.rowCount() == 6
    assert model.oldest == 1


def test_a_poll_of_a_feed_that_is_gone_says_so(model):
    model.show([poll(1, feed=9)], NOW)
    assert drawing(model)[1] == "  15:06 A feed that is no longer here: Nothing new"


def test_lines_are_copied_with_their_days_and_without_headings(model):
    model.show([poll(2), poll(1, DAY, error="It is down.")], NOW)
    assert model.copied([3, 0, 1, 2]) == (
        "15 June 2025\t15:06\tChina Daily\tNothing new\n14 June 2025\t15:06\tChina Daily\tIt is down."
    )


def test_a_line_is_heard_as_it_is_seen_and_a_day_is_not_chosen(model):
    model.show([poll(1, new=1)], NOW)
    day, line = model.index(0, 0), model.index(1, 0)
    assert line.data(Qt.ItemDataRole.AccessibleTextRole) == "15:06, China Daily: 1 new article"
    assert day.data(Qt.ItemDataRole.AccessibleTextRole) == "Today"
    assert not model.flags(day) & Qt.ItemFlag.ItemIsSelectable
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Activity"
