"""The part of the window that is about one story, built once the engine may be: pane, list and acts connected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from reader.model import Row
from reader.settings import Settings
from reader.store import Store
from reader.ui import context_menus
from reader.ui.article_controls import ArticleControls
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.models.article_list import ArticleListModel
from reader.ui.reading import Reading
from reader.ui.sample_paper import SamplePaper
from reader.ui.scheme import Answers
from reader.ui.theme import Theme
from reader.ui.undo import Undo
from reader.ui.views.article_list import ArticleList
from reader.ui.views.reading_column import ReadingColumn
from reader.ui.views.reading_pane import ReadingPane
from reader.ui.window import Window

_OWN_PAGE = "Press O to open in the browser the page that names it: the paper may link to it there."
_FETCH = "It may come when its paper is fetched."


class ReadingDesk(QObject):
    """Keeps the list and the page at the same story."""

    told = Signal(str)  # a sentence about what was done
    meant = Signal(object, bool)  # the Row that the article's actions are about, or None; whether it is on the web

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        fetching: Fetching,
        listing: Listing,
        settings: Settings,
        articles: ArticleList,
        rows: ArticleListModel,
        window: Window,
        sample: SamplePaper,
        pane: ReadingPane,
        answers: Answers,
    ) -> None:
        super().__init__(window)
        self._store, self._settings, self._listing, self._articles, self._rows = (
            store,
            settings,
            listing,
            articles,
            rows,
        )
        self._window, self._sample, self.pane, self._answers = window, sample, pane, answers
        self.column = ReadingColumn(pane)
        self.offer_more: Callable[[QMenu, Row | None], None] = lambda _menu, _row: None  # in an article's menu
        self.reading = Reading(store, jobs, undo, fetching, pane, settings, parent=self)
        self.controls = ArticleControls(
            store=store, jobs=jobs, undo=undo, listing=listing, reading=self.reading,
            articles=articles, pane=pane, tools=window.tools, settings=settings, parent=window,
        )  # fmt: skip
        self.reading.told.connect(self.told)
        self.reading.shown.row_changed.connect(self.meant)
        self.controls.told.connect(self.told)
        sample.begun.connect(self._invite)
        sample.ended.connect(self._invite)
        pane.shown.connect(self._point_at)
        pane.trail_changed.connect(self._show_trail)
        pane.hovered.connect(window.status.hint)
        pane.search_asked.connect(self.search)
        listing.came.connect(self._point_again)
        listing.first_wanted.connect(self._open_first)
        articles.chosen.connect(self.reading.open)
        articles.clicked.connect(self._open_clicked)
        articles.activated.connect(self._enter)
        articles.menu_asked.connect(self._open_menu)

    def start(self) -> None:
        """Show the story of the last time, or what to do."""
        self._window.set_page(self.column)
        self.pane.start()
        self._show_trail()
        chosen = self._articles.current_id() or self._settings["last_article"]
        if chosen and self._store.rows([chosen]):
            self.reading.open(chosen)
        elif self._listing.opens_first:  # its list may have come before the page
            self._open_first()
        else:
            self._invite()

    def stop(self) -> None:
        """End the page and its engine."""
        self.pane.stop()

    def set_theme(self, theme: Theme) -> None:
        """Show pages in a theme from now on."""
        self._answers.theme = self.reading.theme = theme.name
        self.pane.set_theme(theme.name)

    @Slot(float)
    def set_scale(self, scale: float) -> None:
        """Show pages in another size of type from now on."""
        if scale != self._answers.text_scale:
            self._answers.text_scale = self.reading.text_scale = scale
            self.pane.rescale()

    @Slot()
    def _open_first(self) -> None:
        if self._articles.step(1):
            self._listing.end_opening()

    @Slot()
    def _invite(self) -> None:
        """Say what to do, or what is being done, unless a story is open or will be at once."""
        if self._sample.unpacking:
            self.reading.wait_for_sample()
        elif not (self._sample.pending or self._listing.opens_first or self.pane.article is not None):
            self.reading.invite()

    @Slot(int)
    def _point_at(self, article: int) -> None:
        """Make the story shown current in the list. One that is not listed leaves the list where the reader was."""
        if self._rows.row_of(article) is not None:
            self._articles.show_current(article)

    @Slot()
    def _point_again(self) -> None:
        if self.pane.article is not None:
            self._point_at(self.pane.article)

    @Slot(QModelIndex)
    def _open_clicked(self, index: QModelIndex) -> None:
        """Come back to a story by a click although it is current: a link may have led away from it."""
        article = self._rows.id_at(index.row())
        if article is not None and self._articles.selected_ids() == (article,):
            self.reading.open(article)

    @Slot(int)
    def _enter(self, article: int) -> None:
        self.reading.open(article)
        self.pane.setFocus()

    @Slot(object, QPoint)
    def _open_menu(self, ids: tuple[int, ...], where: QPoint) -> None:
        """Let the article's actions mean what a menu is about, until what was chosen there is done."""
        article = self._store.article(ids[0])
        self.controls.point_at(ids)
        self._articles.point_at(ids[0])
        row = next(iter(self._store.rows(ids[:1])), None)
        self.meant.emit(row, article is not None and bool(article.url))
        context_menus.about_article(
            self._window,
            where,
            more=lambda menu: self.offer_more(menu, row),
            closing=lambda: self._articles.point_at(None),
            closed=lambda: self._leave_menu(ids),
        )

    def _leave_menu(self, ids: tuple[int, ...]) -> None:
        if self.controls.point_away(ids):
            self.reading.shown.tell_row()

    @Slot(str)
    def search(self, words: str) -> None:
        """Look for a story that a page names without its address."""
        step = _OWN_PAGE if self.reading.shown.url else _FETCH
        self._window.tools.show_search(words)
        self._listing.search(words, next_step=step)

    @Slot()
    def _show_trail(self) -> None:
        self._window.made["back"].setEnabled(self.pane.can_back)
        self._window.made["forward"].setEnabled(self.pane.can_forward)
