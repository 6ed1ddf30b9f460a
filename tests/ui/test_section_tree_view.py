from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui_drawing import draw_tree
from ui_values import feed, folder, section, tree

from reader.model import UNREAD, Counts, Scope
from reader.ui.models.section_tree import SectionTreeModel
from reader.ui.theme import DARK
from reader.ui.views.section_tree import SectionTree
from reader.ui.views.thumbnails import Thumbnails

FOLDERS = (folder(1, "World"), folder(2, "Local"))
FEEDS = (feed(1, "China Daily", 1), feed(2, "BBC", 1), feed(3, "Gazette", 2), feed(4, "xkcd", error="Gone."))
SECTIONS = {1: (section(1, "News"), section(2, "News/Nation", parent=1))}
PAPERS = tree(folders=FOLDERS, feeds=FEEDS, sections=SECTIONS)


class Sight:
    """A tree on the screen, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.model = SectionTreeModel(lambda: 1000)
        self.model.show(PAPERS, Counts())
        self.view = SectionTree(self.model, Thumbnails(lambda *_, **__: None, lambda _: None))
        self.chosen: list[Any] = []
        self.view.scope_chosen.connect(lambda scope, title: self.chosen.append((scope, title)))
        qtbot.addWidget(self.view)
        self.view.resize(240, 500)
        self.view.show()
        self.press = lambda key: qtbot.keyClick(self.view, key)

    def click(self, qtbot: QtBot, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, **scope: Any) -> None:
        place = self.view.visualRect(self.model.index_of(Scope(**scope))).center()
        qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


@pytest.fixture
def sight(qtbot: QtBot) -> Sight:
    return Sight(qtbot)


def test_folders_are_open_and_feeds_closed_at_first(sight: Sight) -> None:
    assert draw_tree(sight.view) == "\n".join(
        ["Today", "Unread", "Bookmarks", "All", "v World", "  > China Daily", "  BBC", "v Local", "  Gazette", "xkcd"]
    )


def test_a_click_chooses_a_place_once(sight: Sight, qtbot: QtBot) -> None:
    sight.click(qtbot, feed=2)
    sight.click(qtbot, feed=2)
    assert sight.chosen == [(Scope(feed=2), "BBC")]


def test_keys_walk_from_place_to_place(sight: Sight) -> None:
    sight.view.choose(UNREAD)
    sight.press(Qt.Key.Key_Up)
    assert sight.chosen == [(UNREAD, "Unread"), (Scope(today=1000), "Today")]


def test_several_selected_choose_nothing(sight: Sight, qtbot: QtBot) -> None:
    sight.click(qtbot, feed=2)
    sight.click(qtbot, Qt.KeyboardModifier.ControlModifier, feed=3)
    assert len(sight.chosen) == 1
    assert set(sight.view.selected_scopes()) == {Scope(feed=2), Scope(feed=3)}


def test_figures_leave_folds_and_choice_as_they_are(sight: Sight) -> None:
    sight.view.choose(Scope(feed=2))
    sight.view.expand(sight.model.index_of(Scope(feed=1)))
    sight.model.show(PAPERS, Counts(feeds={1: 5}, unread=5))
    assert draw_tree(sight.view) == "\n".join(
        ["Today", "Unread 5", "Bookmarks", "All", "v World", "  v China Daily 5", "    > News", "  BBC *", "v Local",
         "  Gazette", "xkcd"]
    )  # fmt: skip


def test_a_new_feed_leaves_folds_and_choice_as_they_are(sight: Sight) -> None:
    sight.view.choose(Scope(feed=2))
    sight.view.expand(sight.model.index_of(Scope(feed=1)))
    sight.view.collapse(sight.model.index_of(Scope(folder=2)))
    sight.model.show(tree(folders=FOLDERS, feeds=(feed(9, "New", 1), *FEEDS), sections=SECTIONS), Counts())
    assert draw_tree(sight.view) == "\n".join(
        ["Today", "Unread", "Bookmarks", "All", "v World", "  New", "  v China Daily", "    > News", "  BBC *",
         "> Local", "xkcd"]
    )  # fmt: skip
    assert sight.chosen == [(Scope(feed=2), "BBC")]


def test_when_the_chosen_feed_goes_its_neighbour_is_chosen(sight: Sight) -> None:
    sight.view.choose(Scope(feed=2))
    sight.model.show(tree(folders=FOLDERS, feeds=(FEEDS[0], *FEEDS[2:]), sections=SECTIONS), Counts())
    assert sight.chosen[-1] == (Scope(feed=1), "China Daily")
    assert sight.view.current_scope() == Scope(feed=1)


def test_folds_can_be_kept_until_next_time(sight: Sight, qtbot: QtBot) -> None:
    sight.view.collapse(sight.model.index_of(Scope(folder=1)))
    sight.view.expand(sight.model.index_of(Scope(feed=1)))
    kept = sight.view.turned()
    assert set(kept) == {Scope(folder=1), Scope(feed=1)}
    other = Sight(qtbot)
    other.view.turn(kept)
    assert draw_tree(other.view).split("\n")[4:6] == ["> World", "v Local"]


def test_delete_asks_for_feeds_and_folders_alone(sight: Sight, qtbot: QtBot) -> None:
    sight.view.choose(UNREAD)
    with qtbot.assertNotEmitted(sight.view.delete_asked):
        sight.press(Qt.Key.Key_Delete)
    sight.view.choose(Scope(feed=4))
    with qtbot.waitSignal(sight.view.delete_asked, timeout=0) as asked:
        sight.press(Qt.Key.Key_Delete)
    assert asked.args == [(Scope(feed=4),)]


def test_f2_renames_in_place(sight: Sight, qtbot: QtBot) -> None:
    sight.view.choose(Scope(feed=4))
    sight.press(Qt.Key.Key_F2)
    editor = sight.view.findChild(QLineEdit)
    assert editor.text() == "xkcd"
    editor.setText("Comics")
    with qtbot.waitSignal(sight.model.renamed, timeout=1000) as asked:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert asked.args == [Scope(feed=4), "Comics"]


def test_escape_keeps_the_name(sight: Sight, qtbot: QtBot) -> None:
    sight.view.rename(Scope(feed=4))
    editor = sight.view.findChild(QLineEdit)
    editor.setText("Comics")
    with qtbot.assertNotEmitted(sight.model.renamed, wait=10):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_menu_is_asked_for_the_place_under_the_mouse(sight: Sight, qtbot: QtBot) -> None:
    place = sight.view.visualRect(sight.model.index_of(Scope(feed=3))).center()
    with qtbot.waitSignal(sight.view.menu_asked, timeout=1000) as asked:
        context_click(sight.view, place)
    assert asked.args[0] == Scope(feed=3)


def context_click(view: SectionTree, place: Any) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)


def test_a_feed_s_icon_is_painted_when_it_is_there(qtbot: QtBot) -> None:
    red = QPixmap(64, 64)
    red.fill(Qt.GlobalColor.red)
    shown = painted(qtbot, red)
    assert "#ff0000" in shown
    assert "#ff0000" not in painted(qtbot, None)


def painted(qtbot: QtBot, icon: QPixmap | None) -> set[str]:
    """The colours of the tree in which one feed has this icon."""
    thumbnails = Thumbnails(lambda *_, **__: None, lambda _: None)
    thumbnails.pixmap = lambda _hash: icon  # type: ignore[method-assign]
    model = SectionTreeModel(lambda: 1000)
    model.show(tree(feeds=[feed(1, "BBC", icon="hash")]), Counts(feeds={1: 3}))
    view = SectionTree(model, thumbnails)
    view.set_theme(DARK)
    qtbot.addWidget(view)
    view.resize(240, 200)
    image = view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_selecting_all_and_dragging_carries_what_can_move(sight: Sight) -> None:
    chooser = sight.view.selectionModel()
    for scope in (UNREAD, Scope(feed=3), Scope(folder=1)):
        chooser.select(sight.model.index_of(scope), QItemSelectionModel.SelectionFlag.Select)
    assert set(sight.view.selected_scopes()) == {Scope(feed=3), Scope(folder=1)}
