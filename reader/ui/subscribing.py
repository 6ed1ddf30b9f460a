"""How papers come into the library: by address and out of the catalogue."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader import paths
from reader.model import Change, Scope
from reader.progress import Add, Done, Sync
from reader.store import Store
from reader.ui import catalogue
from reader.ui.catalogue import Entry
from reader.ui.contents import Contents
from reader.ui.dialogs.add_feed import AddFeed
from reader.ui.dialogs.catalogue import Catalogue
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing


class Subscribing(QObject):
    """Asks which paper, and lets the worker fetch it."""

    changed = Signal(object)  # a Change
    added = Signal(object, bool)  # the Scope of the feed that came, and whether its first story shall be opened

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        fetching: Fetching,
        contents: Contents,
        listing: Listing,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._contents, self._listing, self._window = contents, listing, window

    def add_feed(self) -> None:
        """Show the dialog that asks for an address."""
        paths_of = ["/".join(self._contents.path(folder.id)) for folder in self._contents.tree.folders]
        here = "/".join(self._contents.path(self._listing.chosen.folder))
        dialog = AddFeed(paths_of, here, self._window)
        dialog.asked.connect(partial(self._add, dialog))
        dialog.open()

    def catalogue(self) -> None:
        """Show the starter catalogue."""
        entries = catalogue.read(paths.resource("catalog.opml"))
        dialog = Catalogue(entries, {feed.url for feed in self._contents.tree.feeds}, self._window)
        dialog.chosen.connect(self.subscribe)
        dialog.open()

    def subscribe(self, entries: tuple[Entry, ...]) -> None:
        """Subscribe to entries of the catalogue, offline too, and fetch them where the network allows."""
        self._jobs.write(partial(_subscribe, self._store, entries), self._subscribed)

    def welcome(self, feed: int) -> None:
        """Go to the sample paper that has just come, and open its first story."""
        self.added.emit(Scope(feed=feed), True)
        self.changed.emit(Change(everything=True))

    def _add(self, dialog: AddFeed, url: str, folder: str) -> None:
        line, fail = Add(url=url, folder=folder), partial(_fail, dialog)
        request = self._fetching.ask(line, partial(self._end, dialog), failed=fail)
        dialog.stopped.connect(lambda: self._fetching.stop_one(request))

    def _end(self, dialog: AddFeed, done: Done) -> None:
        if isValid(dialog):
            dialog.accept()
        self._tell_added(done)
        if done.feeds:  # the worker has begun with its pages: asked for them, it says how far it is
            self._fetching.ask(Sync(feeds=done.feeds))

    def _tell_added(self, done: Done) -> None:
        if done.feeds:
            self.added.emit(Scope(feed=done.feeds[0]), False)
            self.changed.emit(Change(everything=True))

    def _subscribed(self, made: tuple[tuple[int, ...], Change]) -> None:
        feeds, change = made
        if feeds:
            self._fetching.ask(Sync(feeds=feeds))
            self.added.emit(Scope(feed=feeds[0]), False)
        self.changed.emit(change)


def _fail(dialog: AddFeed, sentence: str) -> None:
    if isValid(dialog):  # the reader may have closed it meanwhile
        dialog.fail(sentence)


def _subscribe(store: Store, entries: tuple[Entry, ...]) -> tuple[tuple[int, ...], Change]:
    change, feeds = Change(), []
    for entry in entries:
        folder: int | None = None
        if entry.group:
            folder, made = store.add_folder(entry.group)
            change |= made
        feed, added = store.add_feed(
            url=entry.url, title=entry.title, site_url=entry.site_url, folder=folder, language=entry.language
        )
        change |= added
        feeds.append(feed.id)
    return tuple(feeds), change
