"""The story that is open: shown, marked, followed from, shared.

The pane says what the reader clicked; here it becomes a question to the library or a command to the worker.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader import page, urls
from reader.model import NOTHING, Article, Change, Mark, Origin, Row
from reader.progress import Done, Follow
from reader.settings import Settings
from reader.store import Store
from reader.ui import outside
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.outside import Outside
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane

_STOP, _AGAIN, _BROWSER = "broadsheet://share/stop", "broadsheet://share/again", "broadsheet://share/browser"


class Reading(QObject):
    """What happens in the reading pane."""

    row_changed = Signal(object, bool)  # the Row of the story shown, or None; whether it has an address on the web
    told = Signal(str)  # a sentence about what could not be done
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
        self._fetching, self._pane, self._settings = fetching, pane, settings
        self._followed = ""  # the address that the pane's words are about, "" while a story is shown
        self._request = 0  # of the page being followed
        self._noted = 0  # the story whose being shown was written down: setting it anew is no second showing
        self._text: Article | None = None  # the story shown as it was set, without what its page does not say
        self._outside = Outside(self)
        self._outside.failed.connect(self._copy_instead)
        self.row: Row | None = None
        self.url = ""  # of the story shown, on the web
        self.theme, self.text_scale = "light", 1.0
        pane.article_asked.connect(self.open)
        pane.web_asked.connect(self.follow)
        pane.browser_asked.connect(self.browse)
        pane.mail_asked.connect(self.browse)
        pane.share_asked.connect(self._share)
        pane.shown.connect(self._note_shown)
        pane.place_changed.connect(self._note_place)

    @Slot(int)
    def open(self, article: int) -> None:
        """Show a story of the library."""
        self._leave_followed()
        self._pane.show_article(article)

    @Slot(str)
    def follow(self, url: str) -> None:
        """Show the page at a web address: out of the library, or fetched into it."""
        self._leave_followed()
        self._followed = url
        self._jobs.ask(lambda: self._store.find(url), partial(self._found, url))

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

    def invite(self) -> None:
        """Say what to do where no story was opened yet."""
        self._say(page.choose(theme=self.theme, text_scale=self.text_scale))

    def wait_for_sample(self) -> None:
        """Say that the first paper is on its way."""
        self._say(page.unpacking(theme=self.theme, text_scale=self.text_scale))

    @Slot(str)
    def _copy_instead(self, url: str) -> None:
        sentence, text = outside.in_place(url)
        QGuiApplication.clipboard().setText(text)
        self.told.emit(sentence)

    # Following

    def _found(self, url: str, article: int | None) -> None:
        if url != self._followed:
            return
        if article is not None:
            self.open(article)
        elif self._store.read_only:
            self._fail(url, "This library can only be read, so the page cannot be added to it.")
        else:
            self._fetch(url)

    def _fetch(self, url: str) -> None:
        host = urls.host(url) or url
        self._say(page.fetching(host, _STOP, theme=self.theme, text_scale=self.text_scale))
        self._request = self._fetching.ask(
            Follow(url=url), partial(self._fetched, url), failed=partial(self._fail, url)
        )

    def _fetched(self, url: str, done: Done) -> None:
        if url != self._followed:
            return
        if done.articles:
            self.open(done.articles[0])
        else:
            self._fail(url, done.text or ("Stopped." if done.cancelled else "Nothing readable was found there."))

    def _fail(self, url: str, sentence: str) -> None:
        if url == self._followed:
            self._say(page.failed(sentence, _AGAIN, _BROWSER, theme=self.theme, text_scale=self.text_scale))

    def _leave_followed(self) -> None:
        self._followed, self._request = "", 0

    def _say(self, words: str) -> None:
        self._pane.show_page(words)
        self._set_row(None)

    @Slot(str)
    def _share(self, kind: str) -> None:
        """Do what a page asks for: one of our own words' buttons, or a way to share the story."""
        url = self._followed
        if not url:
            self.share_asked.emit(kind)
        elif kind == "stop":
            self._fetching.stop_one(self._request)
        elif kind == "again":
            self.follow(url)
        elif kind == "browser":
            self.browse(url)

    # What being shown means

    @Slot(int)
    def _note_shown(self, article: int) -> None:
        self._leave_followed()
        self._settings["last_article"] = article
        if article != self._noted:
            self._text = None
            if not self._store.read_only:
                read = self._settings["read_when_shown"]
                self._undo.write(lambda store: _open(store, article, read=read))
        self._noted = article
        self._look(article)

    @Slot(int, float)
    def _note_place(self, article: int, place: float) -> None:
        if not self._store.read_only:
            self._undo.write(lambda store: _keep_place(store, article, place))

    def _look(self, article: int) -> None:
        ask = partial(_row_and_article, self._store, article)
        self._jobs.ask(ask, partial(self._take_story, article))

    def _take_story(self, wanted: int, read: tuple[Row | None, Article | None]) -> None:
        row, article = read
        if wanted != self._pane.article:
            return
        if article is None:  # its paper was taken out of the library meanwhile
            self.invite()
            return
        text = replace(article, read=False, bookmarked=False, bookmarked_at=None, origin=Origin.FEED, sort_at=0)
        if self._text is not None and text != self._text:
            self._pane.refresh()  # the page arrived for what was the feed's few lines, or a picture did
        self._text = text
        self._set_row(row, article.url)

    def _set_row(self, row: Row | None, url: str = "") -> None:
        self.row, self.url = row, url
        self.tell_row()

    def tell_row(self) -> None:
        """Say again which story is shown."""
        self.row_changed.emit(self.row, bool(self.url))


def _row_and_article(store: Store, article: int) -> tuple[Row | None, Article | None]:
    return next(iter(store.rows([article])), None), store.article(article)


def _open(store: Store, article: int, *, read: bool) -> Change:
    change = store.open_article(article)
    return change | store.mark([article], Mark.READ)[1] if read else change


def _keep_place(store: Store, article: int, place: float) -> Change:
    store.set_place(article, place)
    return NOTHING
