"""Time that passes while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.ui import clock

_MINUTE = 60_000  # ms


class Minutes(QObject):
    """Says when a minute has passed, and first whether it brought another day."""

    passed = Signal()
    day_began = Signal(object)  # the day, as Scope.today names it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = clock.today()
        self._timer = QTimer(self, interval=_MINUTE)
        self._timer.timeout.connect(self._pass)

    def start(self) -> None:
        """Count from now on."""
        self._timer.start()

    @Slot()
    def _pass(self) -> None:
        if clock.today() != self._day:
            self._day = clock.today()
            self.day_began.emit(self._day)
        self.passed.emit()
