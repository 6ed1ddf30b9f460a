"""The right of the window: the page, and over it the walk that led there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.walk_bar import WalkBar


class ReadingColumn(QWidget):
    """The reading pane under its bar."""

    def __init__(self, pane: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(240)
        self.bar = WalkBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(pane, 1)
