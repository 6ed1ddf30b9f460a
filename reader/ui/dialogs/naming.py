"""Asks under which name something new is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from reader.ui.dialogs import buttons
from reader.ui.dialogs.forms import form
from reader.ui.dialogs.said import Said


class Naming(QDialog):
    """Says the name. `hint` stands in the empty field, `proposed` in it to be typed over, `words` below it."""

    named = Signal(str)

    def __init__(
        self, title: str, parent: QWidget | None = None, *, hint: str = "", proposed: str = "", words: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.name = QLineEdit()
        self.name.setPlaceholderText(hint)
        self.name.textChanged.connect(self._judge)
        row, self._make = buttons.asking(self, "Make")
        self._make.clicked.connect(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(form(("Name", self.name)))
        if words:
            column.addWidget(Said(words))
        column.addWidget(row)
        self.name.setText(proposed)
        self.name.setSelection(len(proposed), -len(proposed))  # backwards: of a long name the beginning is seen
        self._judge(proposed)

    @Slot()
    def make(self) -> None:
        """Say the name that is typed."""
        self.named.emit(" ".join(self.name.text().split()))
        self.accept()

    @Slot(str)
    def _judge(self, typed: str) -> None:
        self._make.setEnabled(bool(typed.strip()))


def new_folder(within: str = "", parent: QWidget | None = None) -> Naming:
    """Ask for a folder's name; `within` names the folder that it will lie in, or is ""."""
    return Naming("New Folder", parent, hint=f"Within {within}" if within else "Name of the folder")


def new_list(proposed: str, count: int, parent: QWidget | None = None) -> Naming:
    """Ask for the name of a reading list of `count` stories."""
    stories = "The story is" if count == 1 else f"The {count} stories are"
    words = f"{stories} bookmarked, too, and found under Bookmarks in this order."
    return Naming("New Reading List", parent, proposed=proposed, words=words)
