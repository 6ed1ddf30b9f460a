"""Asks under which name the stories of a walk are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.ui.dialogs import buttons


class NewList(QDialog):
    """Says the name; `proposed` stands in the field, ready to be typed over."""

    named = Signal(str)

    def __init__(self, proposed: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New Reading List")
        self.setMinimumWidth(440)
        self.name = QLineEdit()
        self.name.textChanged.connect(self._judge)
        row, self._make = buttons.asking(self, "Make")
        self._make.clicked.connect(self.make)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Name", self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self._words(count))
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

    def _words(self, count: int) -> QLabel:
        stories = "The story is" if count == 1 else f"The {count} stories are"
        words = QLabel(f"{stories} bookmarked, too, and found under Bookmarks in this order.", wordWrap=True)
        words.setProperty("quiet", True)
        return words
