"""Fetches by itself what is due: soon after the start, and every few minutes. What is due the worker decides."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.model import EVERYTHING
from reader.progress import Sync
from reader.settings import Settings
from reader.ui.contents import Contents
from reader.ui.fetching import Fetching

_SOON = 3_000  # ms: the first story and its pictures come first
# Nothing is polled more often than every ten minutes, so that a feed waits a fifth longer at most; a round in which
# nothing is due costs 0.04 s of the worker's time with 300 feeds.
_EVERY = 2 * 60_000


class Rounds(QObject):
    """Quiet: a round that finds nothing says nothing, and one that fails only says so in passing."""

    failed = Signal(str)

    def __init__(
        self, *, fetching: Fetching, contents: Contents, settings: Settings, locked: bool, parent: QObject | None = None
    ) -> None:
        """`locked`: nothing can be written to the library."""
        super().__init__(parent)
        self._fetching, self._contents, self._settings, self._locked = fetching, contents, settings, locked
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.go)

    @Slot()
    def start(self) -> None:
        """Go the first round soon, the next ones every few minutes."""
        QTimer.singleShot(_SOON, self, self.go)
        self._timer.start()

    @Slot()
    def go(self) -> None:
        """Ask for what is due, unless nothing can be fetched, something is already, or the reader wants no rounds."""
        wanted = self._settings["sync_by_itself"] and not self._locked and not self._fetching.why_not()
        if wanted and not self._fetching.busy and self._contents.feeds(EVERYTHING):
            self._fetching.ask(Sync(), failed=self.failed.emit, quiet=True)
