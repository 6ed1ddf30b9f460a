"""Notices what others wrote to the library: the worker, the command line, a timer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_EVERY = 500  # ms: what others write is shown within two seconds


class Watch(QObject):
    """Looks at the library's version number, which costs microseconds, and says when it moved."""

    moved = Signal()

    def __init__(self, version: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._seen = version()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        version = self._version()
        if version != self._seen:
            self._seen = version
            self.moved.emit()
