"""Notices what others wrote to the library: the worker, the command line, a timer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

_EVERY = 100  # ms between two looks
_APART = 250  # ms between two times that it says so: lists are read anew each time, and a sync writes without a pause


class Watch(QObject):
    """Looks at the library's version number, which costs microseconds, and says when it moved.

    A single change is told at once, of many that follow each other at most four a second.
    """

    moved = Signal()

    def __init__(self, version: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._seen = version()
        self._since_told = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        if self._since_told.isValid() and self._since_told.elapsed() < _APART:
            return
        version = self._version()
        if version != self._seen:
            self._seen = version
            self._since_told.start()
            self.moved.emit()
