"""The part of the window that is about being without a network: what is ready, wanted, kept, and known of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import EVERYTHING, Change, ReadyCounts, Scope
from reader.settings import Settings
from reader.store import Store
from reader.ui import ready_words
from reader.ui.attached_files import AttachedFiles
from reader.ui.describing import Describing
from reader.ui.fetching import Fetching, Worker
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.network import Connection
from reader.ui.reading_desk import ReadingDesk
from reader.ui.readying import Readying
from reader.ui.theme import Theme
from reader.ui.window import Window
from reader.ui.wishing import Wishing

_LACKING = "Press to see which articles these are."
_ALL = "Press to see all articles again."


class OfflineDesk(QObject):
    """Builds these parts and connects them; `meet` connects them with the page once that is there."""

    told = Signal(str)  # a sentence about what is done
    failed = Signal(str)  # a sentence that stays until it is closed

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        worker: Worker,
        fetching: Fetching,
        listing: Listing,
        connection: Connection,
        settings: Settings,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._locked, self._connection, self._window = store.read_only, connection, window
        self._listing = listing
        self._counted, self._counts = EVERYTHING, ReadyCounts()  # of which place, and how ready that is
        self.readying = Readying(store=store, jobs=jobs, fetching=fetching, listing=listing, parent=self)
        self.wishing = Wishing(store, jobs, worker, window.granted, window.said, window)
        self.files = AttachedFiles(store=store, jobs=jobs, fetching=fetching, connection=connection, parent=self)
        self.describing = Describing(store, jobs, connection, settings, window)
        self.readying.counted.connect(self._show_counts)
        self.readying.told.connect(self.told)
        self.readying.failed.connect(self.failed)
        self.wishing.told.connect(self.failed)
        self.files.told.connect(self.told)
        self.files.failed.connect(self.failed)
        self.describing.make_ready_asked.connect(lambda article: self.readying.make_articles_ready((article,)))
        connection.changed.connect(self._show_ready)
        window.column.ready_asked.connect(self.readying.make_place_ready)
        window.column.lacking_asked.connect(listing.turn_lacking)
        listing.came.connect(self._show_ready)

    def meet(self, page: ReadingDesk) -> None:
        """Connect with the page and its acts."""
        self.wishing.opened.connect(page.reading.open_wished)
        self.wishing.awaited = page.reading.following.awaits
        self.wishing.refused.connect(page.reading.following.refuse)
        self.wishing.taken_back.connect(page.reading.forget_wishes)
        self.files.browser_asked.connect(page.reading.browse)
        self.files.changed.connect(page.reading.shown.set_anew)
        page.pane.file_asked.connect(self.files.do)
        page.controls.info_asked.connect(self.describing.describe)
        page.controls.ready_asked.connect(self.readying.make_articles_ready)

    def take(self, change: Change) -> None:
        """Let each part decide whether a change is its affair."""
        self.readying.take(change)
        self.describing.take(change)

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open, and what is opened from now on."""
        self.describing.set_theme(theme)

    @Slot(object, object)
    def _show_counts(self, scope: Scope, counts: ReadyCounts) -> None:
        self._counted, self._counts = scope, counts
        self._show_ready()

    @Slot()
    def _show_ready(self) -> None:
        lacking, alone = self._counts.ready < self._counts.all, self._listing.lacking
        say = ready_words.lacking if alone else ready_words.place
        self._window.column.set_ready(
            say(self._counts, self._counted),
            ready_words.lacks(self._counts),
            turns=_ALL if alone else _LACKING if lacking else "",
            can_make=not self._locked and lacking,
            why_not=self._connection.why_not(),
        )
