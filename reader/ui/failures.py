"""Which feeds failed when they were last asked for by the reader."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader.progress import FeedPolled, Line
from reader.ui.contents import Contents
from reader.ui.fetching import Fetching, Worker


class Failures(QObject):
    """What rounds find that nobody asked for is not counted: the tree marks it, and that is enough."""

    counted = Signal(int)  # how many there are now

    def __init__(self, worker: Worker, fetching: Fetching, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetching, self._contents = fetching, contents
        self._failed: set[int] = set()
        self._told = 0
        worker.said.connect(self._hear)
        contents.shown.connect(self._look)

    def forget(self) -> None:
        """Count anew from now on: the reader has seen them."""
        self._failed.clear()
        self._tell()

    @Slot(object)
    def _hear(self, line: Line) -> None:
        if not isinstance(line, FeedPolled):
            return
        if not line.error:
            self._failed.discard(line.feed)
        elif not self._fetching.is_quiet(line.request):
            self._failed.add(line.feed)
        self._tell()

    @Slot()
    def _look(self) -> None:
        """Leave out feeds that are here no more."""
        self._failed &= {feed.id for feed in self._contents.tree.feeds}
        self._tell()

    def _tell(self) -> None:
        if len(self._failed) != self._told:
            self._told = len(self._failed)
            self.counted.emit(self._told)
