"""The feed-health table: whole rows are chosen, any column sorts, and who was chosen stays so over every update."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from reader.model import FeedHealth
from reader.ui.models.feed_health import Column, FeedHealthModel
from reader.ui.theme import LIGHT, Theme
from reader.ui.views import selection
from reader.ui.views.strip_delegate import StripDelegate

_WIDTHS = {
    Column.FEED: 210, Column.ASKED: 118, Column.NEXT: 104, Column.HISTORY: 180, Column.WEEK: 72, Column.NEWEST: 172,
}  # fmt: skip
_HIDDEN_BELOW = {Column.ASKED: 960, Column.WEEK: 860, Column.HISTORY: 780}  # pixels that the table has
_CHOOSE = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class HealthTable(QTableView):
    """Says which feeds are chosen."""

    chosen = Signal()

    def __init__(self, model: FeedHealthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feeds = model
        self._kept: list[int] = []  # feeds that were chosen before a reset, the current one first
        self._row = 0  # where the current one stood then
        self._place = 0  # where the table was scrolled to then
        self._theme: Theme = LIGHT
        self.empty_text = ""
        self._strips = StripDelegate(self)
        self.setModel(model)
        self.setItemDelegateForColumn(Column.HISTORY, self._strips)
        self._settle()
        self._set_columns()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._theme = self._strips.theme = theme
        self._feeds.set_theme(theme)
        self.viewport().update()

    def feeds(self) -> list[FeedHealth]:
        """Give the chosen feeds, the current one first."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().row()
        return [self._feeds.health(row) for row in sorted(rows, key=lambda row: (row != current, row))]

    def choose(self, feed: int) -> None:
        """Choose a feed alone, where the table has it."""
        row = self._feeds.row_of(feed)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self._feeds.index(row, 0))

    def set_empty_text(self, text: str) -> None:
        """Show this in place of rows when there are none."""
        self.empty_text = text
        self.viewport().update()

    @Slot()
    def _keep(self) -> None:
        self._kept = [health.feed.id for health in self.feeds()]
        self._row = max(self.currentIndex().row(), 0)
        self._place = self.verticalScrollBar().value()

    @Slot()
    def _choose_again(self) -> None:
        rows = [row for row in map(self._feeds.row_of, self._kept) if row >= 0]
        chooser = self.selectionModel()
        for row in rows:
            chooser.select(self._feeds.index(row, 0), _CHOOSE)
        if rows:
            chooser.setCurrentIndex(self._feeds.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        elif self._kept and self._feeds.rowCount():
            self.selectRow(min(self._row, self._feeds.rowCount() - 1))  # the one that stands where those were deleted
        self.updateGeometries()  # the bar must know of the rows before it can go to its place
        self.verticalScrollBar().setValue(self._place)
        self.chosen.emit()

    def _settle(self) -> None:
        self.setAccessibleName("Feeds and how they fare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.ANSWER, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.ANSWER, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)  # it would stand far from the name: the model signs that instead

    # Qt's own

    def selectRow(self, row: int) -> None:
        """Choose a row alone. Qt's own looks which keys are held, and Ctrl is when Ctrl+H opens the page."""
        self.selectionModel().setCurrentIndex(self._feeds.index(row, 0), selection.ONLY)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in _HIDDEN_BELOW.items():
            self.setColumnHidden(column, self.width() < least)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._feeds.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), flags, self.empty_text)
