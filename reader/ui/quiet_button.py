"""A small flat button with one sign on it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton


def quiet_button(sign: str, tip: str) -> QToolButton:
    """Make a button that shows `sign` and is called `tip` by a screen reader."""
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button
