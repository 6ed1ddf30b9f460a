"""The sample paper at the first start: whether it is wanted, on its way, or there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.model import EVERYTHING, Row
from reader.progress import Done, Sample
from reader.settings import Settings
from reader.store import Store
from reader.ui.contents import Contents
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs


class SamplePaper(QObject):
    """Comes once, into a library that never had anything in it."""

    begun = Signal()  # it is being unpacked
    came = Signal(int)  # its feed
    ended = Signal()  # it is there, or will not come
    failed = Signal(str)

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        fetching: Fetching,
        contents: Contents,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._contents, self._settings = contents, settings
        self.pending = not (settings["sample_given"] or store.read_only)  # until it is there or will not come
        self.unpacking = False

    def give(self) -> None:
        """Unpack it where it is wanted; where the command line did so already, begin with its first story."""
        unpacked = next((feed.id for feed in self._contents.tree.feeds if feed.sample), None)
        if self._settings["sample_given"] or self._store.read_only:
            self._end()
        elif unpacked is not None:
            self._remember()
            self._end()
            if not self._settings["last_article"]:
                self.came.emit(unpacked)
        elif self._contents.tree.feeds:
            self._end()
        else:
            self._jobs.ask(lambda: self._store.page(EVERYTHING, limit=1), self._give_unless)

    def _give_unless(self, something: tuple[Row, ...]) -> None:
        if something:
            self._end()
            return
        self.unpacking = True
        self._fetching.ask(Sample(), self._given, failed=self._fail)
        self.begun.emit()

    def _given(self, done: Done) -> None:
        self._remember()
        if done.feeds:
            self.came.emit(done.feeds[0])
        self._end()

    def _fail(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _remember(self) -> None:
        self._settings["sample_given"] = True
        self._settings.keep()  # now: after a crash it must not come back to a reader who removed it

    def _end(self) -> None:
        self.pending = self.unpacking = False
        self.ended.emit()
