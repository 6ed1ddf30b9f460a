"""The middle of the window: what is listed, how many, what is wrong with it, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.strip import Strip


class _Title(QLabel):
    """A name of any length: what does not fit is cut off with a sign that it was."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setObjectName("listing-title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment(), shown)


class ListingColumn(QWidget):
    """The article list under its title."""

    def __init__(self, articles: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listing")
        self.setMinimumWidth(280)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.trouble = Strip("trouble")
        self._title, self._count = _Title(), QLabel()
        self._count.setObjectName("listing-count")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head(), self.trouble, articles):
            column.addWidget(widget)

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._title.text()

    def set_title(self, title: str, count: int) -> None:
        """Say what is listed, and how many articles that is."""
        self._title.setText(title)
        self._title.setToolTip(title if len(title) > 30 else "")
        self._count.setText(f"{count:,}" if count else "")

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("listing-head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 9, 16, 9)
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        return head
