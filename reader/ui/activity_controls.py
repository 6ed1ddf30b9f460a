"""The activity log while it is open: what it shows is read from the library, again as often as feeds are asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.errors import ReaderError
from reader.model import Change, Poll
from reader.store import Store
from reader.ui import health_words
from reader.ui.contents import Contents
from reader.ui.dialogs.activity import Activity
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.seldom import Seldom
from reader.ui.theme import LIGHT, Theme

PAGE = 200  # polls that are read at a time
_LOOK_EVERY = 1_000  # ms: during a sync feeds are asked many times a second


class ActivityControls(QObject):
    """Opens the log, one at most. One method an action, by its name."""

    def __init__(self, *, store: Store, jobs: Jobs, contents: Contents, listing: Listing, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._jobs, self._contents = store, jobs, contents
        self._listing, self._window = listing, window
        self._dialog: Activity | None = None
        self._theme: Theme = LIGHT
        self._asked = 0  # choices of feed or failures so far: answers to earlier ones are passed over
        self._more = False  # whether there may be older ones than those shown
        self._again = Seldom(self._read_newer, _LOOK_EVERY, self)
        contents.shown.connect(self._name_feeds)

    def activity(self) -> None:
        self.show_log(None)

    def feed_log(self) -> None:
        self.show_log(self._listing.chosen.feed)

    def show_log(self, feed: int | None, *, failed: bool = False) -> None:
        """Show what came of asking one feed or all; `failed`: failures alone."""
        dialog = self._open_dialog() or self._make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.choose(feed, failed=failed)

    def take(self, change: Change) -> None:
        """Look for new polls where another process wrote."""
        if change.everything and self._open_dialog() is not None:
            self._again.ask()

    def set_theme(self, theme: Theme) -> None:
        """Dress the log, now or when it is opened."""
        self._theme = theme
        if (dialog := self._open_dialog()) is not None:
            dialog.set_theme(theme)

    def _make(self) -> Activity:
        self._dialog = Activity(self._theme, self._window)
        self._dialog.asked.connect(self._read)
        self._dialog.more_asked.connect(self._read_older)
        self._name_feeds()
        return self._dialog

    def _open_dialog(self) -> Activity | None:
        """Give the log while it is open: closed, it is gone for good."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def _name_feeds(self) -> None:
        if (dialog := self._open_dialog()) is not None:
            feeds = self._contents.tree.feeds
            dialog.name_feeds({feed.id: health_words.name(feed) for feed in feeds if not feed.sample})

    # Reading

    def _read(self) -> None:
        self._asked += 1
        self._more = False
        self._again.forget()
        self._ask(None, self._show)

    def _read_newer(self) -> None:
        self._ask(None, self._add_newer)

    def _read_older(self) -> None:
        dialog = self._open_dialog()
        if self._more and dialog is not None:
            self._more = False  # until this page is here
            self._ask(dialog.model.oldest, self._add_older)

    def _ask(self, before: int | None, then: Callable[[Activity, tuple[Poll, ...]], None]) -> None:
        dialog = self._open_dialog()
        if dialog is not None:
            question = partial(self._store.polls, dialog.feed, failed=dialog.failed, limit=PAGE, before=before)
            self._jobs.ask(question, partial(self._answer, self._asked, then), failed=self._fail)

    def _answer(self, asked: int, then: Callable[[Activity, tuple[Poll, ...]], None], polls: tuple[Poll, ...]) -> None:
        dialog = self._open_dialog()
        if dialog is not None and asked == self._asked:
            then(dialog, polls)

    def _show(self, dialog: Activity, polls: tuple[Poll, ...]) -> None:
        self._more = len(polls) == PAGE
        dialog.show_polls(polls, int(time()))

    def _add_newer(self, dialog: Activity, polls: tuple[Poll, ...]) -> None:
        if len(polls) == PAGE and polls[-1].id > dialog.model.newest:  # between them and those shown there are others
            self._asked += 1  # older ones that are on their way would stand below a gap
            self._show(dialog, polls)
        else:
            dialog.model.add_newer(polls, int(time()))

    def _add_older(self, dialog: Activity, polls: tuple[Poll, ...]) -> None:
        self._more = len(polls) == PAGE
        dialog.model.add_older(polls)

    def _fail(self, error: ReaderError) -> None:
        if (dialog := self._open_dialog()) is not None:
            dialog.fail(str(error))
