"""Feed health in the window: what the page shows and does, pausing, and what the reader is asked about a feed."""

from dataclasses import replace
from time import time

import pytest
from builders import article
from desks import OpenDesk, fill
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QTableView, QWidget

from reader.errors import LibraryError
from reader.model import Change, Poll, Scope
from reader.progress import Done, Sync
from reader.store import Store
from reader.ui import context_menus
from reader.ui.dialogs.activity import Activity
from reader.ui.dialogs.address import ChangeAddress
from reader.ui.dialogs.feed_health import FeedHealthPage
from reader.ui.health_words import Condition
from reader.ui.models.feed_health import Column

DOWN = "The server does not answer."


@pytest.fixture
def feeds(library):
    one = fill(library, article("Ferry"))
    folder, _ = library.add_folder(("Asia",))
    more = [
        library.add_feed(url=f"https://{name}.example/rss", title=title, folder=folder)[0].id
        for name, title in (("daily", "人民日报"), ("post", "Harbour Post"))
    ]
    return one, *more


@pytest.fixture
def desk(open_desk, feeds):
    return open_desk()


def note(library, feed, **given):
    """Let a poll go so, as a sync does."""
    (held,) = library.feeds([feed])
    poll = Poll(**{"feed": feed, "at": int(time()), "status": 200, **given})
    library.note_polls([(replace(held, error=poll.error, polled=poll.at), poll)])


def page(desk):
    desk.run("feed_health")
    desk.until(lambda: desk.window.findChildren(FeedHealthPage))
    desk.settle()
    return desk.window.findChildren(FeedHealthPage)[-1]


def titles(found):
    return [found.model.index(row, Column.FEED).data() for row in range(found.model.rowCount())]


def stopped(library, feed):
    return library.feeds([feed])[0].stopped


def look(desk):
    """Let the window see what another process wrote."""
    desk.desk._spread(Change(everything=True))
    desk.settle()


def test_the_page_shows_every_feed_that_is_asked_the_failing_ones_first(desk, library, feeds):
    note(library, feeds[0], new=1)
    note(library, feeds[2], error=DOWN, status=None)
    library.add_feed(url="https://sample.example/rss", title="The Sample", sample=True)
    found = page(desk)
    assert titles(found) == ["Harbour Post", "The Paper", "人民日报"]  # The Paper fell silent long ago
    answers = [found.model.index(row, Column.ANSWER).data() for row in range(3)]
    assert answers == [DOWN, "1 new article", "Not asked yet"]
    assert found.about.text == DOWN


def test_without_any_feed_the_page_says_so(open_desk):
    assert page(open_desk()).table.empty_text == "There is no paper in this library yet."


def test_the_page_opens_on_the_feed_that_is_chosen_in_the_tree(desk, feeds):
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    assert [each.feed.title for each in page(desk).table.feeds()] == ["The Paper"]


def test_feeds_are_sifted_by_kind_and_words(desk, library, feeds):
    library.pause_feed(feeds[0])
    note(library, feeds[2], error=DOWN)
    found = page(desk)
    assert [found._kinds.itemText(number) for number in range(5)] == [
        "All feeds (3)", "Need a look (1)", "Failing (1)", "Silent (0)", "Paused (1)",
    ]  # fmt: skip
    found._kinds.setCurrentIndex(1)
    assert titles(found) == ["Harbour Post"]
    found._kinds.setCurrentIndex(3)
    assert titles(found) == []
    assert found.table.empty_text == "No feed is so."
    found._kinds.setCurrentIndex(0)
    found._search.setText("daily.")
    assert titles(found) == ["人民日报"]


def test_who_is_chosen_stays_so_while_the_table_sorts_and_is_read_anew(desk, library, feeds):
    found = page(desk)
    found.table.choose(feeds[0])
    found.table.sortByColumn(Column.FEED, Qt.SortOrder.DescendingOrder)
    note(library, feeds[0], error=DOWN)
    look(desk)
    desk.until(lambda: found.about.text == DOWN)
    assert [each.feed.id for each in found.table.feeds()] == [feeds[0]]


def test_a_table_that_is_scrolled_stays_so_when_its_rows_change_places(desk, library, feeds):
    more = [library.add_feed(url=f"https://{n}.example/rss", title=f"Paper {n:02}")[0].id for n in range(60)]
    found = page(desk)
    bar = found.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = bar.value()
    assert seen > 0
    note(library, more[-1], error=DOWN)
    look(desk)
    desk.until(lambda: titles(found)[0] == "Paper 59")
    assert bar.value() == seen


def test_a_narrow_page_leaves_out_what_matters_least_and_keeps_the_answer_readable(desk):
    found = page(desk)
    for width, shown in ((1_120, 7), (900, 6), (700, 4)):
        found.resize(width, 500)
        desk.until(lambda width=width: found.table.width() == width)
        assert sum(not found.table.isColumnHidden(column) for column in Column) == shown
        assert found.table.columnWidth(Column.ANSWER) >= 120


def test_every_part_of_the_page_has_a_name_for_those_who_hear_it(desk):
    kinds = QAbstractButton | QComboBox | QTableView | QLineEdit
    parts = [part for part in page(desk).findChildren(QWidget) if isinstance(part, kinds)]
    nameless = [
        part.objectName()
        for part in parts
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert set(nameless) <= {"qt_tableview_cornerbutton"}  # of a header that is never shown


def test_enter_on_a_feed_does_not_close_the_page(desk):
    found = page(desk)
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert found.isVisible()
    QTest.keyClick(found.table, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_a_chosen_feed_is_fetched_now(desk, feeds):
    found = page(desk)
    found.table.choose(feeds[1])
    found.act("Sync Now")
    assert desk.worker.heard == [Sync(feeds=(feeds[1],), request=1)]


def test_without_a_connection_nothing_can_be_fetched_and_the_button_says_why(desk):
    found = page(desk)
    desk.network.become(online=False)
    button = found.acts.buttons[found.acts.sync]
    assert not button.isEnabled()
    assert button.toolTip()
    desk.network.become(online=True)
    assert button.isEnabled()


def test_a_chosen_feed_shows_its_log(desk, library, feeds):
    note(library, feeds[0])
    found = page(desk)
    found.table.choose(feeds[0])
    found.act("Show Log")
    desk.settle()
    (log,) = desk.window.findChildren(Activity)
    assert log.feed == feeds[0]
    assert log.model.rowCount() == 2


def test_a_chosen_feed_is_shown_in_the_tree(desk, feeds):
    found = page(desk)
    found.table.choose(feeds[0])
    found.act("Show in Sections")
    desk.until(lambda: desk.window.column.title == "The Paper")


def test_chosen_feeds_are_paused_and_resumed_and_both_is_undone(desk, library, feeds):
    found = page(desk)
    found.table.selectAll()
    assert found.about.text == "3 feeds are chosen."
    found.act("Pause")
    desk.settle()
    assert desk.said() == "Paused 3 feeds."
    assert {stopped(library, feed) for feed in feeds} == {"paused"}
    desk.until(lambda: found.acts.rest.text() == "Resume")
    found.act("Resume")
    desk.settle()
    assert {stopped(library, feed) for feed in feeds} == {""}
    for expected in ("paused", ""):
        desk.run("undo")
        desk.settle()
        assert {stopped(library, feed) for feed in feeds} == {expected}


def test_a_chosen_feed_is_deleted_and_brought_back(desk, library, feeds):
    found = page(desk)
    found.table.choose(feeds[1])
    QTest.keyClick(found.table, Qt.Key.Key_Delete)
    desk.until(lambda: sorted(titles(found)) == ["Harbour Post", "The Paper"])
    assert desk.said() == "Deleted “人民日报”."
    desk.run("undo")
    desk.until(lambda: "人民日报" in titles(found))


def test_a_feed_is_fetched_from_another_address_and_from_its_old_one_again(desk, library, feeds):
    found = page(desk)
    found.table.choose(feeds[1])
    found.act("Change Address…")
    (asking,) = found.findChildren(ChangeAddress)
    asking.address.setText("ftp://daily.example/")
    asking.change.click()
    assert asking.words == "This is no address of the web: it begins with https:// or http://."
    asking.address.setText("daily.example/new")
    asking.change.click()
    desk.until(lambda: desk.said() == "Changed the address of “人民日报”.")
    assert library.feeds([feeds[1]])[0].url == "https://daily.example/new"
    desk.run("undo")
    desk.settle()
    assert library.feeds([feeds[1]])[0].url == "https://daily.example/rss"


def test_a_page_that_cannot_be_read_says_why(desk, monkeypatch):
    def fail(_store, _now):
        raise LibraryError("The disk was taken out.")

    monkeypatch.setattr(Store, "health", fail)
    assert page(desk).table.empty_text == "The disk was taken out."


def test_a_page_that_cannot_be_read_anew_says_why_below_what_it_shows(desk, monkeypatch):
    found = page(desk)

    def fail(_store, _now):
        raise LibraryError("The disk was taken out.")

    monkeypatch.setattr(Store, "health", fail)
    look(desk)
    desk.until(lambda: found.about.text == "The disk was taken out.")
    assert found.model.rowCount() == 3


def test_a_closed_page_is_left_in_peace(desk):
    page(desk).close()
    desk.until(lambda: not desk.window.findChildren(FeedHealthPage))
    look(desk)
    desk.desk.feeds.pass_minute()
    desk.settle()


def test_a_library_that_can_only_be_read_lets_nothing_be_done(qtbot, tmp_path, library, feeds):
    library.pause_feed(feeds[0], "gone")
    with Store.open(tmp_path, read_only=True) as locked:
        desk = OpenDesk(qtbot, tmp_path, locked).start()
        try:
            found = page(desk)
            enabled = {act.text(): act.isEnabled() for act in found.acts.all}
            assert enabled == {
                "Sync Now": False, "Show Log": True, "Resume": False, "Show in Sections": True,
                "Change Address…": False, "Delete": False,
            }  # fmt: skip
            assert found.about._buttons == []
            assert not desk.can("pause_feed")
        finally:
            desk.close()


# Pausing a place, and what the reader is asked about a feed


def test_a_folder_is_paused_with_all_its_feeds_and_resumed(desk, library, feeds):
    assert not desk.can("pause_feed")
    desk.choose(Scope(folder=library.feeds([feeds[1]])[0].folder), "Asia")
    action = desk.window.made["pause_feed"]
    assert (action.text(), desk.window.made["sync_this"].text()) == ("Pause This Folder", "Sync This Folder")
    desk.run("pause_feed")
    desk.until(lambda: action.text() == "Resume This Folder")
    assert [stopped(library, feed) for feed in feeds] == ["", "paused", "paused"]
    desk.run("pause_feed")
    desk.until(lambda: action.text() == "Pause This Folder")


def offered(desk):
    """Open the menu of the chosen place; give what it offers."""
    context_menus.about_place(desk.window, QPoint(9, 9))
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return texts


def test_the_menu_of_a_place_offers_what_can_be_done_there(desk, feeds):
    assert offered(desk)[:2] == ["Sync All of These", "Make This Ready Offline"]
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    assert offered(desk)[:3] == ["Sync This Feed", "Pause This Feed", "Log of This Feed…"]
    desk.run("sync_this")
    assert offered(desk)[:3] == ["Sync This Feed", "Stop", "Pause This Feed"]
    desk.worker.answer(Done())


def test_a_paused_feed_says_so_where_it_is_looked_at(desk, library, feeds):
    library.pause_feed(feeds[0])
    look(desk)
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    trouble = desk.window.column.trouble
    assert trouble.text == "“The Paper” is paused: it is not asked by itself."
    trouble.press("Resume")
    desk.until(lambda: trouble.text == "")
    assert stopped(library, feeds[0]) == ""


def test_about_a_feed_that_is_gone_the_reader_is_asked_and_may_let_it_be_asked_again(desk, library, feeds):
    library.pause_feed(feeds[0], "gone")
    look(desk)
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    trouble = desk.window.column.trouble
    assert "gone for good" in trouble.text
    trouble.press("Keep Asking")
    desk.until(lambda: trouble.text == "")
    desk.run("undo")
    desk.until(lambda: "gone for good" in trouble.text)
    assert stopped(library, feeds[0]) == "gone"


def test_a_gone_feed_may_be_asked_no_more_and_keeps_what_it_brought(desk, library, feeds):
    library.pause_feed(feeds[0], "gone")
    look(desk)
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    desk.window.column.trouble.press("Stop Asking")
    desk.until(lambda: "paused" in desk.window.column.trouble.text)
    assert stopped(library, feeds[0]) == "paused"
    assert desk.titles() == ["Ferry"]


def test_a_gone_feed_may_be_deleted(desk, library, feeds):
    library.pause_feed(feeds[0], "gone")
    look(desk)
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    desk.window.column.trouble.press("Delete")
    desk.until(lambda: desk.said() == "Deleted “The Paper”.")
    assert feeds[0] not in [feed.id for feed in library.feeds()]


def test_a_feed_that_became_another_is_merged_where_the_reader_wants_it_and_parted_again(desk, library, feeds):
    (one,) = library.feeds([feeds[0]])
    library.update_feeds([replace(one, same_as=feeds[2])])
    look(desk)
    found = page(desk)
    found.table.choose(feeds[0])
    assert "the same address as “Harbour Post”" in found.about.text
    found.about.press("Merge")
    desk.until(lambda: titles(found) == ["人民日报", "Harbour Post"] or titles(found) == ["Harbour Post", "人民日报"])
    desk.choose(Scope(feed=feeds[2]), "Harbour Post")
    assert desk.titles() == ["Ferry"]
    desk.run("undo")
    desk.until(lambda: "The Paper" in titles(found))
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    assert desk.titles() == ["Ferry"]


def test_two_feeds_that_the_reader_keeps_apart_are_not_asked_about_again(desk, library, feeds, open_desk):
    (one,) = library.feeds([feeds[0]])
    library.update_feeds([replace(one, same_as=feeds[2])])
    look(desk)
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    found = page(desk)
    desk.window.column.trouble.press("Keep Both")
    assert desk.window.column.trouble.text == ""
    desk.until(lambda: found.model.count((Condition.TWICE,)) == 0)
    again = open_desk()
    again.choose(Scope(feed=feeds[0]), "The Paper")
    assert again.window.column.trouble.text == ""


def test_what_is_being_fetched_can_be_stopped_from_the_tree_s_menu(desk, feeds):
    assert not desk.can("cancel")
    desk.choose(Scope(feed=feeds[0]), "The Paper")
    desk.run("sync_this")
    assert desk.worker.heard == [Sync(feeds=(feeds[0],), request=1)]
    assert desk.can("cancel")
    desk.run("cancel")
    assert desk.worker.cancelled == [1]
    desk.worker.answer(Done(cancelled=True))
    assert desk.window.status.words == "Stopped."
    assert not desk.can("cancel")
