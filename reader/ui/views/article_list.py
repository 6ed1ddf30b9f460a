"""The article list: which row is current, what the reader chose, and how the list keeps its place.

It knows no library: rows come from ArticleListModel, and what a choice does is decided elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from reader.ui.models.article_list import ArticleListModel
from reader.ui.models.row_words import Fold
from reader.ui.theme import Theme
from reader.ui.views import list_place, selection
from reader.ui.views.article_delegate import ArticleDelegate
from reader.ui.views.bare_table import BareTable
from reader.ui.views.row_hints import RowHints
from reader.ui.views.thumbnails import Thumbnails

_Move = QAbstractItemView.CursorAction
_NO_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ArticleList(BareTable):
    """The rows of ArticleListModel, one of them current."""

    chosen = Signal(int)  # the one article the reader moved to
    activated = Signal(int)  # by Enter or a double click
    menu_asked = Signal(object, QPoint)  # (ids, place on the screen)
    unfold_asked = Signal(int, bool)  # a Story: True to list its articles, False to fold them into one row
    selected = Signal(object)  # ids of the selected articles, when these are others

    def __init__(
        self,
        model: ArticleListModel,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen: int | None = None
        self._place: list_place.Place | None = None
        self._gap = 0  # where no row is current: the row that comes next
        self._delegate = ArticleDelegate(thumbnails, self.font(), self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._articles = model
        self._hints = RowHints(self, model, self._delegate)
        self.setAccessibleName("Articles")
        self.setMinimumWidth(200)
        self.set_row_height(self._delegate.row_height)
        thumbnails.arrived.connect(lambda _hash: self.viewport().update())
        model.about_to_show.connect(self._remember)
        model.modelReset.connect(self._return)
        chooser = self.selectionModel()
        chooser.selectionChanged.connect(lambda _now, _before: self._tell_selection())
        chooser.currentChanged.connect(lambda _now, _before: self._tell_choice())

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._delegate.theme = theme
        super().set_theme(theme)

    def point_at(self, article: int | None) -> None:
        """Show as if the mouse were on it the article that a menu is about; None when the menu is gone."""
        self._delegate.pointed = article
        self.viewport().update()

    def current_id(self) -> int | None:
        """Name the current article."""
        return self._articles.id_at(self._current_row())

    def selected_ids(self) -> tuple[int, ...]:
        """Name the selected articles from top to bottom."""
        runs = selection.ranges(self.selectionModel())
        return tuple(article for first, last in runs for article in self._articles.ids_between(first, last))

    def show_current(self, article: int | None) -> None:
        """Make the article that the pane shows current, without `chosen`; none where the list does not hold it."""
        row = None if article is None else self._articles.row_of(article, near=max(self._current_row(), 0))
        self._chosen = None if row is None else article
        if row is None:
            self.selectionModel().clear()
        elif row != self._current_row():
            self._go_to(row)

    def step(self, by: int) -> bool:
        """Choose the article `by` rows further down (from none: where one was last); False at the list's end."""
        row = self._current_row()
        return self._choose(row + by if row >= 0 else max(self._gap - (by < 0), 0))

    def step_unread(self) -> bool:
        """Choose the next unread article below; False where the next few thousand have none."""
        row = self._current_row()
        unread = self._articles.next_unread(row if row >= 0 else self._gap - 1)
        return unread is not None and self._choose(unread)

    def _current_row(self) -> int:
        """Give the current row, -1 for none. A row that Qt made current to have one, unselected, is none."""
        current = self.currentIndex()
        return current.row() if self.selectionModel().isSelected(current) else -1

    def _choose(self, row: int) -> bool:
        inside = 0 <= row < self._articles.rowCount()
        if inside:
            self._go_to(row)
        return inside

    def _go_to(self, row: int) -> None:
        index = self._articles.index(row, 0)
        self.selectionModel().setCurrentIndex(index, selection.ONLY)
        self.scrollTo(index)

    def _tell_selection(self) -> None:
        self._tell_choice()
        self.selected.emit(self.selected_ids())

    def _ask_unfold(self, index: QModelIndex, on: bool) -> bool:
        """Ask for the other articles of a row's story; False where there is nothing to unfold or to fold."""
        fold, row = self._articles.fold(index.row()), self._articles.row(index.row())
        can = fold is Fold.CLOSED if on else fold in (Fold.OPEN, Fold.WITHIN)
        if can and row is not None:
            if not on:
                self._stand_at_head(row.story)
            self.unfold_asked.emit(row.story, on)
        return can

    def _stand_at_head(self, story: int | None) -> None:
        """Go from the current row up to the one that its story will be, without `chosen`."""
        head, current = self._current_row(), self._articles.row(self._current_row())
        if current is None or current.story != story:
            return
        while self._articles.fold(head) is Fold.WITHIN:
            head -= 1
        self._chosen = self._articles.id_at(head)
        self._go_to(head)

    def _tell_choice(self) -> None:
        article = self._articles.id_at(selection.sole_choice(self.selectionModel()).row())
        if article is not None and article != self._chosen:
            self._chosen = article
            self.chosen.emit(article)

    def _tell_activated(self) -> None:
        article = self.current_id()
        if article is not None:
            self.activated.emit(article)

    def _remember(self, same_list: bool) -> None:
        self._place = list_place.remember(self, self._articles) if same_list else None

    def _return(self) -> None:
        place, self._place = self._place, None
        if place is None:
            self._gap = 0
            self.scrollToTop()
        else:
            self.executeDelayedItemsLayout()
            self._gap = list_place.go_back(self, self._articles, place, gap=self._gap)
        if self._current_row() < 0:
            self._chosen = None

    def _turn_fold(self, at: QPoint) -> bool:
        """Unfold or fold a story by a press on the words that count its articles."""
        index = self.indexAt(at)
        if not index.isValid() or not self._hints.is_fold(index, at):
            return False
        return self._ask_unfold(index, self._articles.fold(index.row()) is Fold.CLOSED)

    # Qt's own

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._hints.explain(event)
            return True
        return super().viewportEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where no row is current the arrows go on where one was last."""
        gap = {_Move.MoveDown: self._gap, _Move.MoveUp: self._gap - 1}.get(action)
        if gap is None or not self._gap or self._current_row() >= 0:
            return super().moveCursor(action, modifiers)
        return self._articles.index(min(gap, self._articles.rowCount() - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sideways = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_activated()
        elif event.key() in sideways and event.modifiers() in _NO_MODIFIERS:
            self._ask_unfold(self.currentIndex(), sideways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button is for the menu alone: to select a story is to open it, which marks it read."""
        if event.button() == Qt.MouseButton.LeftButton and self._turn_fold(event.position().toPoint()):
            return
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._tell_activated()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ids = self.selected_ids()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under = self._articles.id_at(self.rowAt(event.pos().y()))
            ids = () if under is None else ids if under in ids else (under,)
        if ids:
            self.menu_asked.emit(ids, event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_articles"):
            self._delegate.use_font(self.font())
            self.set_row_height(self._delegate.row_height)
