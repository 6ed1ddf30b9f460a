"""What the actions of the Article and Go menus do. One method an action, by its name."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from reader import page
from reader.model import Article, Mark
from reader.settings import Settings
from reader.store import Store
from reader.text import one_line, titled
from reader.ui.commands import MarkAllRead, Toggle
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.reading import Reading
from reader.ui.toolbar import Toolbar
from reader.ui.undo import Undo
from reader.ui.views.article_list import ArticleList
from reader.ui.views.reading_pane import ReadingPane


class ArticleControls(QObject):
    """Acts on the story that is open, or on those selected in the list with it."""

    told = Signal(str)  # a sentence about what was done
    info_asked = Signal(int)  # an article
    ready_asked = Signal(object)  # ids of articles that shall be ready offline

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        listing: Listing,
        reading: Reading,
        articles: ArticleList,
        pane: ReadingPane,
        tools: Toolbar,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._undo = store, jobs, undo
        self._listing, self._reading, self._articles = listing, reading, articles
        self._pane, self._tools, self._settings = pane, tools, settings
        self._pointed: tuple[int, ...] = ()
        self._selected: tuple[int, ...] = ()
        self._shown_then: int | None = None  # what the pane showed when these were selected
        articles.selected.connect(self._note_selected)
        pane.page_end.connect(self.next_unread)
        reading.share_asked.connect(self._share)

    def point_at(self, ids: tuple[int, ...]) -> None:
        """Mean these articles as long as a menu about them is open."""
        self._pointed = ids

    def point_away(self, ids: tuple[int, ...]) -> bool:
        """The menu about these is gone; False where another one has come meanwhile."""
        last = self._pointed is ids
        if last:
            self._pointed = ()
        return last

    def toggle_read(self) -> None:
        self._toggle("Marked as read", Mark.READ)

    def bookmark(self) -> None:
        self._toggle("Bookmarked", Mark.BOOKMARK)

    def mark_all_read(self) -> None:
        which = "what lacks something in" if self._listing.lacking else "all of"
        text = f"Marked {which} {self._listing.title} as read"
        copies = self._settings["mark_copies_read"]
        self._undo.do(MarkAllRead(text=text, scope=self._listing.scope, copies=copies))

    def make_ready(self) -> None:
        meant = self.meant()
        if meant:
            self.ready_asked.emit(meant)

    def article_info(self) -> None:
        meant = self.meant()
        if meant:
            self.info_asked.emit(meant[0])

    def open_in_browser(self) -> None:
        self._with_link(lambda article, _paper: self._reading.browse(article.url))

    def copy_link(self) -> None:
        self._with_link(lambda article, _paper: self._copy(article.url, "The link is copied."))

    def copy_citation(self) -> None:
        self._with_article(lambda article, paper: self._copy(page.citation(article, paper), "The citation is copied."))

    def mail(self) -> None:
        self._with_article(lambda article, paper: self._reading.browse(mail_address(article, paper)))

    def next_article(self) -> None:
        self._articles.step(1)

    def previous_article(self) -> None:
        self._articles.step(-1)

    def next_unread(self) -> None:
        if not self._articles.step_unread():
            self.told.emit("No more unread articles below in this list.")

    def page_on(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()  # Space presses a button first of all
        elif self._pane.trail.is_page:
            self._pane.page_down()
        else:
            self.next_unread()

    def back(self) -> None:
        self._pane.back()

    def forward(self) -> None:
        self._pane.forward()

    def find(self) -> None:
        self._tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tools.search.selectAll()

    def meant(self) -> tuple[int, ...]:
        """Name the articles an act is about: the selected ones, unless the reader followed a link away from them."""
        if self._pointed:
            return self._pointed
        selected, shown = self._articles.selected_ids(), self._pane.about
        chosen_since = len(selected) > 1 and shown == self._shown_then
        if shown is None or shown in selected or chosen_since:
            return selected
        return (shown,)

    @Slot(object)
    def _note_selected(self, ids: tuple[int, ...]) -> None:
        if ids != self._selected:
            self._selected, self._shown_then = ids, self._pane.about

    def _toggle(self, text: str, mark: Mark) -> None:
        ids = frozenset(self.meant())
        if ids:
            copies = self._settings["mark_copies_read"]
            self._undo.do(Toggle(text=text, ids=ids, on=mark, copies=copies), quiet=True)  # the list shows it

    def _share(self, kind: str) -> None:
        acts = {
            "copy-link": self.copy_link,
            "copy-citation": self.copy_citation,
            "mail": self.mail,
            "browser": self.open_in_browser,
        }
        if kind in acts:
            acts[kind]()

    def _with_link(self, act: Callable[[Article, str], None]) -> None:
        self._with_article(
            lambda article, paper: (
                act(article, paper) if article.url else self.told.emit("This article has no address on the web.")
            )
        )

    def _with_article(self, act: Callable[[Article, str], None]) -> None:
        def do(found: tuple[Article, str] | None) -> None:
            if found is not None:
                act(*found)

        meant = self.meant()
        if meant:
            self._jobs.ask(lambda: _article_and_paper(self._store, meant[0]), do)

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(sentence)


def mail_address(article: Article, paper: str) -> str:
    """Write the mailto: address (RFC 6068) of a mail about an article."""
    subject = quote(titled(one_line(article.title), article.language), safe="")
    return f"mailto:?subject={subject}&body={quote(page.citation(article, paper), safe='')}"


def _article_and_paper(store: Store, article_id: int) -> tuple[Article, str] | None:
    article = store.article(article_id)
    if article is None:
        return None
    return article, store.paper(article.paper).title if article.paper else article.paper_title
