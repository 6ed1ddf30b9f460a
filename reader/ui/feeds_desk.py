"""The part of the window about feeds being asked: the log, their health, what failed, what the reader is asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.model import Change
from reader.store import Store
from reader.ui import health_words
from reader.ui.activity_controls import ActivityControls
from reader.ui.contents import Contents
from reader.ui.failures import Failures
from reader.ui.feed_questions import FeedQuestions
from reader.ui.fetching import Fetching, Worker
from reader.ui.health_controls import HealthControls
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.network import Connection
from reader.ui.theme import Theme
from reader.ui.views.section_tree import SectionTree
from reader.ui.window import Window


class FeedsDesk(QObject):
    """Builds these parts and connects them."""

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        worker: Worker,
        fetching: Fetching,
        contents: Contents,
        listing: Listing,
        connection: Connection,
        questions: FeedQuestions,
        tree: SectionTree,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._status = window.status
        self.activity = ActivityControls(store=store, jobs=jobs, contents=contents, listing=listing, window=window)
        self.health = HealthControls(
            store=store, jobs=jobs, fetching=fetching, listing=listing, connection=connection, questions=questions,
            tree=tree, window=window,
        )  # fmt: skip
        self.failures = Failures(worker, fetching, contents, self)
        self.failures.counted.connect(self._show_failed)
        self.health.log_asked.connect(self.activity.show_log)
        window.status.failures_asked.connect(self._show_failures)

    def take(self, change: Change) -> None:
        """Let each part decide whether a change is its affair."""
        self.activity.take(change)
        self.health.take(change)

    def pass_minute(self) -> None:
        """Tell the time anew where it is told."""
        self.health.pass_minute()

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open, and what is opened from now on."""
        self.activity.set_theme(theme)
        self.health.set_theme(theme)

    @Slot(int)
    def _show_failed(self, count: int) -> None:
        self._status.show_failed(health_words.failed(count))

    @Slot()
    def _show_failures(self) -> None:
        self.failures.forget()
        self.activity.show_log(None, failed=True)
