"""What this program is, its version, and where the library lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

import reader
from reader.ui.dialogs import buttons


class About(QDialog):
    """A few lines that can be copied into a letter."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Broadsheet")
        lines = (
            f"Broadsheet {reader.__version__}",
            "A newspaper of your own: the papers and blogs you choose, in one library on your disk.",
            f"The library: {library}",
            f"To the servers of papers it says who it is: {reader.USER_AGENT}",
            "Free software under the MIT licence.",
        )
        words = QLabel("\n\n".join(lines), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(words)
        column.addWidget(buttons.closing(self))
