"""The story that is open: shown, marked, followed from, shared.

The pane says what the reader clicked; here it becomes a question to the library, or a link that `following` follows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader import page, urls
from reader.model import NOTHING, Change, Link, Mark, Row
from reader.settings import Settings
from reader.store import Store
from reader.ui import outside, page_source, printed_links
from reader.ui.fetching import Fetching
from reader.ui.following import Following
from reader.ui.jobs import Jobs
from reader.ui.outside import Outside
from reader.ui.page_source import Source
from reader.ui.seldom import Seldom
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane

_SET_ANEW_EVERY = 2_000  # ms: many pictures that come one by one


class Reading(QObject):
    """What happens in the reading pane."""

    row_changed = Signal(object, bool)  # the Row of the story shown, or None; whether it has an address on the web
    told = Signal(str)  # a sentence about what could not be done
    search_asked = Signal(str)  # the words of a title that stands without an address
    share_asked = Signal(str)  # a kind that the pane's share strip named

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        fetching: Fetching,
        pane: ReadingPane,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._undo = store, jobs, undo
        self._pane, self._settings = pane, settings
        self._noted = 0  # the story whose being shown was written down: setting it anew is no second showing
        self._set: Source | None = None  # what the page shown was set from
        self._set_anew = Seldom(pane.refresh, _SET_ANEW_EVERY, self)
        self._outside = Outside(self)
        self._outside.failed.connect(self._copy_instead)
        self.following = Following(store, jobs, fetching, self)
        self.row: Row | None = None
        self.url = ""  # of the story shown, on the web
        self.theme, self.text_scale = "light", 1.0
        self._connect()

    def _connect(self) -> None:
        pane, following = self._pane, self.following
        pane.article_asked.connect(self.open_linked)
        pane.page_asked.connect(self.turn_to)
        pane.web_asked.connect(self.follow)
        pane.browser_asked.connect(self.browse)
        pane.mail_asked.connect(self.browse)
        pane.share_asked.connect(self._share)
        pane.shown.connect(self._note_shown)
        pane.turned.connect(self._note_turned)
        pane.place_changed.connect(self._note_place)
        following.arrived.connect(self._go_on)
        following.said.connect(self._say)
        following.browser_asked.connect(self.browse)
        following.given_up.connect(self._go_back)

    @Slot(int)
    def open(self, article: int) -> None:
        """Show a story of the library: a new walk begins there."""
        self.following.leave()
        self._pane.show_article(article)

    @Slot(int)
    def open_wished(self, article: int) -> None:
        """Show a story that was wanted: the next step of the walk where the reader waits for it at its link."""
        if self.following.waits:
            self._go_on(article)
        else:
            self.open(article)

    @Slot(int)
    def open_linked(self, article: int) -> None:
        """Show a story of the library to which the page leads; where its text is not here it may be fetched first."""
        self.following.leave()
        self.following.open(article, self._pane.article)

    @Slot(str)
    def turn_to(self, address: str, *, seen_from: int | None = None) -> None:
        """Show another page of the library: a story's own, or what changed in an article.

        Where it is seen from another article than the one shown, a new walk begins there.
        """
        self.following.leave()
        self._pane.show_address(address, linked=seen_from in (None, self._pane.article))

    def open_first_related(self) -> None:
        """Open what the paper named as related: the first that is in the library, else the first of all."""
        first = printed_links.first_related(self.links)
        if first is None:
            self.told.emit("The paper names no related story here.")
        elif first.article is not None:
            self.open_linked(first.article)
        elif first.url:
            self.follow(first.url)
        else:
            self.search_asked.emit(first.text)

    @Slot(str)
    def follow(self, url: str) -> None:
        """Show the page at a web address: out of the library, or fetched into it."""
        self.following.leave()
        self.following.follow(url, printed_links.title_at(self.links, url), self._pane.article)

    @Slot(str)
    def browse(self, url: str) -> None:
        """Hand an address to the system: its browser, its mail program."""
        if urls.is_web(url) or url.startswith("mailto:"):
            self._outside.open(url)

    def take(self, change: Change) -> None:
        """Look again at the story shown where a write may have changed it."""
        article = self._pane.article
        if article is not None and (change.everything or change.tree or article in change.articles):
            self._look(article)

    @Slot(int)
    def set_anew(self, article: int) -> None:
        """Set the page of this story anew, if it is shown: what stands beside its text changed."""
        if article == self._pane.article:
            self._set = None  # it is read from what is known now, so that alone is no reason to set it once more
            self._set_anew.ask()

    @Slot()
    def set_page_anew(self) -> None:
        """Set whatever story is shown anew."""
        if self._pane.article is not None:
            self.set_anew(self._pane.article)

    @Slot(object)
    def forget_wishes(self, addresses: tuple[str, ...]) -> None:
        """Promise no longer, in a story's cards or in its place, what the reader took back elsewhere."""
        if any(map(self.following.awaits, addresses)):
            self._go_back()
        else:
            self.set_page_anew()

    def invite(self) -> None:
        """Say what to do where no story was opened yet."""
        self._say(page.choose)

    def wait_for_sample(self) -> None:
        """Say that the first paper is on its way."""
        self._say(page.unpacking)

    @Slot(str)
    def _copy_instead(self, url: str) -> None:
        sentence, text = outside.in_place(url)
        QGuiApplication.clipboard().setText(text)
        self.told.emit(sentence)

    @property
    def names_related(self) -> bool:
        """Whether the story shown names another one."""
        return printed_links.first_related(self.links) is not None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links printed in the story shown, as far as it is known what that story is."""
        return self._set[0].links if self._set is not None and self.row is not None else ()

    @Slot(int)
    def _go_on(self, article: int) -> None:
        self.following.leave()
        self._pane.show_article(article, linked=True)

    @Slot(object)
    def _say(self, words: Callable[..., str]) -> None:
        """Show words of our own in place of a story."""
        self._pane.show_page(words(theme=self.theme, text_scale=self.text_scale))
        self._set_row(None)

    @Slot()
    def _go_back(self) -> None:
        """Leave words of our own for the story that they cover."""
        self.following.leave()
        if self._pane.can_back:
            self._pane.back()
        else:
            self.invite()

    @Slot(str)
    def _share(self, kind: str) -> None:
        """Do what a page asks for: one of our own words' buttons, or a way to share the story."""
        if not self.following.act(kind):
            self.share_asked.emit(kind)

    # What being shown means

    @Slot(int)
    def _note_shown(self, article: int) -> None:
        self.following.leave()
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
        self.following.leave()
        self._set_row(None)

    @Slot(int, float)
    def _note_place(self, article: int, place: float) -> None:
        if not self._store.read_only:
            self._undo.write(lambda store: _keep_place(store, article, place))

    def _look(self, article: int) -> None:
        ask = partial(page_source.read, self._store, article)
        self._jobs.ask(ask, partial(self._take_story, article))

    def _take_story(self, wanted: int, read: tuple[Row | None, str, Source | None]) -> None:
        row, url, now = read
        if wanted != self._pane.article:
            return
        if self._set is not None and now != self._set:
            self._set_anew.ask()  # its page came, or a picture; or it went, and its page is to say so
        self._set = now
        self._set_row(row, url)

    def _set_row(self, row: Row | None, url: str = "") -> None:
        self.row, self.url = row, url
        self.tell_row()

    def tell_row(self) -> None:
        """Say again which story is shown."""
        self.row_changed.emit(self.row, bool(self.url))


def _open(store: Store, article: int, *, read: bool, copies: bool) -> Change:
    change = store.open_article(article)
    return change | store.mark([article], Mark.READ, copies=copies)[1] if read else change


def _keep_place(store: Store, article: int, place: float) -> Change:
    store.set_place(article, place)
    return NOTHING
