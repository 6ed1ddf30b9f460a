"""Small flat buttons with one sign on them, each with a name for those who hear the window."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget


def quiet_button(sign: str, tip: str) -> QToolButton:
    """Make a button that shows `sign` and is called `tip` by a screen reader."""
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button


def add_clear_button(field: QLineEdit) -> None:
    """Give a field the button that empties it; Qt's own has no name."""
    field.setClearButtonEnabled(True)
    for action in field.findChildren(QAction, "_q_qlineeditclearaction"):
        action.setText("Clear")


def name_overflow(bar: QWidget, qts_name: str, name: str) -> None:
    """Name the button that Qt shows where a bar is too narrow for all it holds."""
    for button in bar.findChildren(QToolButton, qts_name):
        button.setAccessibleName(name)
