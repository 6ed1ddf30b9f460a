"""The row of buttons at a dialog's foot: words alone, the first one answering Enter."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def closing(dialog: QDialog) -> QDialogButtonBox:
    """Make a row with Close alone."""
    box = QDialogButtonBox()
    _add(box, "Close", QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def quiet_closing(dialog: QDialog) -> QDialogButtonBox:
    """Make a row with Close alone, which Enter does not press: the dialog's rows have the keyboard."""
    box = closing(dialog)
    for button in box.buttons():
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
    return box


def asking(dialog: QDialog, act: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Make a row with Cancel and the act; returns the row and the act's button."""
    box = QDialogButtonBox()
    acting = _add(box, act, QDialogButtonBox.ButtonRole.AcceptRole)
    _add(box, "Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
    acting.setDefault(True)
    box.rejected.connect(dialog.reject)
    return box, acting


def _add(box: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
    button = box.addButton(text, role)
    button.setIcon(QIcon())  # some desktops put pictures on them
    return button
