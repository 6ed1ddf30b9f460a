"""What the reader asks of the reading pane: a story opened, a link followed, a page shared.

What is known of the article shown is told by `shown_article`, links out of the library are followed by `following`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader import page, urls
from reader.model import Row
from reader.settings import Settings
from reader.store import Store
from reader.ui import outside, printed_links
from reader.ui.fetching import Fetching
from reader.ui.following import Following
from reader.ui.jobs import Jobs
from reader.ui.outside import Outside
from reader.ui.shown_article import ShownArticle
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane


class Reading(QObject):
    """What happens in the reading pane."""

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
        self._pane = pane
        self.shown = ShownArticle(store, jobs, undo, pane, settings, self)
        self._outside = Outside(self)
        self._outside.failed.connect(self._copy_instead)
        self.following = Following(store, jobs, fetching, self)
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
        following.arrived.connect(self._go_on)
        following.said.connect(self._say)
        following.browser_asked.connect(self.browse)
        following.given_up.connect(self._go_back)

    @property
    def row(self) -> Row | None:
        """The Row of the article shown, None where none is."""
        return self.shown.row

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

        Where it is seen from another article than the page shown is about, a new walk begins there.
        """
        self.following.leave()
        self._pane.show_address(address, linked=seen_from in (None, self._pane.about))

    def open_first_related(self) -> None:
        """Open what the paper named as related: the first that is in the library, else the first of all."""
        first = printed_links.first_related(self.shown.links)
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
        self.following.follow(url, printed_links.title_at(self.shown.links, url), self._pane.article)

    @Slot(str)
    def browse(self, url: str) -> None:
        """Hand an address to the system: its browser, its mail program."""
        if urls.is_web(url) or url.startswith("mailto:"):
            self._outside.open(url)

    @Slot(object)
    def forget_wishes(self, addresses: tuple[str, ...]) -> None:
        """Promise no longer, in a story's cards or in its place, what the reader took back elsewhere."""
        if any(map(self.following.awaits, addresses)):
            self._go_back()
        else:
            self.shown.set_page_anew()

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

    @Slot(int)
    def _go_on(self, article: int) -> None:
        self.following.leave()
        self._pane.show_article(article, linked=True)

    @Slot(object)
    def _say(self, words: Callable[..., str]) -> None:
        """Show words of our own in place of a story."""
        self._pane.show_page(words(theme=self.theme, text_scale=self.text_scale))
        self.shown.leave()

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

    @Slot(int)
    def _note_shown(self, _article: int) -> None:
        self.following.leave()

    @Slot(str)
    def _note_turned(self, _address: str) -> None:
        self.following.leave()
