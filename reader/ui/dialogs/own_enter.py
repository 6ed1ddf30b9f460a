"""A field in a dialog whose Enter is for itself; any other's presses the dialog's button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class OwnEnter(QLineEdit):
    """Says `returnPressed`, and the dialog stays open."""

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
