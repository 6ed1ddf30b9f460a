"""What a dialog says to the reader: quietly, or as what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget


class Said(QLabel):
    """One sentence or several, taken to the letter whoever wrote them."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None, *, quiet: bool = True) -> None:
        """`quiet`: beside what the dialog is about; else the words are what it is about."""
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._quiet = quiet
        self.say(sentence)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say this from now on."""
        self.setProperty("error", error)
        self.setProperty("quiet", self._quiet and not error)
        self.style().polish(self)  # the style sheet looks at properties when asked
        self.setText(sentence)


def busy_bar(name: str) -> QProgressBar:
    """Make the thin bar that moves while a dialog waits; a screen reader calls it `name`."""
    bar = QProgressBar(textVisible=False)
    bar.setRange(0, 0)
    bar.setFixedHeight(3)
    bar.setAccessibleName(name)
    return bar
