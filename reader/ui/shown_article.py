"""The article that is shown: what is known of it, and what it means that it is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import NOTHING, Change, Link, Mark, Row
from reader.settings import Settings
from reader.store import Store
from reader.ui import page_source, printed_links
from reader.ui.jobs import Jobs
from reader.ui.page_source import Source
from reader.ui.seldom import Seldom
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane

_SET_ANEW_EVERY = 2_000  # ms: many pictures that come one by one


class ShownArticle(QObject):
    """Marks an article when it is shown, and sets its page anew when the library knows more."""

    row_changed = Signal(object, bool)  # its Row, None where no article is shown; whether it has an address on the web

    def __init__(
        self, store: Store, jobs: Jobs, undo: Undo, pane: ReadingPane, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._undo = store, jobs, undo
        self._pane, self._settings = pane, settings
        self._noted = 0  # the article whose being shown was written down: setting it anew is no second showing
        self._set: Source | None = None  # what the page shown was set from
        self._set_anew = Seldom(pane.refresh, _SET_ANEW_EVERY, self)
        self.row: Row | None = None
        self.url = ""  # on the web
        pane.shown.connect(self._note_shown)
        pane.turned.connect(self._note_turned)
        pane.place_changed.connect(self._note_place)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links printed in it, as far as it is known what article it is."""
        return self._set[0].links if self._set is not None and self.row is not None else ()

    @property
    def names_related(self) -> bool:
        """Whether it names another story."""
        return printed_links.first_related(self.links) is not None

    def take(self, change: Change) -> None:
        """Look at it again where a write may have changed it."""
        article = self._pane.about
        if article is not None and (change.everything or change.tree or article in change.articles):
            self._look(article)

    @Slot(int)
    def set_anew(self, article: int) -> None:
        """Set the page of this article anew, if it is shown: what stands beside its text changed."""
        if article == self._pane.article:
            self._set = None  # it is read from what is known now, so that alone is no reason to set it once more
            self._set_anew.ask()

    @Slot()
    def set_page_anew(self) -> None:
        """Set whatever article is shown anew."""
        if self._pane.article is not None:
            self.set_anew(self._pane.article)

    def leave(self) -> None:
        """Know of none: something else is shown."""
        self._set_row(None)

    def tell_row(self) -> None:
        """Say again which article is shown."""
        self.row_changed.emit(self.row, bool(self.url))

    @Slot(int)
    def _note_shown(self, article: int) -> None:
        self._settings["last_article"] = article
        if article != self._noted:
            self._set = None
            self._set_anew.forget()
            if not self._store.read_only:
                read, copies = self._settings["read_when_shown"], self._settings["mark_copies_read"]
                self._undo.write(lambda store: _open(store, article, read=read, copies=copies))
        self._noted = article
        self._look(article)

    @Slot(str)
    def _note_turned(self, _address: str) -> None:
        """Know of the article in which the page shown tells what changed."""
        self._set = None
        self._set_anew.forget()
        if self._pane.about is None:
            self._set_row(None)
        else:
            self._look(self._pane.about)

    @Slot(int, float)
    def _note_place(self, article: int, place: float) -> None:
        if not self._store.read_only:
            self._undo.write(lambda store: _keep_place(store, article, place))

    def _look(self, article: int) -> None:
        ask = partial(page_source.read, self._store, article)
        self._jobs.ask(ask, partial(self._take_story, article))

    def _take_story(self, wanted: int, read: tuple[Row | None, str, Source | None]) -> None:
        row, url, now = read
        if wanted != self._pane.about:
            return
        if self._pane.article is None:
            now = None  # its page is not what is shown
        if self._set is not None and now != self._set:
            self._set_anew.ask()  # its page came, or a picture; or it went, and its page is to say so
        self._set = now
        self._set_row(row, url)

    def _set_row(self, row: Row | None, url: str = "") -> None:
        self.row, self.url = row, url
        self.tell_row()


def _open(store: Store, article: int, *, read: bool, copies: bool) -> Change:
    change = store.open_article(article)
    return change | store.mark([article], Mark.READ, copies=copies)[1] if read else change


def _keep_place(store: Store, article: int, place: float) -> Change:
    store.set_place(article, place)
    return NOTHING
