"""The activity log in the window: what it shows, how it is sifted, and that it goes on while it is open."""

from time import time

import pytest
from builders import article
from desks import OpenDesk, fill
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableView, QWidget

from reader.errors import LibraryError
from reader.model import Change, Poll, Scope
from reader.progress import Done, FeedPolled, Sync
from reader.store import Store
from reader.ui import activity_controls
from reader.ui.dialogs.activity import Activity
from reader.ui.models.activity import Answer

DAY = 86_400


@pytest.fixture
def feeds(library):
    one = fill(library, article("Ferry"))
    other, _ = library.add_feed(url="https://daily.example/rss", title="人民日报")
    return one, other.id


@pytest.fixture
def desk(open_desk, feeds):
    return open_desk()


def note(library, feed, **given):
    """Write a poll into the log as a sync does."""
    (held,) = library.feeds([feed])
    library.note_polls([(held, Poll(**{"feed": feed, "at": int(time()), "status": 200, **given}))])


def log(desk, action="activity"):
    desk.run(action)
    desk.until(lambda: desk.window.findChildren(Activity))
    desk.settle()
    return desk.window.findChildren(Activity)[-1]


def answers(found):
    lines = map(found.model.line, range(found.model.rowCount()))
    return [(each.title, each.text) for each in lines if isinstance(each, Answer)]


def test_before_anything_was_fetched_the_log_says_so(desk):
    found = log(desk)
    assert answers(found) == []
    assert found.list.empty_text == "Nothing was fetched yet."


def test_the_log_tells_what_came_of_each_feed_the_newest_first(desk, library, feeds):
    note(library, feeds[0], new=3)
    note(library, feeds[1], error="The server does not answer.", status=None)
    assert answers(log(desk)) == [("人民日报", "The server does not answer."), ("The Paper", "3 new articles")]


def test_the_log_is_sifted_by_feed_and_by_failures(desk, library, feeds):
    for feed in feeds:
        note(library, feed, new=1)
        note(library, feed, error="It is down.")
    found = log(desk)
    found._only_failed.click()
    desk.settle()
    assert answers(found) == [("人民日报", "It is down."), ("The Paper", "It is down.")]
    found._feeds.setCurrentText("The Paper")
    desk.settle()
    assert answers(found) == [("The Paper", "It is down.")]
    found._only_failed.click()
    desk.settle()
    assert answers(found) == [("The Paper", "It is down."), ("The Paper", "1 new article")]


def test_where_nothing_fits_the_log_says_what_there_is_none_of(desk, library, feeds):
    note(library, feeds[0])
    found = log(desk)
    found.choose(feeds[1])
    desk.settle()
    assert found.list.empty_text == "This feed was not asked in the last 30 days."
    found.choose(None, failed=True)
    desk.settle()
    assert found.list.empty_text == "Nothing failed in the last 30 days."


def test_the_log_of_the_chosen_feed_is_one_act_away_and_the_same_window(desk, library, feeds):
    for feed in feeds:
        note(library, feed)
    assert not desk.can("feed_log")
    found = log(desk)
    desk.choose(Scope(feed=feeds[1]), "人民日报")
    assert log(desk, "feed_log") is found
    assert found.feed == feeds[1]
    assert answers(found) == [("人民日报", "Nothing new")]


def test_what_another_process_notes_comes_in_while_the_log_is_open(desk, library, feeds):
    note(library, feeds[0])
    found = log(desk)
    note(library, feeds[1], new=2)
    desk.desk.feeds.take(Change(everything=True))
    desk.until(lambda: answers(found) == [("人民日报", "2 new articles"), ("The Paper", "Nothing new")])


def test_a_poll_of_another_feed_does_not_come_into_the_log_of_one(desk, library, feeds):
    note(library, feeds[0])
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    found = log(desk, "feed_log")
    note(library, feeds[1])
    desk.desk.feeds.take(Change(everything=True))
    desk.settle()
    assert answers(found) == [("The Paper", "Nothing new")]


def test_the_end_of_a_page_brings_the_next(desk, library, feeds, monkeypatch):
    monkeypatch.setattr(activity_controls, "PAGE", 40)
    for number in range(100):
        note(library, feeds[0], new=number + 1)
    found = log(desk)
    assert len(answers(found)) == 40
    for count in (80, 100):
        found.list.scrollToBottom()
        desk.until(lambda count=count: len(answers(found)) == count)
    assert answers(found)[-1] == ("The Paper", "1 new article")


def test_more_polls_than_a_page_at_once_begin_the_log_anew(desk, library, feeds, monkeypatch):
    monkeypatch.setattr(activity_controls, "PAGE", 3)
    note(library, feeds[0], new=99)
    found = log(desk)
    for number in range(5):
        note(library, feeds[0], new=number + 2)
    desk.desk.feeds.take(Change(everything=True))
    desk.until(lambda: answers(found)[0] == ("The Paper", "6 new articles"))
    desk.settle()
    assert [text for _, text in answers(found)][:3] == ["6 new articles", "5 new articles", "4 new articles"]


def test_lines_that_are_read_stay_where_they_are_when_others_come_above(desk, library, feeds):
    for _ in range(60):
        note(library, feeds[0])
    note(library, feeds[0], new=7)
    for _ in range(40):
        note(library, feeds[0])
    found = log(desk)
    row = next(row for row in range(102) if "7 new" in found.model.index(row, 0).data())
    found.list.scrollTo(found.model.index(row, 0), found.list.ScrollHint.PositionAtCenter)
    seen_at = found.list.visualRect(found.model.index(row, 0)).y()
    for _ in range(5):
        note(library, feeds[1])
    desk.desk.feeds.take(Change(everything=True))
    desk.until(lambda: found.model.rowCount() == 107)
    assert "7 new" in found.model.index(row + 5, 0).data()
    assert found.list.visualRect(found.model.index(row + 5, 0)).y() == seen_at


def test_at_the_top_what_comes_is_seen(desk, library, feeds):
    for _ in range(60):
        note(library, feeds[0])
    found = log(desk)
    note(library, feeds[1], new=7)
    desk.desk.feeds.take(Change(everything=True))
    desk.until(lambda: found.model.rowCount() == 62)
    assert found.list.visualRect(found.model.index(1, 0)).y() > 0


def test_every_part_of_the_log_has_a_name_for_those_who_hear_it(desk):
    kinds = QAbstractButton | QComboBox | QTableView
    parts = [part for part in log(desk).findChildren(QWidget) if isinstance(part, kinds)]
    names = [QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts]
    assert {"All feeds", "Only failures", "Activity", "Close"} <= set(names)


def test_arrows_pass_over_days_and_the_line_is_told_below(desk, library, feeds):
    note(library, feeds[0], at=int(time()) - 3 * DAY, new=1, took=340, size=12_000)
    note(library, feeds[0], new=2)
    found = log(desk)
    down = lambda: QTest.keyClick(found.list, Qt.Key.Key_Down)  # noqa: E731
    assert found.list.current_poll().new == 2
    down()
    assert found.list.current_poll().new == 1
    assert found.words == "The Paper: 1 new article. The server answered 200 (OK) in 0.3 s with 12 KB."
    QTest.keyClick(found.list, Qt.Key.Key_Up)
    assert found.list.current_poll().new == 2
    QTest.keyClick(found.list, Qt.Key.Key_Home)
    assert found.list.current_poll().new == 2


def test_enter_on_a_line_does_not_close_the_log(desk, library, feeds):
    note(library, feeds[0])
    found = log(desk)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert found.isVisible()
    QTest.keyClick(found.list, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_chosen_lines_are_copied(desk, library, feeds):
    note(library, feeds[0], new=1)
    note(library, feeds[1], error="It is down.")
    found = log(desk)
    found.list.clearSelection()
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (1, 2):
        found.list.selectionModel().select(found.model.index(row, 0), rows)
    found.list.copy()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[2:] for line in copied] == [["人民日报", "It is down."], ["The Paper", "1 new article"]]


def test_a_closed_log_is_left_in_peace(desk, library, feeds):
    note(library, feeds[0])
    log(desk).close()
    desk.until(lambda: not desk.window.findChildren(Activity))
    desk.desk.feeds.take(Change(everything=True))
    desk.settle()
    assert answers(log(desk)) == [("The Paper", "Nothing new")]


def test_a_log_that_cannot_be_read_says_why(desk, monkeypatch):
    def fail(*_args, **_given):
        raise LibraryError("The disk was taken out.")

    monkeypatch.setattr(Store, "polls", fail)
    assert log(desk).list.empty_text == "The disk was taken out."


def test_a_feed_that_is_renamed_or_deleted_is_named_so(desk, library, feeds):
    note(library, feeds[0])
    found = log(desk)
    found.choose(feeds[1])
    library.delete_feeds([feeds[1]])
    library.rename_feeds({feeds[0]: "The Harbour Paper"})
    desk.desk.contents.read()
    desk.until(lambda: found._feeds.count() == 2)
    assert found.feed is None
    desk.until(lambda: answers(found) == [("The Harbour Paper", "Nothing new")])


def test_a_feed_that_comes_while_the_log_is_open_is_called_by_its_name(desk, library, feeds):
    note(library, feeds[0])
    found = log(desk)
    new, _ = library.add_feed(url="https://quay.example/rss", title="The Quay")
    note(library, new.id, new=4)
    desk.desk._spread(Change(everything=True))
    desk.until(lambda: answers(found) == [("The Quay", "4 new articles"), ("The Paper", "Nothing new")])


# What failed


def test_after_a_sync_the_line_at_the_foot_says_how_many_failed_and_leads_to_them(desk, library, feeds):
    desk.run("sync_all")
    for feed in feeds:
        desk.worker.answer(FeedPolled(feed=feed, error="It is down."))
        note(library, feed, error="It is down.")
    note(library, feeds[0])
    desk.worker.answer(Done())
    assert desk.window.status.failed == "2 feeds failed"
    desk.window.status.failures_asked.emit()
    desk.settle()
    (found,) = desk.window.findChildren(Activity)
    assert found.failed
    assert answers(found) == [("人民日报", "It is down."), ("The Paper", "It is down.")]
    assert desk.window.status.failed == ""


def test_a_feed_that_answers_again_or_is_deleted_has_not_failed(desk, library, feeds):
    desk.run("sync_all")
    for feed in feeds:
        desk.worker.answer(FeedPolled(feed=feed, error="It is down."))
    desk.worker.answer(Done())
    desk.run("sync_all")
    desk.worker.answer(FeedPolled(feed=feeds[0]))
    desk.worker.answer(Done())
    assert desk.window.status.failed == "1 feed failed"
    library.delete_feeds([feeds[1]])
    desk.desk.contents.read()
    desk.until(lambda: desk.window.status.failed == "")


def test_what_fails_while_nobody_asked_is_not_counted(desk, feeds):
    desk.desk.fetching.ask(Sync(), quiet=True)
    desk.worker.answer(FeedPolled(feed=feeds[0], error="It is down."))
    assert desk.window.status.failed == ""


def test_a_library_that_can_only_be_read_shows_its_log(qtbot, tmp_path, library, feeds):
    note(library, feeds[0], new=1)
    with Store.open(tmp_path, read_only=True) as locked:
        desk = OpenDesk(qtbot, tmp_path, locked).start()
        try:
            assert answers(log(desk)) == [("The Paper", "1 new article")]
        finally:
            desk.close()
