"""Logging in to feeds for subscribers, and out again: the secrets go into the system's keyring, never the library."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader import credentials, urls
from reader.errors import ReaderError
from reader.model import Change, Feed
from reader.progress import Sync
from reader.store import Store
from reader.ui.contents import Contents
from reader.ui.dialogs.log_in import LogIn, Typed
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing


class Logins(QObject):
    """Shows the dialog and keeps what is typed. The keyring may have to be unlocked first, so it is asked in a job."""

    changed = Signal(object)  # a Change
    told = Signal(str)

    def __init__(
        self, *, store: Store, jobs: Jobs, fetching: Fetching, contents: Contents, listing: Listing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._contents, self._listing, self._window = contents, listing, window

    def log_in(self) -> None:
        """Ask for the login of the chosen feed."""
        feed = self._contents.feed(self._listing.chosen)
        if feed is not None and not feed.sample:
            self.ask(feed)

    def ask(self, feed: Feed) -> None:
        """Ask for the login of this feed."""
        dialog = LogIn(feed, self._window)
        dialog.agreed.connect(partial(self._keep, dialog, feed))
        dialog.forget_asked.connect(partial(self._forget, dialog, feed))
        dialog.open()

    def _keep(self, dialog: LogIn, feed: Feed, typed: Typed) -> None:
        self._jobs.ask(
            partial(_keep, feed, typed), lambda _: self._note(dialog, feed, typed), failed=partial(self._fail, dialog)
        )

    def _note(self, dialog: LogIn, feed: Feed, typed: Typed) -> None:
        user, cookies = typed.user or feed.user, bool(typed.cookies) or feed.cookies
        noted = partial(self._store.set_login, feed.id, user=user, cookies=cookies)
        self._jobs.write(noted, partial(self._go_on, dialog, feed), failed=partial(self._fail, dialog))

    def _go_on(self, dialog: LogIn, feed: Feed, change: Change) -> None:
        self._end(dialog, f"The login for {urls.host(feed.url)} is in the keyring.", change)
        if not self._fetching.why_not():
            self._fetching.ask(Sync(feeds=(feed.id,)))

    def _forget(self, dialog: LogIn, feed: Feed) -> None:
        forgotten = partial(self._note_forgotten, dialog, feed)
        self._jobs.ask(partial(credentials.forget, feed.url), forgotten, failed=partial(self._fail, dialog))

    def _note_forgotten(self, dialog: LogIn, feed: Feed, _nothing: None) -> None:
        sentence = f"The login for {urls.host(feed.url)} is forgotten."
        noted = partial(_note_forgotten, self._store, feed)
        self._jobs.write(noted, partial(self._end, dialog, sentence), failed=partial(self._fail, dialog))

    def _end(self, dialog: LogIn, sentence: str, change: Change) -> None:
        if isValid(dialog):
            dialog.accept()
        self.changed.emit(change)
        self.told.emit(sentence)

    def _fail(self, dialog: LogIn, error: ReaderError) -> None:
        if isValid(dialog):
            dialog.fail(str(error))
        else:
            self.told.emit(str(error))


def _keep(feed: Feed, typed: Typed) -> None:
    if typed.cookies:
        credentials.cookies(feed.url, typed.cookies)  # so that of two, one is not kept because the other is wrong
    if typed.user:
        credentials.keep(feed.url, typed.user, typed.password)
    if typed.cookies:
        credentials.keep_cookies(feed.url, typed.cookies)


def _note_forgotten(store: Store, feed: Feed) -> Change:
    """Note it for every feed of the place, as one login is for all of them."""
    change, place = Change(), credentials.place(feed.url)
    for one in store.feeds():
        if (one.user or one.cookies) and credentials.place(one.url) == place:
            change |= store.set_login(one.id, user="", cookies=False)
    return change
