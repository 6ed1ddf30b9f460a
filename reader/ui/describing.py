"""Shows an article's info, one article at a time, and keeps it true while the article is being made ready."""

from __future__ import annotations

from collections.abc import Set
from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.model import Article, Change, Readiness, Ready
from reader.settings import Settings
from reader.store import Store
from reader.text import one_line, titled
from reader.ui import article_facts, ready_words
from reader.ui.dialogs.about_article import AboutArticle
from reader.ui.jobs import Jobs
from reader.ui.network import Connection
from reader.ui.seldom import Seldom
from reader.ui.theme import LIGHT, Theme

_EVERY = 1_000  # ms
_READY = "Its text, pictures and related stories are here."

Known = tuple[Article, str, str, Readiness, Set[str]]  # with its paper's and its feed's name, and the files kept of it


class Describing(QObject):
    """Holds the one open dialog."""

    make_ready_asked = Signal(int)  # an article

    def __init__(self, store: Store, jobs: Jobs, connection: Connection, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._jobs, self._connection = store, jobs, connection
        self._settings, self._window = settings, window
        self._dialog: AboutArticle | None = None
        self._article = 0
        self._ready = False
        self._again = Seldom(self._look, _EVERY, self)
        self._theme: Theme = LIGHT
        connection.changed.connect(self._allow)

    def describe(self, article: int) -> None:
        """Show what is known of an article."""
        self._article = article
        self._again.forget()
        self._look()

    def take(self, change: Change) -> None:
        """Look again where a write may have changed the article."""
        if self._dialog is not None and (change.everything or self._article in change.articles):
            self._again.ask()

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open, and what is opened from now on."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.theme = theme
            self._again.ask()

    def _look(self) -> None:
        article = self._article
        self._jobs.ask(lambda: known(self._store, article), partial(self._show, article))

    def _show(self, wanted: int, read: Known | None) -> None:
        if wanted != self._article:
            return
        if read is None:  # its paper was taken out of the library meanwhile
            if self._dialog is not None:
                self._dialog.close()
            return
        article, paper, feed, readiness, files = read
        self._ready = readiness.ready is Ready.READY
        unkept = article_facts.unkept(article, files)
        dialog = self._dialog or self._open()
        dialog.say(
            one_line(titled(article.title, article.language)),
            article_facts.facts(article, paper=paper, feed=feed, files=files),
            ". ".join(filter(None, (ready_words.detail(readiness), ready_words.unkept(unkept)))),
            ready_words.missing(readiness, int(time()), ahead=self._settings["related_depth"] > 0),
        )
        self._allow()

    def _open(self) -> AboutArticle:
        self._dialog = dialog = AboutArticle(self._theme, self._window)
        dialog.make_ready_asked.connect(lambda: self.make_ready_asked.emit(self._article))
        dialog.finished.connect(self._forget)
        dialog.show()
        return dialog

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
        self._again.forget()

    @Slot()
    def _allow(self) -> None:
        if self._dialog is not None:
            locked = self._store.notice if self._store.read_only else ""
            self._dialog.allow_making(_READY if self._ready else locked or self._connection.why_not())


def known(store: Store, id: int) -> Known | None:
    """Read all that an article's info says; None where it is gone."""
    article, readiness = store.article(id), store.readiness((id,))
    if article is None or not readiness:
        return None
    paper = store.paper(article.paper).title if article.paper else article.paper_title
    feeds = store.feeds((article.feed,)) if article.feed else ()
    files = _files(store, article)
    return article, paper, feeds[0].title if feeds else "", readiness[0], files


def hint(store: Store, id: int) -> str:
    """Say what an article has and lacks offline, for its badge in a list; "" where it is gone."""
    article, readiness = store.article(id), store.readiness((id,))
    if article is None or not readiness:
        return ""
    return ready_words.hint(readiness[0], unkept_files=article_facts.unkept(article, _files(store, article)))


def _files(store: Store, article: Article) -> Set[str]:
    return store.kept_files([one.url for one in article.enclosures]).keys()
