"""The line at the window's foot: what is being fetched, a thin bar, a count, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from reader.ui import icons
from reader.ui.quiet_button import quiet_button
from reader.ui.theme import Theme

_SAID_FOR = 6_000  # ms


class StatusLine(QWidget):
    """Words at the left, work at the right; quiet when nothing happens."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._doing = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedSize(QSize(140, 3))
        self._bar.setAccessibleName("Progress")
        self._count = QLabel()
        self._stop = quiet_button("×", "Stop")
        self._stop.clicked.connect(self.stop_asked)
        self._cloud, self._offline = QLabel(), QLabel(textFormat=Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 8, 2)
        line.addWidget(self._words, 1)
        for widget in (self._doing, self._bar, self._count, self._stop, self._cloud, self._offline):
            line.addWidget(widget)
        line.setSpacing(6)
        self.setFixedHeight(26)
        self._silence = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._silence.timeout.connect(self._show_idle)
        self._idle = ""
        self.rest()
        self.show_offline("", "")

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
        self._count.setText(f"{done} of {total}" if total else "")
        self._doing.setText(doing if len(doing) <= 60 else doing[:59] + "…")

    @property
    def offline(self) -> str:
        """What the sign for being offline says, "" where there is none."""
        return self._offline.text()

    def show_offline(self, why: str, sentence: str) -> None:
        """Show a sign that nothing is fetched and `why` ("as you chose"); none for ""."""
        self._offline.setText(f"Offline, {why}" if why else "")
        for sign in (self._cloud, self._offline):
            sign.setToolTip(sentence)
            sign.setVisible(bool(why))

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
