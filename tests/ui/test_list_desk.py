"""Reading lists in the window: made of a walk or in an article's menu, shown under Bookmarks."""

from __future__ import annotations

import pytest
from builders import article
from desks import fill
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from ui_drawing import draw_tree

from reader.model import BOOKMARKS, EVERYTHING, Scope
from reader.ui.dialogs.naming import Naming


@pytest.fixture
def desk(library, open_desk):
    fill(library, article("Crane"), article("Ferry"), article("Nets"), article("Opera"))
    return open_desk()


def ids(library, *titles):
    rows = {row.title: row.id for row in library.rows(library.ids(EVERYTHING))}
    return [rows[title] for title in titles]


def walk(desk, first, *others):
    """Choose a story and follow links to others."""
    desk.open(first)
    for title in others:
        desk.pane.article_asked.emit(ids(desk.store, title)[0])
        desk.until(lambda title=title: desk.shown() == title)
    desk.until(lambda: desk.desk.page.column.bar.titles == (first, *others))
    desk.settle()


def named(desk, name=""):
    """Type a name into the dialog, or leave the proposed one, and press the button."""
    (dialog,) = desk.window.findChildren(Naming)
    proposed = dialog.name.text()
    dialog.name.setText(name or proposed)
    dialog.make()
    desk.settle()
    return proposed


def lists(library):
    """Draw every list: "Walk: Opera Crane"."""
    rows = {each.title: library.rows(library.ids(Scope(reading_list=each.id))) for each in library.tree().lists}
    return [f"{title}: {' '.join(row.title for row in held)}" for title, held in rows.items()]


def offered(desk, *titles):
    """Open the menu of articles, and name what may be done with reading lists there."""
    desk.desk.articles.menu_asked.emit(tuple(ids(desk.store, *titles)), QPoint(5, 5))
    menu = next(each for each in desk.window.findChildren(QMenu) if each.title() == "Add to Reading List")
    return {action.text(): action for action in menu.actions() if action.text()}


def leave_menu(desk):
    for menu in desk.window.findChildren(QMenu):
        menu.close()
    desk.until(lambda: not [m for m in desk.window.findChildren(QMenu) if m.title() == "Add to Reading List"])


def test_a_walk_is_kept_under_the_name_of_its_first_story(desk, library):
    walk(desk, "Opera", "Crane", "Ferry", "Crane")
    desk.run("bookmark_walk")
    assert named(desk) == "Opera"
    assert lists(library) == ["Opera: Opera Crane Ferry"]
    assert desk.said() == "Made the reading list “Opera”."
    desk.run("undo")
    desk.until(lambda: lists(library) == [])
    desk.until(lambda: not library.ids(BOOKMARKS))


def test_one_story_is_no_walk_to_be_kept(desk):
    desk.open("Opera")
    assert not desk.can("bookmark_walk")
    walk(desk, "Opera", "Crane")
    assert desk.can("bookmark_walk")


def test_a_list_stands_under_bookmarks_with_its_figure_and_shows_its_own_order(desk, library):
    walk(desk, "Opera", "Crane")
    desk.run("bookmark_walk")
    named(desk, "Harbour")
    desk.until(lambda: "Harbour 2" in draw_tree(desk.desk.tree))
    assert draw_tree(desk.desk.tree).split("\n")[2:4] == ["v Bookmarks 2", "  Harbour 2"]
    (made,) = library.tree().lists
    desk.choose(Scope(reading_list=made.id), "Harbour")
    assert desk.titles() == ["Opera", "Crane"]


@pytest.fixture
def shown(desk, library):
    """The list Harbour, of Opera and Crane, is shown."""
    made, change = library.make_list("Harbour", ids(library, "Opera", "Crane"))
    desk.desk._spread(change)
    desk.until(lambda: desk.desk.tree.choose(Scope(reading_list=made)))
    desk.until(lambda: desk.titles() == ["Opera", "Crane"])
    return desk


def test_a_list_is_renamed_in_place(shown, library):
    assert shown.can("rename")
    model = shown.desk.tree.model()
    model.setData(shown.desk.tree.currentIndex(), "Docks")
    shown.until(lambda: [each.title for each in library.tree().lists] == ["Docks"])
    shown.until(lambda: shown.window.column.title == "Docks")
    assert shown.window.column.count == "2"
    shown.run("undo")
    shown.until(lambda: [each.title for each in library.tree().lists] == ["Harbour"])
    shown.until(lambda: shown.window.column.title == "Harbour")


def test_a_list_is_deleted_and_undo_leads_back_to_it(shown, library):
    assert shown.can("delete")
    shown.run("delete")
    shown.until(lambda: shown.window.column.title == "Bookmarks")
    assert shown.said() == "Deleted “Harbour”."
    shown.run("undo")
    shown.until(lambda: shown.window.column.title == "Harbour")
    shown.until(lambda: shown.titles() == ["Opera", "Crane"])


def test_an_article_is_taken_out_of_the_list_that_is_shown(shown, library):
    shown.open("Crane")
    shown.run("remove_from_list")
    shown.until(lambda: shown.titles() == ["Opera"])
    assert sorted(library.ids(BOOKMARKS)) == sorted(ids(library, "Opera", "Crane"))
    shown.run("undo")
    shown.until(lambda: shown.titles() == ["Opera", "Crane"])


def test_the_keyboard_goes_on_where_an_article_was_taken_out(shown, library):
    shown.desk._spread(library.add_to_list(1, ids(library, "Nets", "Ferry")))
    shown.until(lambda: shown.titles() == ["Opera", "Crane", "Nets", "Ferry"])
    shown.open("Nets")
    shown.run("remove_from_list")
    shown.until(lambda: shown.titles() == ["Opera", "Crane", "Ferry"])
    shown.run("next_article")
    shown.until(lambda: shown.shown() == "Ferry")


def test_an_article_that_a_link_led_to_out_of_the_list_cannot_be_taken_out_of_it(shown, library):
    shown.open("Crane")
    shown.pane.article_asked.emit(ids(library, "Nets")[0])
    shown.until(lambda: shown.shown() == "Nets")
    assert not shown.can("remove_from_list")
    shown.run("back")
    shown.until(lambda: shown.shown() == "Crane")
    assert shown.can("remove_from_list")


def test_elsewhere_there_is_no_list_to_take_an_article_out_of(shown):
    shown.choose(EVERYTHING, "All")
    shown.open("Crane")
    assert not shown.can("remove_from_list")


def test_an_article_is_put_into_a_list_by_its_menu(shown, library):
    add: QAction = offered(shown, "Nets")["Harbour"]
    add.trigger()
    shown.until(lambda: lists(library) == ["Harbour: Opera Crane Nets"])
    shown.until(lambda: shown.titles() == ["Opera", "Crane", "Nets"])


def test_a_list_is_begun_by_an_articles_menu(shown, library):
    acts = offered(shown, "Nets", "Ferry")
    assert list(acts) == ["Harbour", "New List…"]
    acts["New List…"].trigger()
    assert named(shown, "Two") == "Nets"
    shown.until(lambda: "Two: Nets Ferry" in lists(library))


def test_a_start_shows_the_list_of_the_last_time(shown, open_desk):
    shown.desk._note_standing()
    shown.settings.save()
    again = open_desk()
    again.until(lambda: again.window.column.title == "Harbour")
