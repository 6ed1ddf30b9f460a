"""Asks for a folder's name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader.ui.dialogs import buttons


class NewFolder(QDialog):
    """Says the name; `within` names the folder that the new one will lie in, or is ""."""

    named = Signal(str)

    def __init__(self, within: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New Folder")
        self.setMinimumWidth(400)
        self.name = QLineEdit()
        self.name.setPlaceholderText(f"Within {within}" if within else "Name of the folder")
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
        column.addWidget(row)
        self._judge("")

    @Slot()
    def make(self) -> None:
        """Say the name that is typed."""
        self.named.emit(" ".join(self.name.text().split()))
        self.accept()

    @Slot(str)
    def _judge(self, typed: str) -> None:
        self._make.setEnabled(bool(typed.strip()))
