"""Notices pictures that the library calls kept and the disk has lost, and wants them again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reader.model import NOTHING, Change
from reader.store import Store
from reader.ui.jobs import Jobs

_VERIFY_AFTER = 1_000  # ms: the first story comes first


class LostPictures(QObject):
    """In a library that can only be read it leaves everything as it is."""

    changed = Signal(object)  # a Change
    missed = Signal()  # the page shown asked for one that is really gone
    _reported = Signal(str)  # a hash

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._reported.connect(self._look, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def verify(self) -> None:
        """See soon whether all that the library calls kept is on the disk."""
        if not self._store.read_only:
            QTimer.singleShot(_VERIFY_AFTER, self, lambda: self._jobs.write(self._store.verify_media, self._tell))

    def report(self, hash: str) -> None:
        """Say, on whatever thread, that a page asked for a picture and did not get it."""
        self._reported.emit(hash)

    @Slot(str)
    def _look(self, hash: str) -> None:
        if not self._store.read_only:
            self._jobs.write(partial(_lost, self._store, hash), self._miss)

    def _miss(self, change: Change | None) -> None:
        if change is not None:
            self.missed.emit()
            self._tell(change)

    def _tell(self, change: Change) -> None:
        if change != NOTHING:
            self.changed.emit(change)


def _lost(store: Store, hash: str) -> Change | None:
    """Write down that a kept file is gone; None where it is there, and the page refused it for another reason."""
    return store.media_gone(hash) if store.media(hash) is None else None
