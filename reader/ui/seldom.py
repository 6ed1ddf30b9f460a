"""Keeps what costs something from being done too often."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Seldom(QObject):
    """Does something at once, and what is asked for soon after that once more when some time has passed."""

    def __init__(self, act: Callable[[], None], every: int, parent: QObject | None = None) -> None:
        """`every` is in milliseconds."""
        super().__init__(parent)
        self._act, self._every = act, every
        self._wanted = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._end_rest)

    def ask(self) -> None:
        """Do it, now or soon."""
        if self._rest.isActive():
            self._wanted = True
        else:
            self._rest.start(self._every)
            self._act()

    def rest(self, time: int) -> None:
        """Rest for `time` milliseconds from now before it is done again."""
        self._rest.start(time)

    def forget(self) -> None:
        """Do not do what is still to come; the next time it is asked for it is done at once."""
        self._wanted = False
        self._rest.stop()

    @Slot()
    def _end_rest(self) -> None:
        if self._wanted:
            self._wanted = False
            self.ask()
