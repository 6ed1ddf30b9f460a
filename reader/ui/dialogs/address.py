"""Asks from which address a feed is fetched from now on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from reader import urls
from reader.ui.dialogs import buttons
from reader.ui.dialogs.forms import form
from reader.ui.dialogs.said import Said

_WHAT = "Marks, and all that the feed brought so far, stay."
_NO_ADDRESS = "This is no address of the web: it begins with https:// or http://."


class ChangeAddress(QDialog):
    """Says the address once it can be one; whether a feed is there the next sync finds out."""

    given = Signal(str)

    def __init__(self, title: str, url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Address of “{title}”")
        self.setMinimumWidth(520)
        self.address = QLineEdit(url)
        self.address.setCursorPosition(0)  # of a long one the beginning is seen
        self._words = Said(_WHAT)
        row, self.change = buttons.asking(self, "Change")
        self.change.clicked.connect(self.give)
        self.address.textEdited.connect(lambda _text: self._words.say(_WHAT))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form(("Address", self.address)))
        column.addWidget(self._words)
        column.addWidget(row)

    @property
    def words(self) -> str:
        """What is said under the field."""
        return self._words.text()

    @Slot()
    def give(self) -> None:
        """Say the address that is typed, where it can be one."""
        typed = self.address.text().strip()
        url = typed if "://" in typed or not typed else f"https://{typed}"
        if not urls.is_web(url):
            self._words.say(_NO_ADDRESS, error=True)
            return
        self.given.emit(url)
        self.accept()
