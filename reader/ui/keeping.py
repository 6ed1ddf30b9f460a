"""Saves the settings soon after a change, so that a crash or a power cut loses at most the last second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from reader.settings import Settings

_RESTS = 1_000  # ms: a window that is being dragged is written down once


class Keeping(QObject):
    """Waits until nothing has changed for a moment. `note` writes into the settings where the window stands."""

    def __init__(self, settings: Settings, note: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._note = settings, note
        self._rest = QTimer(self, singleShot=True, interval=_RESTS)
        self._rest.timeout.connect(self._keep)
        settings.heard = self.soon

    @Slot()
    def soon(self) -> None:
        """Something is other than before: a setting, the window's size, a fold of the tree."""
        self._rest.start()

    def stop(self) -> None:
        """Save no more by itself."""
        self._settings.heard = lambda: None
        self._rest.stop()

    @Slot()
    def _keep(self) -> None:
        self._note()
        self._rest.stop()  # what was noted just now is saved with the rest
        self._settings.keep()
