"""One step of the walk over the page, in however many pixels it is given."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reader.ui import tips

PAD = 7  # pixels beside the words: those of the style sheet, and one for a letter that leans out
_ISOLATE, _END = "\u2068", "\u2069"  # so that a title keeps its own direction whatever stands beside it (UAX 9, 3.1.2)


class PresentStep(QLabel):
    """Where the reader is: words alone."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self.setObjectName("walk-present")
        self._title = title
        _name(self, title, "The story shown")

    def fit(self, width: int) -> int:
        """Shorten the title to `width` pixels; give those that it takes."""
        shown = shortened(self._title, self.fontMetrics(), width - 2 * PAD)
        self.setText(shown)
        return self.fontMetrics().horizontalAdvance(shown) + 2 * PAD


class WalkStep(QPushButton):
    """Where the reader was, or will be again: it can be pressed."""

    def __init__(self, title: str, parent: QWidget, *, ahead: bool) -> None:
        super().__init__(parent)
        self.setObjectName("walk-step")
        self.setProperty("ahead", ahead)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        _name(self, title, "Go on to this story again" if ahead else "Go back to this story")

    def fit(self, width: int) -> int:
        """Shorten the title to `width` pixels; give those that it takes."""
        shown = shortened(self._title, self.fontMetrics(), width - 2 * PAD)
        self.setText(on_button(shown))
        return self.fontMetrics().horizontalAdvance(shown) + 2 * PAD


def shortened(title: str, metrics: QFontMetrics, width: int) -> str:
    """Leave out the middle of a title where it is wider than `width` pixels."""
    return _ISOLATE + metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, width) + _END


def on_button(text: str) -> str:
    """Write words so that a button or a menu takes no letter of them for a key."""
    return text.replace("&", "&&")


def _name(step: QWidget, title: str, what: str) -> None:
    step.setAccessibleName(title)
    step.setAccessibleDescription(what)
    step.setToolTip(tips.plain(title))
