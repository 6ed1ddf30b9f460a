"""The part of the window that is about how stories hang together: walks, stories, copies, reading lists."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import Change, Row
from reader.store import Store
from reader.ui.contents import Contents
from reader.ui.jobs import Jobs
from reader.ui.list_controls import ListControls
from reader.ui.listing import Listing
from reader.ui.reading_desk import ReadingDesk
from reader.ui.story_controls import StoryControls
from reader.ui.turned_pages import TurnedPages
from reader.ui.undo import Undo
from reader.ui.views.article_list import ArticleList
from reader.ui.walking import Walking
from reader.ui.window import Window


class StoryDesk(QObject):
    """Builds these parts once the page is there, and connects them with it and with the list."""

    told = Signal(str)  # a sentence about what was not done
    allowed = Signal(str, bool)  # an action's name, and whether it can act now

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        contents: Contents,
        listing: Listing,
        articles: ArticleList,
        page: ReadingDesk,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._row: Row | None = None
        self.walking = Walking(store, jobs, undo, page.pane, page.column.bar, window)
        self.stories = StoryControls(
            store=store, jobs=jobs, undo=undo, reading=page.reading, pane=page.pane,
            meant=page.controls.meant, parent=self,
        )  # fmt: skip
        self.lists = ListControls(
            undo=undo, contents=contents, listing=listing, meant=page.controls.meant,
            locked=store.read_only, window=window,
        )  # fmt: skip
        self._turned = TurnedPages(store, jobs, page.pane, self)
        page.offer_more = self.lists.fill
        page.meant.connect(self._fit)
        page.reading.search_asked.connect(page.search)
        page.pane.trail_changed.connect(self._fit_again)
        articles.selected.connect(self.stories.fit_selection)
        articles.unfold_asked.connect(listing.unfold)
        listing.titled.connect(self._fit_again)
        self.stories.told.connect(self.told)
        self._turned.told.connect(self.stories.note_page)
        for part in (self.stories, self.lists, self.walking):
            part.allowed.connect(self.allowed)

    def take(self, change: Change) -> None:
        """Let each part decide whether a change is its affair."""
        self.walking.take(change)
        self._turned.take(change)

    @Slot(object, bool)
    def _fit(self, row: Row | None, _linked: bool) -> None:
        self._row = row
        self._fit_again()

    @Slot()
    def _fit_again(self) -> None:
        self.stories.fit(self._row)
        self.lists.fit(self._row)
