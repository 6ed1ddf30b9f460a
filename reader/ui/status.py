"""The line at the window's foot: what is being fetched, a thin bar, a count, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reader.ui import icons
from reader.ui.elided import Elided
from reader.ui.quiet_button import quiet_button
from reader.ui.theme import Theme

_SAID_FOR = 6_000  # ms
_COUNTED = 100_000  # beyond that nobody reads a count: bytes, mostly


def how_far(done: int, total: int) -> str:
    """Say how far work is: "12 of 40", "34 %" of very many, "" of an unknown total."""
    if not total:
        return ""
    return f"{done:,} of {total:,}" if total <= _COUNTED else f"{done * 100 // total} %"


class StatusLine(QWidget):
    """Words at the left, work at the right; quiet when nothing happens."""

    stop_asked = Signal()
    failures_asked = Signal()  # the reader wants to see what failed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._doing = Elided(), Elided()
        self._doing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedSize(QSize(140, 3))
        self._bar.setAccessibleName("Progress")
        self._count = QLabel()
        self._stop = quiet_button("×", "Stop")
        self._stop.clicked.connect(self.stop_asked)
        self._failed = QPushButton()
        self._failed.setObjectName("status-failed")
        self._failed.setAccessibleName("Feeds that failed")
        self._failed.setCursor(Qt.CursorShape.PointingHandCursor)
        self._failed.clicked.connect(self.failures_asked)
        self._cloud, self._sign = QLabel(), QLabel(textFormat=Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 8, 2)
        line.setSpacing(6)
        line.addWidget(self._failed)
        line.addWidget(self._words, 3)
        line.addWidget(self._doing, 2)
        for widget in (self._bar, self._count, self._stop, self._cloud, self._sign):
            line.addWidget(widget)
        self.setFixedHeight(26)
        self._silence = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._silence.timeout.connect(self._show_idle)
        self._idle = ""
        self.rest()
        self.show_sign("", "")
        self.show_failed("")

    @property
    def words(self) -> str:
        """What was last said, "" after a while."""
        return self._words.text()

    @property
    def count(self) -> str:
        """How far the work is: "12 of 40", or "" when there is none."""
        return self._count.text()

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._words.setText(sentence)
        self._silence.start()

    def hint(self, text: str) -> None:
        """Show where a link under the mouse leads, "" for none."""
        self._silence.stop()
        self._words.setText(text or self._idle)

    def rest_with(self, words: str) -> None:
        """Set what stands here when there is nothing else to say."""
        self._idle = words
        if not self._silence.isActive():
            self._show_idle()

    def work(self, done: int, total: int, doing: str) -> None:
        """Show how far the work is; an unknown total is 0."""
        self._show_work(True)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self._count.setText(how_far(done, total))
        self._doing.setText(doing if len(doing) <= 60 else doing[:59] + "…")

    @property
    def sign(self) -> str:
        """What is said of the connection for as long as it is so, "" for nothing."""
        return self._sign.text()

    def show_sign(self, words: str, sentence: str, *, offline: bool = False) -> None:
        """Show a few words about the connection, "" for none; the sentence is there for who rests the mouse on them."""
        self._sign.setText(words)
        for part in (self._cloud, self._sign):
            part.setToolTip(sentence)
        self._cloud.setVisible(offline)
        self._sign.setVisible(bool(words))

    @property
    def failed(self) -> str:
        """What is said of feeds that failed, "" for nothing."""
        return self._failed.text()

    def show_failed(self, words: str) -> None:
        """Say in a few words what failed, "" for nothing; pressed, they lead to what is known of it."""
        self._failed.setText(words)
        self._failed.setAccessibleName(words or "Feeds that failed")
        self._failed.setToolTip("See which, and why" if words else "")
        self._failed.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of a theme."""
        self._cloud.setPixmap(icons.icon("offline", theme.secondary).pixmap(QSize(14, 14)))

    def rest(self) -> None:
        """No work is going on."""
        self._count.clear()
        self._show_work(False)

    @Slot()
    def _show_idle(self) -> None:
        self._words.setText(self._idle)

    def _show_work(self, working: bool) -> None:
        for widget in (self._doing, self._bar, self._count, self._stop):
            widget.setVisible(working)
