"""A quiet bar with one sentence and at most a few things to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.quiet_button import quiet_button

Offer = tuple[str, Callable[[], None]]  # what a button says, and what it does


class Strip(QFrame):
    """Hidden until it has something to say."""

    closed = Signal()  # the reader closed it

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("strip", True)
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._close = quiet_button("×", "Close")
        self._close.clicked.connect(self._closed_by_reader)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 7, 8, 7)
        self._line.setSpacing(8)
        self._line.addWidget(self._label, 1)
        self._line.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, "" where none is."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, offers: Sequence[Offer] = (), *, closable: bool = True, seconds: float = 0) -> None:
        """Show a sentence with buttons beside it, for some seconds, or for good with 0."""
        self._timer.stop()
        self._label.setText(sentence)
        self._offer(offers)
        self._close.setVisible(closable)
        self.show()
        if seconds:
            self._timer.start(round(seconds * 1000))

    def press(self, offer: str) -> None:
        """Press the button that says `offer`."""
        next(button for button in self._buttons if button.text() == offer).click()

    def _offer(self, offers: Sequence[Offer]) -> None:
        for button in self._buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(text, act) for text, act in offers]
        for place, button in enumerate(self._buttons, start=1):
            self._line.insertWidget(place, button)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: act())
        return button

    @Slot()
    def _closed_by_reader(self) -> None:
        self.hide()
        self.closed.emit()
