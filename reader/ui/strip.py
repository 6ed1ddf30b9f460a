"""A quiet bar with one sentence and at most a few things to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.quiet_button import quiet_button

_NARROW = 560  # pixels

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
        self._acts: list[Callable[[], None]] = []
        self._close = quiet_button("×", "Close")
        self._close.clicked.connect(self._closed_by_reader)
        self._row = QWidget()
        self._line = QHBoxLayout(self._row)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 7, 8, 7)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._label, 0, 0)
        self._grid.addWidget(self._close, 0, 2)
        self._arrange()
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
        self._acts = [act for _text, act in offers]
        if [button.text() for button in self._buttons] == [text for text, _act in offers]:
            return  # a sync says the same anew four times a second: no button may go while it is pressed
        for button in self._buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(number, text) for number, (text, _act) in enumerate(offers)]
        for button in self._buttons:
            self._line.addWidget(button)
        self._row.setVisible(bool(offers))
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons beside the words, or below them where both have no room."""
        below = len(self._buttons) > 1 and self.width() < _NARROW
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        self._grid.removeWidget(self._row)
        self._grid.addWidget(self._row, int(below), int(not below), side)

    def _button(self, number: int, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._acts[number]())
        return button

    @Slot()
    def _closed_by_reader(self) -> None:
        self.hide()
        self.closed.emit()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
