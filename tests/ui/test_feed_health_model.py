import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.model import Feed, FeedHealth, Poll
from reader.ui.health_words import Condition
from reader.ui.models.feed_health import Column, FeedHealthModel
from reader.ui.theme import DARK

NOW = 1_750_000_000
DAY = 86_400
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def health(number, title, *, strip="", week=1.0, newest=NOW, silent=False, asked=NOW, **feed):
    made = Feed(**{"id": number, "url": f"https://{number}.example/rss", "title": title, **feed})
    return FeedHealth(feed=made, last=Poll(feed=number, at=asked), strip=strip, week=week, newest=newest, silent=silent)


FEEDS = (
    health(1, "Zephyr", strip="++", week=9, next_poll=NOW + 60),
    health(2, "人民日报", strip=".x", newest=NOW - 90 * DAY, silent=True, next_poll=NOW + 30),
    health(3, "Gazette", strip="xx", error="It is down.", asked=NOW - 9, next_poll=NOW + 90),
    health(4, "Anchor", stopped="paused", next_poll=NOW - 90),
    health(5, "Harbour", stopped="gone", newest=None),
    health(6, "Beacon", week=0),
)


@pytest.fixture
def model(qapp):
    made = FeedHealthModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(FEEDS, NOW)
    yield made
    del tester


def titles(model):
    return [model.index(row, Column.FEED).data() for row in range(model.rowCount())]


def test_those_that_need_the_reader_s_eye_stand_above(model):
    assert titles(model) == ["Harbour", "Gazette", "人民日报", "Anchor", "Beacon", "Zephyr"]


@pytest.mark.parametrize(
    ("column", "order", "first", "last"),
    [
        (Column.FEED, UP, "Anchor", "人民日报"),
        (Column.FEED, DOWN, "人民日报", "Anchor"),
        (Column.ASKED, UP, "Gazette", "人民日报"),
        (Column.NEXT, UP, "Beacon", "Harbour"),
        (Column.HISTORY, DOWN, "Gazette", "Zephyr"),
        (Column.WEEK, DOWN, "Zephyr", "Beacon"),
        (Column.NEWEST, UP, "Harbour", "Zephyr"),
    ],
)
def test_every_column_sorts_by_what_it_means(model, column, order, first, last):
    model.sort(column, order)
    assert (titles(model)[0], titles(model)[-1]) == (first, last)


def test_equal_ones_go_by_their_names_both_ways(model):
    model.sort(Column.ASKED, DOWN)
    assert titles(model)[:3] == ["Anchor", "Beacon", "Harbour"]


def test_the_column_that_sorts_says_so(model):
    def names():
        return [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]

    assert names()[Column.ANSWER] == "Last answer ▴"
    model.sort(Column.WEEK, DOWN)
    assert names() == ["Feed", "Last answer", "Asked", "Next time", "History", "▾ A week", "Newest article"]


def test_feeds_are_sifted_by_how_they_fare_and_by_words(model):
    model.sift((Condition.SILENT,), "")
    assert titles(model) == ["人民日报"]
    model.sift(None, " 3.EXAMPLE ")
    assert titles(model) == ["Gazette"]
    model.sift((Condition.PAUSED,), "gazette")
    assert titles(model) == []
    assert model.count((Condition.SILENT, Condition.PAUSED)) == 2


def test_rows_that_stay_are_painted_anew_where_they_are(model, qtbot):
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(FEEDS, NOW + 60)
    row = model.row_of(3)
    assert model.index(row, Column.ASKED).data() == "1 minute ago"
    with qtbot.waitSignal(model.modelReset):
        model.show(FEEDS[1:], NOW)
    assert model.row_of(1) == -1


def test_the_strip_is_told_in_words_to_who_hears_or_points(model):
    cell = model.index(model.row_of(2), Column.HISTORY)
    said = "Of the last 2 times asked, 1 failed and none brought articles; the last failed"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == cell.data(Qt.ItemDataRole.ToolTipRole) == said
    assert not cell.data()


def test_what_failed_and_what_is_silent_has_its_colour(model):
    model.set_theme(DARK)
    colours = {
        title: model.index(model.row_of(number), column).data(Qt.ItemDataRole.ForegroundRole).color().name()
        for title, number, column in (
            ("failed", 3, Column.ANSWER), ("silent", 2, Column.NEWEST), ("well", 1, Column.ANSWER),
        )
    }  # fmt: skip
    assert colours == {"failed": DARK.error, "silent": DARK.error, "well": DARK.text}
