"""What a window that stays open makes of time."""

import pytest

from reader.model import Scope
from reader.ui import clock
from reader.ui.minutes import Minutes


@pytest.fixture
def minutes(qapp):
    made = Minutes()
    made.heard = []
    made.day_began.connect(made.heard.append)
    made.passed.connect(lambda: made.heard.append("a minute"))
    return made


def test_a_minute_of_the_same_day_is_a_minute(minutes):
    minutes._timer.timeout.emit()
    assert minutes.heard == ["a minute"]


def test_a_minute_that_brings_another_day_says_so_first_and_once(minutes, monkeypatch):
    tomorrow = clock.today() + 86_400
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    minutes._timer.timeout.emit()
    minutes._timer.timeout.emit()
    assert minutes.heard == [tomorrow, "a minute", "a minute"]


def test_at_midnight_the_list_of_today_is_another_one(library, open_desk, monkeypatch):
    desk = open_desk()
    today, tomorrow = clock.today(), clock.today() + 86_400
    desk.desk.listing.choose(Scope(today=today), "Today")
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    desk.desk._minutes._timer.timeout.emit()
    assert desk.desk.listing.chosen == Scope(today=tomorrow)
