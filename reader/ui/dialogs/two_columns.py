"""Lists of two columns: a name, and beside it a few quiet words about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

WRONG = Qt.ItemDataRole.UserRole + 1  # in the second column: whether its words say what is wrong
_MOST_OF_WORDS = 0.55  # of the width, where there is little: the name counts more


class TwoColumns(QTreeWidget):
    """Gives the words the room they need, and the name all that is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says of the list."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderLabels(["Name", "About it"])  # never shown, but read aloud
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Quiet(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @Slot()
    def fit(self) -> None:
        """Fit the columns to what is in the list now."""
        most = round(self.viewport().width() * _MOST_OF_WORDS)
        self.header().resizeSection(1, min(self.sizeHintForColumn(1), most))

    def height_of(self, lines: int) -> int:
        """Tell how high the list is with so many lines in sight."""
        return lines * max(self.sizeHintForRow(0), self.fontMetrics().height()) + 2 * self.frameWidth() + 2

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class _Quiet(QStyledItemDelegate):
    """Paints by the palette, so that it follows light and dark."""

    # Qt's own

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() == 1:
            role = QPalette.ColorRole.BrightText if index.data(WRONG) else QPalette.ColorRole.PlaceholderText
            option.palette.setColor(QPalette.ColorRole.Text, option.palette.color(role))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self._outline_box(painter, QStyleOptionViewItem(option), index)

    def _outline_box(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the box's frame anew: Qt's own cannot be seen on dark paper."""
        self.initStyleOption(option, index)
        style = option.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, option.widget)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
