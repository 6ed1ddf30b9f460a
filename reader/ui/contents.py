"""The section tree's view of the library: asked again when it may have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.model import Change, Counts, Feed, Folder, Scope, Tree
from reader.store import Store
from reader.ui import clock
from reader.ui.jobs import Jobs
from reader.ui.models import places
from reader.ui.models.places import Place
from reader.ui.models.section_tree import SectionTreeModel


class Contents(QObject):
    """Keeps the tree on the screen and answers which feeds a scope means."""

    shown = Signal()  # the tree was read anew

    def __init__(self, store: Store, jobs: Jobs, model: SectionTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._model = model
        self.tree = Tree()
        self.counts = Counts()

    def take(self, change: Change) -> None:
        """Look again where a write may have changed the tree or its figures."""
        if change.tree or change.counts or change.everything or change.arrived:
            self.read()

    def read(self) -> None:
        """Ask the library for the tree and its figures."""
        self._jobs.ask(self._look, self._show)

    def feed(self, scope: Scope) -> Feed | None:
        """Name the one feed that a scope lies in, if it does."""
        return next((feed for feed in self.tree.feeds if feed.id == scope.feed), None)

    def feeds(self, scope: Scope) -> tuple[int, ...]:
        """Name the feeds that a scope gathers from; the sample paper has no server to ask."""
        feeds = self.tree.feeds
        if scope.feed is not None:
            feeds = tuple(feed for feed in feeds if feed.id == scope.feed)
        elif scope.folder is not None:
            within = self._folders_within(scope.folder)
            feeds = tuple(feed for feed in feeds if feed.folder in within)
        return tuple(feed.id for feed in feeds if not feed.sample)

    def asked(self, scope: Scope) -> tuple[int, ...]:
        """Name the feeds that are asked when a scope is to be fetched: one that is stopped only where it is the scope.

        That a folder is fetched wakes no feed in it that is paused.
        """
        stopped = {feed.id for feed in self.tree.feeds if feed.stopped}
        return tuple(id for id in self.feeds(scope) if id not in stopped or id == scope.feed)

    def path(self, folder: int | None) -> tuple[str, ...]:
        """Name a folder by the titles that lead to it."""
        by_id = {each.id: each for each in self.tree.folders}
        if folder is None or folder not in by_id:
            return ()
        return (*self.path(by_id[folder].parent), by_id[folder].title)

    @property
    def has_sample(self) -> bool:
        """Whether the sample paper is in the library."""
        return any(feed.sample for feed in self.tree.feeds)

    def _folders_within(self, folder: int) -> set[int]:
        within = {folder}
        for each in self._parents_first():
            if each.parent in within:
                within.add(each.id)
        return within

    def _parents_first(self) -> list[Folder]:
        return sorted(self.tree.folders, key=lambda each: len(self.path(each.id)))

    def _look(self) -> tuple[Tree, Counts, Place | None]:
        tree = self._store.tree()
        planted = places.plant(tree) if tree != self.tree else None  # here, for a thousand feeds would stall the window
        return tree, self._store.counts(clock.today()), planted

    def _show(self, read: tuple[Tree, Counts, Place | None]) -> None:
        self.tree, self.counts, planted = read
        self._model.show(self.tree, self.counts, planted)
        self.shown.emit()
