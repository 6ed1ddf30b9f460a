"""The middle of the window: what is listed, how many, what is wrong with it, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.strip import Strip


class ListingColumn(QWidget):
    """The article list under its title."""

    def __init__(self, articles: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listing")
        self.setMinimumWidth(280)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.trouble = Strip("trouble")
        self._title, self._count = QLabel(), QLabel()
        self._title.setObjectName("listing-title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
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
