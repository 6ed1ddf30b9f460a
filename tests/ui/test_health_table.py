"""The feed-health table: who is chosen in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.model import Feed, FeedHealth
from reader.ui.models.feed_health import FeedHealthModel
from reader.ui.views.health_table import HealthTable


@pytest.fixture
def table(qtbot):
    model = FeedHealthModel()
    table = HealthTable(model)
    qtbot.addWidget(table)
    model.setParent(table)
    show(table, 1, 2, 3)
    return table


def show(table, *feeds):
    table.model().show([FeedHealth(feed=Feed(id=each, url=f"https://paper{each}.example/rss")) for each in feeds], 0)


def chosen(table):
    return [health.feed.id for health in table.feeds()]


@pytest.fixture
def held(table):
    """Ctrl is down, as while the reader's fingers still are on the keys that opened the page."""
    QTest.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    yield
    QTest.keyRelease(table, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)


def test_a_feed_that_is_pointed_at_is_chosen_alone_also_while_ctrl_is_held(table, held):
    table.selectRow(0)
    table.choose(3)
    assert chosen(table) == [3]


def test_the_feed_below_one_that_is_deleted_is_chosen_next(table):
    table.choose(2)
    show(table, 1, 3)
    assert chosen(table) == [3]
    show(table, 1)
    assert chosen(table) == [1]
