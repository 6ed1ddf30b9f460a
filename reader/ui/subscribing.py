"""How papers come into the library: by address and out of the catalogue."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader import paths
from reader.model import Change, Feed, Scope
from reader.progress import Add, Done, Find, Found, Line, Sync, found
from reader.store import Store
from reader.ui import catalogue
from reader.ui.adding import Adding
from reader.ui.catalogue import Entry
from reader.ui.contents import Contents
from reader.ui.dialogs.add_feed import AddFeed
from reader.ui.dialogs.catalogue import Catalogue
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing

_ONCE = Qt.ConnectionType.SingleShotConnection


class Subscribing(QObject):
    """Asks which paper, and lets the worker fetch it."""

    changed = Signal(object)  # a Change
    login_asked = Signal(object)  # for a Feed that was just added
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
        self._answers: list[Line] | None = None  # of the search that goes on; what comes of others is nobody's

    def add_feed(self) -> None:
        """Show the dialog that asks for an address."""
        paths_of = ["/".join(self._contents.path(folder.id)) for folder in self._contents.tree.folders]
        here = "/".join(self._contents.path(self._listing.chosen.folder))
        dialog = AddFeed(paths_of, here, self._window)
        dialog.looked.connect(partial(self._look, dialog))
        dialog.chosen.connect(partial(self._add, dialog))
        dialog.known.connect(self._go_to)
        dialog.login_wanted.connect(self._add_unread)
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

    def _look(self, dialog: AddFeed, typed: str) -> None:
        self._answers = answers = list[Line]()
        then, failed = partial(self._show_found, dialog, answers), partial(self._fail_looking, dialog, answers)
        request = self._fetching.ask(Find(url=typed), then, failed=failed, heard=answers.append)
        dialog.stopped.connect(partial(self._stop_looking, request), _ONCE)

    def _stop_looking(self, request: int) -> None:
        self._answers = None
        self._fetching.stop_one(request)

    def _show_found(self, dialog: AddFeed, answers: list[Line], done: Done) -> None:
        if not isValid(dialog) or answers is not self._answers:
            return
        if done.cancelled:  # by whoever stopped everything
            dialog.go_back()
        else:
            dialog.show_found([feed for line in answers if isinstance(line, Found) for feed in found(line.feeds)])

    def _fail_looking(self, dialog: AddFeed, answers: list[Line], sentence: str) -> None:
        if answers is self._answers:
            _fail(dialog, sentence)

    def _add(self, dialog: AddFeed, lines: tuple[Add, ...]) -> None:
        adding = Adding(self._fetching, lines, partial(self._end, dialog))
        dialog.stopped.connect(adding.stop, _ONCE)

    def _end(self, dialog: AddFeed, came: dict[str, int], failure: str) -> None:
        if isValid(dialog) and came and not failure:
            dialog.accept()
        elif isValid(dialog) and failure:
            dialog.found.note_known(came)
            dialog.fail(failure)
        elif isValid(dialog):  # all were stopped
            dialog.go_back()
        if came:
            feeds = tuple(came.values())
            self._go_to(feeds[0])
            self._fetching.ask(Sync(feeds=feeds))  # it has begun with their pages: asked, it says how far it is

    def _add_unread(self, line: Add) -> None:
        """Subscribe without a look at what is there: nobody may look before the reader has logged in."""
        entry = Entry(title="", url=line.url, group=tuple(filter(None, line.folder.split("/"))))
        self._jobs.write(partial(_subscribe_one, self._store, entry), self._ask_for_login)

    def _ask_for_login(self, feed: Feed) -> None:
        self._go_to(feed.id)
        self.login_asked.emit(feed)

    def _go_to(self, feed: int) -> None:
        self.added.emit(Scope(feed=feed), False)
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


def _subscribe_one(store: Store, entry: Entry) -> Feed:
    (feed,), _ = _subscribe(store, (entry,))
    return store.feeds([feed])[0]
