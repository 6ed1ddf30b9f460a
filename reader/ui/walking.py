"""The walk that the reader is on: shown over the page, stepped back along, kept as a reading list."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.model import Change
from reader.store import Store
from reader.text import one_line, titled
from reader.ui import links
from reader.ui.dialogs import naming
from reader.ui.jobs import Jobs
from reader.ui.list_commands import MakeList
from reader.ui.trail import Step
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane
from reader.ui.walk_bar import WalkBar

_GONE = "Gone from the library"


class Walking(QObject):
    """Puts the steps of the pane's trail into words. Titles are asked for once, off the window's thread."""

    allowed = Signal(str, bool)  # an action's name, and whether it can act now

    def __init__(self, store: Store, jobs: Jobs, undo: Undo, pane: ReadingPane, bar: WalkBar, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._jobs, self._undo = store, jobs, undo
        self._pane, self._bar, self._window = pane, bar, window
        self._titles: dict[str, str] = {}  # by address
        pane.trail_changed.connect(self._show)
        bar.chosen.connect(self._go_to)

    def take(self, change: Change) -> None:
        """Ask anew for titles that a write may have changed."""
        stale = {links.article_url(article) for article in change.articles} & self._titles.keys()
        if change.everything or change.tree or stale:
            self._ask({step.address for step in self._pane.trail.walk})

    def bookmark_walk(self) -> None:
        """Ask for a name, and keep the walk under it."""
        articles = self._articles()
        dialog = naming.new_list(self._title(self._pane.trail.walk[0]), len(articles), self._window)
        dialog.named.connect(partial(self._keep, articles))
        dialog.open()

    def _keep(self, articles: tuple[int, ...], title: str) -> None:
        self._undo.do(MakeList(text=f"Made the reading list “{title}”", title=title, articles=articles))

    def _articles(self) -> tuple[int, ...]:
        """Name the articles of the walk that are still there in its order, each once."""
        met = (step.article for step in self._pane.trail.walk if self._title(step) != _GONE)
        return tuple(dict.fromkeys(article for article in met if article is not None))

    @Slot(int)
    def _go_to(self, place: int) -> None:
        self._pane.go_to(place)
        self._pane.setFocus()  # the step that was pressed is words now and holds no keyboard

    @Slot()
    def _show(self) -> None:
        walk = self._pane.trail.walk
        unknown = {step.address for step in walk} - self._titles.keys()
        self.allowed.emit("bookmark_walk", len(self._articles()) > 1)
        if len(walk) > 1 and unknown:
            self._ask(unknown)
        else:
            self._bar.show_walk([self._title(step) for step in walk], self._pane.trail.at)

    def _ask(self, addresses: Collection[str]) -> None:
        asked = tuple(addresses)
        self._jobs.ask(lambda: {address: title_of(self._store, address) for address in asked}, self._learn)

    def _learn(self, titles: dict[str, str]) -> None:
        self._titles |= titles
        self._show()

    def _title(self, step: Step) -> str:
        return self._titles.get(step.address, "")


def title_of(store: Store, address: str) -> str:
    """Name a page of the library in a few words."""
    story, changed = links.story_at(address), links.changes_at(address)
    if story is not None:
        told = store.story(story[0])
        return f"Story: {one_line(titled(told.title))}" if told is not None else _GONE
    article = changed[0] if changed is not None else links.article_id(address)
    rows = store.rows([article]) if article is not None else ()
    if not rows:
        return _GONE
    title = one_line(titled(rows[0].title, rows[0].language))
    return f"What changed: {title}" if changed is not None else title
