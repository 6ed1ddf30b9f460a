"""Makes articles ready offline when the reader asks for it, and counts how ready the chosen place is."""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader import progress
from reader.errors import ReaderError
from reader.model import UNREAD, Change, Readiness, Ready, ReadyCounts, Scope
from reader.progress import MakeReady
from reader.store import Store
from reader.ui import ready_words
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.seldom import Seldom

_EVERY = 1_500  # ms between two counts
_OLD_AFTER = 250  # ms that the figure of the place before may stay, so that the list does not jump for a quick count
_SHARE = 10  # a count looks at every article of a place; after a long one there is this many times as long a rest
_MOST_LOOKED_AT = 200  # articles whose lacks are told before they are fetched


class Readying(QObject):
    """Says first what will be fetched, and nothing is fetched where nothing lacks."""

    counted = Signal(object, object)  # a Scope and its ReadyCounts; empty ones where there is nothing to say
    told = Signal(str)
    failed = Signal(str)  # why nothing could be counted

    def __init__(
        self, *, store: Store, jobs: Jobs, fetching: Fetching, listing: Listing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._fetching, self._listing = store, jobs, fetching, listing
        self._counting: Scope | None = None  # the place that is being counted now
        self._told: Scope | None = None  # the place whose figure is shown
        self._again = Seldom(self._count, _EVERY, self)
        self._old = QTimer(self, singleShot=True, interval=_OLD_AFTER)
        self._old.timeout.connect(self._say_nothing)
        listing.came.connect(self._begin)

    # Counting

    def take(self, change: Change) -> None:
        """Count again where a write may have changed the figures."""
        if change.everything or change.tree or change.arrived or change.articles:
            self._again.ask()

    @Slot()
    def _begin(self) -> None:
        """Count another place."""
        self._again.forget()
        self._counting = None
        if self._told != self._listing.place:
            self._old.start()
        self._again.ask()

    @Slot()
    def _say_nothing(self) -> None:
        self._old.stop()
        self._told = None
        self.counted.emit(self._listing.place, ReadyCounts())

    def _count(self) -> None:
        scope = self._listing.place
        if scope.search:
            self._say_nothing()
        elif self._counting is None:
            self._counting = scope
            self._jobs.ask(
                lambda: self._store.ready_counts(scope),
                partial(self._show, scope, monotonic()),
                failed=partial(self._fail, scope),
            )
        else:
            self._again.ask()  # the last count of a large place is not there yet

    def _show(self, scope: Scope, begun: float, counts: ReadyCounts) -> None:
        if scope is self._counting:
            self._counting = None
            self._again.rest(max(_EVERY, round(1_000 * _SHARE * (monotonic() - begun))))
            self._old.stop()
            self._told = scope
            self.counted.emit(scope, counts)

    def _fail(self, scope: Scope, error: ReaderError) -> None:
        """Show no figure; the next change counts again."""
        if scope is self._counting:
            self._counting = None
            self._say_nothing()
            self.failed.emit(str(error))

    # Making ready

    def make_place_ready(self) -> None:
        self._ask_for(self._listing.chosen)

    def make_all_ready(self) -> None:
        self._ask_for(UNREAD)

    def make_articles_ready(self, ids: tuple[int, ...]) -> None:
        """Fetch all that these articles lack."""
        looked_at = ids[:_MOST_LOOKED_AT]
        self._jobs.ask(lambda: self._store.readiness(looked_at), partial(self._make_articles_ready, ids))

    def _make_articles_ready(self, ids: tuple[int, ...], known: tuple[Readiness, ...]) -> None:
        if len(known) == len(ids) and all(one.ready is Ready.READY for one in known):
            self.told.emit("Ready offline already." if len(ids) == 1 else f"All {len(ids)} are ready offline already.")
            return
        self._tell_begun(ready_words.to_fetch(known) if len(ids) <= _MOST_LOOKED_AT else "")
        self._fetching.ask(MakeReady(articles=ids))

    def _ask_for(self, scope: Scope) -> None:
        self._jobs.ask(lambda: self._store.ready_counts(scope), partial(self._make_place_ready, scope))

    def _make_place_ready(self, scope: Scope, counts: ReadyCounts) -> None:
        if counts.ready == counts.all:
            self.told.emit("Everything there is ready offline already." if counts.all else "There is no article.")
            return
        self._tell_begun(ready_words.lacks(counts))
        self._fetching.ask(MakeReady(scope=progress.scope_values(scope)))

    def _tell_begun(self, what: str) -> None:
        if what:
            self.told.emit(f"Fetching {what}.")
