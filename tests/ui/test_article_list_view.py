from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from ui_drawing import draw_list
from ui_values import Rows, article_list_model, row

from reader.model import Ready
from reader.ui.models.row_words import Part
from reader.ui.theme import DARK, LIGHT, Theme
from reader.ui.views import row_layout
from reader.ui.views.article_list import ArticleList
from reader.ui.views.thumbnails import Thumbnails

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Sight:
    """A list on the screen, and what it said."""

    def __init__(self, qtbot: QtBot, count: int = 5) -> None:
        self.qtbot = qtbot
        self.rows = Rows(*(row(n, read=n % 2 == 0) for n in range(1, count + 1)))
        self.model = article_list_model(self.rows)
        self.thumbnails = Thumbnails(lambda *_, **__: None, lambda _: None)
        self.view = ArticleList(self.model, self.thumbnails)
        self.chosen: list[int] = []
        self.activated: list[int] = []
        self.view.chosen.connect(self.chosen.append)
        self.view.activated.connect(self.activated.append)
        qtbot.addWidget(self.view)
        self.view.resize(400, 500)
        self.view.show()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.view, key, modifier)

    def place(self, article: int) -> QPoint:
        return self.view.visualRect(self.model.index(self.model.row_of(article) or 0, 0)).center()

    def click(self, article: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifier, self.place(article))

    def show(self, ids: Sequence[int], *, same_list: bool = True) -> None:
        for number in ids:
            self.rows.by_id.setdefault(number, row(number))
        self.model.show(array("q", ids), same_list=same_list)

    def top(self) -> tuple[int | None, int]:
        """The article at the top and how far it is scrolled out."""
        first = self.view.rowAt(0)
        return self.model.id_at(first), self.view.rowViewportPosition(first)


@pytest.fixture
def sight(qtbot: QtBot) -> Sight:
    return Sight(qtbot)


@pytest.fixture
def long(qtbot: QtBot) -> Sight:
    return Sight(qtbot, 300)


def test_a_click_chooses_an_article_once(sight: Sight) -> None:
    sight.click(2)
    sight.click(2)
    assert sight.chosen == [2]
    assert draw_list(sight.view).split("\n")[1] == ">   Story 2   China Daily"


def test_keys_walk_through_the_list(long: Sight) -> None:
    long.click(1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        long.press(key)
    assert long.chosen == [1, 2, 3, 2, 300, 1]


def test_a_page_down_goes_a_screen_further(long: Sight) -> None:
    long.click(1)
    long.press(Qt.Key.Key_PageDown)
    screen = long.view.viewport().height() // long.view.rowHeight(0)
    assert abs(long.chosen[-1] - 1 - screen) <= 1
    long.press(Qt.Key.Key_PageUp)
    assert long.chosen[-1] == 1


def test_letters_are_left_to_the_window(sight: Sight) -> None:
    sight.click(1)
    sight.press(Qt.Key.Key_S)
    assert sight.chosen == [1]


def test_a_stretch_is_selected_and_nothing_chosen(sight: Sight) -> None:
    sight.click(2)
    sight.click(4, SHIFT)
    assert sight.view.selected_ids() == (2, 3, 4)
    sight.click(1, CTRL)
    assert sight.view.selected_ids() == (1, 2, 3, 4)
    assert sight.chosen == [2]


def test_steps_go_down_and_up_and_stop_at_the_ends(sight: Sight) -> None:
    assert sight.view.step(1)
    assert sight.view.step(1)
    assert sight.view.step(-1)
    assert not sight.view.step(-1)
    assert sight.chosen == [1, 2, 1]


def test_an_empty_list_has_no_step(sight: Sight) -> None:
    sight.show([])
    assert not sight.view.step(1)
    assert not sight.view.step_unread()
    assert sight.view.current_id() is None


def test_the_next_unread_is_a_step_too(sight: Sight) -> None:
    sight.click(1)
    assert sight.view.step_unread()
    assert sight.view.step_unread()
    assert not sight.view.step_unread()
    assert sight.chosen == [1, 3, 5]


def test_the_list_follows_the_pane_without_choosing(sight: Sight) -> None:
    sight.view.show_current(4)
    assert sight.view.current_id() == 4
    sight.view.show_current(404)
    assert sight.view.current_id() is None
    assert sight.chosen == []
    sight.click(4)
    assert sight.chosen == [4]


def test_enter_and_a_double_click_activate(sight: Sight) -> None:
    sight.click(3)
    sight.press(Qt.Key.Key_Return)
    sight.qtbot.mouseDClick(sight.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, sight.place(4))
    assert sight.activated == [3, 4]


def test_a_menu_is_asked_for_what_is_selected(sight: Sight) -> None:
    sight.click(2)
    sight.click(3, CTRL)
    place = sight.place(3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, sight.view.viewport().mapToGlobal(place))
    with sight.qtbot.waitSignal(sight.view.menu_asked, timeout=1000) as asked:
        QApplication.sendEvent(sight.view.viewport(), event)
    assert asked.args[0] == (2, 3)


def test_new_articles_on_top_move_nothing_on_the_screen(long: Sight) -> None:
    long.view.verticalScrollBar().setValue(1234)
    before = long.top()
    long.show([*range(1001, 1011), *range(1, 301)])
    assert long.top() == before


def test_new_articles_move_nothing_at_the_top_of_the_list_either(long: Sight) -> None:
    long.show([*range(1001, 1011), *range(1, 301)])
    assert long.top() == (1, 0)


def test_when_the_top_article_goes_the_next_one_stays(long: Sight) -> None:
    long.view.verticalScrollBar().setValue(1234)
    gone, _ = long.top()
    assert gone is not None
    y = long.view.rowViewportPosition(long.model.row_of(gone + 1) or 0)
    long.show([n for n in range(1, 301) if n != gone])
    assert long.view.rowViewportPosition(long.model.row_of(gone + 1) or 0) == y


def test_the_chosen_article_stays_chosen(sight: Sight) -> None:
    sight.click(2)
    sight.show([9, 8, 1, 2, 3])
    assert draw_list(sight.view) == "\n".join(
        ["  ● Story 9   China Daily", "  ● Story 8   China Daily", "  ● Story 1   China Daily",
         ">   Story 2   China Daily", "  ● Story 3   China Daily"]
    )  # fmt: skip
    assert sight.chosen == [2]


def test_a_selection_stays_selected(sight: Sight) -> None:
    sight.click(2)
    sight.click(4, SHIFT)
    sight.show([9, 4, 1, 2, 5])
    assert set(sight.view.selected_ids()) == {2, 4}


def test_when_the_chosen_article_goes_none_is_current_and_it_can_be_chosen_again(sight: Sight) -> None:
    sight.click(2)
    sight.show([1, 3])
    assert sight.view.current_id() is None
    sight.show([1, 2, 3])
    sight.click(2)
    assert sight.chosen == [2, 2]


def test_another_list_begins_at_its_top(long: Sight) -> None:
    long.click(2)
    long.view.verticalScrollBar().setValue(1234)
    long.show(range(300, 0, -1), same_list=False)
    assert long.top() == (300, 0)
    assert long.view.current_id() is None


def test_a_larger_font_makes_taller_rows(sight: Sight) -> None:
    before = sight.view.rowHeight(0)
    font = sight.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    sight.view.setFont(font)
    assert sight.view.rowHeight(0) > before * 1.4


def colours(sight: Sight) -> set[str]:
    image = sight.view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_states_are_seen_at_a_glance(sight: Sight, theme: Theme) -> None:
    sight.view.set_theme(theme)
    sight.rows.by_id = {1: row(1, read=True)}
    sight.show([1])
    states = {theme.unread, theme.star, theme.ready}
    assert colours(sight).isdisjoint(states)
    sight.rows.by_id[1] = row(1, bookmarked=True, ready=Ready.READY)
    sight.model.refresh([1])
    assert colours(sight) >= states


def test_a_picture_is_painted_when_it_is_there(sight: Sight) -> None:
    red = QPixmap(192, 128)
    red.fill(Qt.GlobalColor.red)
    here: dict[str, QPixmap] = {}
    sight.thumbnails.pixmap = here.get  # type: ignore[method-assign]
    sight.rows.by_id = {1: row(1, thumbnail="hash")}
    sight.show([1])
    assert "#ff0000" not in colours(sight)
    here["hash"] = red
    assert "#ff0000" in colours(sight)


def test_an_empty_list_says_so(sight: Sight) -> None:
    sight.view.set_theme(LIGHT)
    sight.show([])
    blank = colours(sight)
    sight.view.set_empty_text("No stories yet")
    assert LIGHT.secondary in colours(sight) - blank


def test_a_row_that_is_gone_is_painted_blank(sight: Sight) -> None:
    sight.view.set_theme(LIGHT)
    sight.rows.by_id.clear()
    sight.show([1])
    sight.rows.by_id.clear()
    sight.model.show(array("q", [1]))
    assert LIGHT.text not in colours(sight)


def test_a_screen_reader_is_told_what_is_seen(sight: Sight) -> None:
    table = QAccessible.queryAccessibleInterface(sight.view)
    assert table.text(QAccessible.Text.Name) == "Articles"
    told = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    assert "Story 1, China Daily, time 1, unread, not ready offline" in told
    assert "1" not in told


def told_at(sight: Sight, at: QPoint) -> str:
    """Rest the mouse on a point of the list and read the tooltip."""
    viewport = sight.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_the_badge_says_on_hover_what_is_here_and_the_rest_of_the_row_says_nothing(qtbot: QtBot) -> None:
    sight = Sight(qtbot)
    asked: list[int] = []
    sight.model._tell_ready = lambda article: asked.append(article) or f"Article {article} is ready"  # type: ignore[func-returns-value]
    row = sight.view.visualRect(sight.model.index(1, 0))
    badge = row_layout.lay_out(row.width(), sight.view._delegate._metrics, thumbnail=False).badge
    assert told_at(sight, row.topLeft() + QPoint(badge.x + 6, badge.y + 6)) == "Article 2 is ready"
    assert asked == [2]
    told_at(sight, row.center())
    told_at(sight, QPoint(row.x() + badge.x + 6, 480))  # below the last row
    assert asked == [2]


def test_a_screen_reader_is_told_what_the_badge_says_on_hover(sight: Sight) -> None:
    sight.model._tell_ready = lambda article: f"Article {article} is ready"
    table = QAccessible.queryAccessibleInterface(sight.view)
    told = [table.child(n).text(QAccessible.Text.Description) for n in range(table.childCount())]
    assert "Article 1 is ready" in told


def test_three_badges_are_told_apart_without_their_colours(sight: Sight) -> None:
    shapes = set()
    for ready in Ready:
        sight.rows.by_id = {1: row(1, read=True, ready=ready)}
        sight.show([1])
        grey = sight.view.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        shapes.add(bytes(grey.constBits()))
    assert len(shapes) == 3


@pytest.fixture
def folded(qtbot: QtBot) -> Sight:
    """A list whose stories 2 and 3 tell one event, and 1 another one with somebody who is not listed."""
    sight = Sight(qtbot, 0)
    sight.rows.by_id = {
        number: row(number, story=number // 2 + 1, story_size=2, also=("Reuters & Co",), changed=True)
        for number in (1, 2, 3)
    }
    sight.model.fold_stories(True, {2})
    sight.show([1, 2, 3], same_list=False)
    return sight


def words_at(sight: Sight, number: int, part: Part) -> QPoint:
    """Find where in a row its words about something stand."""
    index = sight.model.index(number, 0)
    rect = sight.view.visualRect(index)
    across = (QPoint(x, y) for y in range(rect.top(), rect.bottom(), 4) for x in range(rect.left(), rect.right(), 4))
    return next(at for at in across if sight.view._delegate.part_at(index, rect, at) is part)


def test_a_press_on_the_number_of_articles_unfolds_a_story_and_folds_it(folded: Sight, qtbot: QtBot) -> None:
    asked: list[tuple[int, bool]] = []
    folded.view.resize(700, 500)
    folded.view.unfold_asked.connect(lambda story, on: asked.append((story, on)))
    for number in (0, 1):
        at = words_at(folded, number, Part.STORY)
        qtbot.mouseClick(folded.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, at)
    assert asked == [(1, True), (2, False)]
    assert folded.chosen == []


def test_the_right_key_unfolds_a_story_and_the_left_key_folds_it_from_any_of_its_rows(folded: Sight) -> None:
    asked: list[tuple[int, bool]] = []
    folded.view.unfold_asked.connect(lambda story, on: asked.append((story, on)))
    for article in (1, 3):
        folded.click(article)
        folded.press(Qt.Key.Key_Right)
        folded.press(Qt.Key.Key_Left)
    assert asked == [(1, True), (2, False)]


def test_words_under_a_title_say_more_on_hover(folded: Sight) -> None:
    folded.view.resize(700, 500)
    assert "press Right" in told_at(folded, words_at(folded, 0, Part.STORY))
    assert "Reuters &amp; Co" in told_at(folded, words_at(folded, 0, Part.ALSO))
    assert "Press V" in told_at(folded, words_at(folded, 0, Part.CHANGED))


def test_a_folded_row_is_spoken_with_what_its_words_show(folded: Sight) -> None:
    spoken = folded.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "also in Reuters & Co, rewritten, 2 articles of one story, folded" in spoken
    within = folded.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "of one story" not in within
