"""The activity log as a list: days are passed over, lines can be copied, and its end asks for more."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from reader.model import Poll
from reader.ui.models.activity import ActivityModel, Answer
from reader.ui.theme import Theme
from reader.ui.views.activity_delegate import ActivityDelegate
from reader.ui.views.bare_table import BareTable

_STEPS = {QAbstractItemView.CursorAction.MoveUp: -1, QAbstractItemView.CursorAction.MovePageUp: -1}


class ActivityList(BareTable):
    """Says which poll the reader points at, and when the last line is near."""

    pointed = Signal(object)  # the Poll, None for none
    feed_asked = Signal(int)  # the reader wants to see this feed alone
    end_neared = Signal()

    def __init__(self, model: ActivityModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity = model
        self._delegate = ActivityDelegate(self.font(), self)
        self.setAccessibleName("Activity")
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.set_row_height(self._delegate.height)
        self._copy = QAction("Copy", self)
        self._copy.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy)
        self.addAction(self._copy)
        self.verticalScrollBar().valueChanged.connect(self._look_at_end)
        self.verticalScrollBar().rangeChanged.connect(self._look_at_end)
        model.rowsInserted.connect(self._stay)

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._delegate.theme = theme
        super().set_theme(theme)

    def choose_first(self) -> None:
        """Point at the first line, below its day."""
        if self._activity.rowCount():
            self.selectRow(1)

    def current_poll(self) -> Poll | None:
        """Give the poll that the reader points at."""
        row = self.currentIndex().row()
        line = self._activity.line(row) if row >= 0 else None
        return line.poll if isinstance(line, Answer) else None

    @Slot()
    def copy(self) -> None:
        """Copy the selected lines as text."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if text := self._activity.copied(rows):
            QGuiApplication.clipboard().setText(text)

    def _stay(self, _above: QModelIndex, first: int, last: int) -> None:
        """Keep the lines that are read where they are when others come above them; at the top see what comes."""
        bar = self.verticalScrollBar()
        read_from = bar.value() // self._delegate.height
        if bar.value() and first <= read_from:
            self.updateGeometries()  # the bar must know of the lines before it can go further
            bar.setValue(bar.value() + (last - first + 1) * self._delegate.height)

    @Slot()
    def _look_at_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() <= bar.pageStep():
            self.end_neared.emit()

    def _step_over_day(self, index: QModelIndex, step: int) -> QModelIndex:
        """Go on from a day to the line beyond it; the first day has none above, so there the other way."""
        while index.isValid() and not isinstance(self._activity.line(index.row()), Answer):
            beyond = index.siblingAtRow(index.row() + step)
            step, index = (step, beyond) if beyond.isValid() or step > 0 else (1, index.siblingAtRow(index.row() + 1))
        return index

    # Qt's own

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self._step_over_day(super().moveCursor(action, modifiers), _STEPS.get(action, 1))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.pointed.emit(self.current_poll())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        poll = self.current_poll()
        if poll is not None:
            self._open_menu(poll, event.globalPos())

    def _open_menu(self, poll: Poll, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._copy)
        menu.addAction("Only This Feed").triggered.connect(lambda: self.feed_asked.emit(poll.feed))
        menu.popup(where)
