"""The feed-health page while it is open, and what pausing the chosen place means."""

from __future__ import annotations

from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.errors import ReaderError
from reader.model import Change, Feed, FeedHealth, Scope
from reader.progress import Sync
from reader.store import Store
from reader.ui import health_words
from reader.ui.dialogs.address import ChangeAddress
from reader.ui.dialogs.feed_health import FeedHealthPage
from reader.ui.feed_questions import FeedQuestions
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.network import Connection
from reader.ui.seldom import Seldom
from reader.ui.strip import Offer
from reader.ui.theme import LIGHT, Theme
from reader.ui.views.section_tree import SectionTree

_LOOK_EVERY = 2_000  # ms: during a sync feeds are asked many times a second


class HealthControls(QObject):
    """Opens the page, one at most. One method an action, by its name."""

    log_asked = Signal(int)  # the reader wants to see a feed's log

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        fetching: Fetching,
        listing: Listing,
        connection: Connection,
        questions: FeedQuestions,
        tree: SectionTree,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._listing, self._connection = listing, connection
        self._questions, self._tree, self._window = questions, tree, window
        self._page: FeedHealthPage | None = None
        self._theme: Theme = LIGHT
        self._again = Seldom(self._read, _LOOK_EVERY, self)
        connection.changed.connect(self._allow)
        questions.settled.connect(self._again.ask)

    def feed_health(self) -> None:
        self.show_page(self._listing.chosen.feed)

    def pause_feed(self) -> None:
        feeds = self._questions.feeds_of(self._listing.chosen)
        if feeds:
            self._rest(feeds, any(not feed.stopped for feed in feeds))

    def show_page(self, feed: int | None = None) -> None:
        """Show how feeds fare; `feed` is pointed at once it is there."""
        page = self._open_page() or self._make()
        page.show()
        page.raise_()
        page.activateWindow()
        self._again.forget()
        self._jobs.ask(self._look, partial(self._show, feed), failed=self._fail)

    def take(self, change: Change) -> None:
        """Look again where feeds were asked, or the tree is another."""
        if (change.everything or change.tree) and self._open_page() is not None:
            self._again.ask()

    def pass_minute(self) -> None:
        """Tell the time anew."""
        if self._open_page() is not None:
            self._again.ask()

    def set_theme(self, theme: Theme) -> None:
        """Dress the page, now or when it is opened."""
        self._theme = theme
        if (page := self._open_page()) is not None:
            page.set_theme(theme)

    def _make(self) -> FeedHealthPage:
        page = FeedHealthPage(self._theme, self._about, locked=self._store.read_only, parent=self._window)
        page.acts.sync_asked.connect(lambda feeds: self._fetching.ask(Sync(feeds=feeds)))
        page.acts.log_asked.connect(self.log_asked)
        page.acts.rest_asked.connect(self._rest)
        page.acts.shown_asked.connect(self._show_place)
        page.acts.address_asked.connect(self._ask_address)
        page.acts.delete_asked.connect(self._questions.delete)
        self._page = page
        self._allow()
        return page

    def _open_page(self) -> FeedHealthPage | None:
        """Give the page while it is open: closed, it is gone for good."""
        return self._page if self._page is not None and isValid(self._page) else None

    def _allow(self) -> None:
        if (page := self._open_page()) is not None:
            page.allow_asking(self._connection.why_not())

    def _about(self, health: FeedHealth) -> tuple[str, tuple[Offer, ...]]:
        question, offers = self._questions.about(health.feed)
        return question or health_words.sentence(health, int(time())), offers

    def _rest(self, feeds: tuple[Feed, ...], rest: bool) -> None:
        (self._questions.pause if rest else self._questions.resume)(feeds)

    def _show_place(self, feed: int) -> None:
        if self._tree.choose(Scope(feed=feed)):
            self._window.raise_()
            self._window.activateWindow()

    def _ask_address(self, feed: Feed) -> None:
        dialog = ChangeAddress(health_words.name(feed), feed.url, self._open_page() or self._window)
        dialog.given.connect(partial(self._questions.change_address, feed))
        dialog.open()

    # Reading

    def _read(self) -> None:
        self._jobs.ask(self._look, partial(self._show, None), failed=self._fail)

    def _look(self) -> tuple[FeedHealth, ...]:
        return self._store.health(int(time()))

    def _show(self, feed: int | None, feeds: tuple[FeedHealth, ...]) -> None:
        page = self._open_page()
        if page is not None:
            page.show_feeds(self._questions.open(feeds), int(time()))
            if feed is not None:
                page.table.choose(feed)

    def _fail(self, error: ReaderError) -> None:
        if (page := self._open_page()) is not None:
            page.fail(str(error))
