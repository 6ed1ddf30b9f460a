"""The pane in which an article is read: it shows one, remembers the way, and says what the reader asks for.

What an article looks like comes from the profile's answers; doing what is asked is left to the window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from reader.ui import links
from reader.ui.engine import Profile
from reader.ui.theme import DARK, LIGHT
from reader.ui.trail import Trail
from reader.ui.views import reading_scripts as scripts
from reader.ui.views.reading_asks import ReadingAsks
from reader.ui.views.reading_page import ReadingPage
from reader.ui.views.reading_place import ReadingPlace
from reader.ui.views.reading_view import ReadingView

_DEATHS = 3  # of the renderer on one page, after which it is not tried again
_PAPER = {theme.name: theme.list for theme in (LIGHT, DARK)}


class ReadingPane(QWidget):
    """Shows a quiet surface until `start` makes the engine, which is best done after the window's first paint.

    `place_of` gives where the reader stopped in an article, 0 to 1. `url_of` gives an article's address on the web,
    or "" where it has none.
    """

    article_asked = Signal(int)  # a link to a story in the library was clicked
    page_asked = Signal(str)  # a link to another page of the library: its address
    web_asked = Signal(str)  # a link to any other http(s) address
    browser_asked = Signal(str)  # Ctrl or middle click, or the menu: an http(s) address
    search_asked = Signal(str)  # words
    share_asked = Signal(str)  # copy-link, copy-citation, mail, browser
    mail_asked = Signal(str)  # a mailto: address; to be confirmed
    file_asked = Signal(object)  # links.Asked: what to do with a file attached to a story
    shown = Signal(int)  # this article is on the screen now
    turned = Signal(str)  # another page of the library is: its address
    place_changed = Signal(int, float)  # article, 0 to 1: told when the scrolling rests and when the reader goes on
    page_end = Signal()  # Space at the end of the page
    hovered = Signal(str)  # the address under the mouse, or ""
    refused = Signal(int)  # how many requests of the page shown were refused so far
    trail_changed = Signal()

    def __init__(
        self,
        profile: Profile,
        parent: QWidget | None = None,
        *,
        place_of: Callable[[int], float] = lambda _article: 0.0,
        url_of: Callable[[int], str] = lambda _article: "",
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._trail = Trail()
        self._theme = "light"
        self._refused = 0
        self._deaths = 0
        self._page: ReadingPage | None = None
        self._view: ReadingView | None = None
        self._surface = QLabel(self)
        self._surface.setAutoFillBackground(True)
        self._surface.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._surface.setWordWrap(True)
        self._layers = QStackedLayout(self)
        self._layers.setStackingMode(QStackedLayout.StackingMode.StackAll)  # so that a covered page has its real size
        self._layers.addWidget(self._surface)
        self._asks = self._hear_asks(url_of)
        self._place = ReadingPlace(place_of, self)
        self._place.changed.connect(self.place_changed)
        profile.interceptor.refused.connect(self._count_refused)
        self.set_theme(self._theme)

    @property
    def article(self) -> int | None:
        """The article shown; None before the first and while a page of words is."""
        return self._trail.article

    @property
    def about(self) -> int | None:
        """The article that what is shown is about: itself, or what changed in it; None for any other page."""
        return self._trail.about

    @property
    def address(self) -> str:
        """The address of what is shown, "" before the first page."""
        return self._trail.address

    @property
    def trail(self) -> Trail:
        """The way that led to what is shown."""
        return self._trail

    @property
    def can_back(self) -> bool:
        return self._trail.can_back

    @property
    def can_forward(self) -> bool:
        return self._trail.can_forward

    def shown_sentence(self) -> str:
        """Give the sentence shown in place of a page, or ""."""
        return self._surface.text() if self._layers.currentWidget() is self._surface else ""

    def start(self) -> None:
        """Make the engine's view; what was asked for before is shown then."""
        if self._view is not None:
            return
        self._page = page = ReadingPage(self._profile.make(), self)
        self._view = view = ReadingView(page, self)
        page.clicked.connect(self._asks.ask)
        page.clicked_apart.connect(self._asks.ask_apart)
        page.linkHovered.connect(self._say_hovered)
        page.arrived.connect(self._arrive)
        page.renderProcessTerminated.connect(self._revive)
        view.back_pressed.connect(self.back)
        view.forward_pressed.connect(self.forward)
        view.page_down_pressed.connect(self.page_down)
        view.page_up_pressed.connect(self.page_up)
        view.menu_asked.connect(self._asks.show_menu)
        self._layers.addWidget(view)
        self.setFocusProxy(view)
        self.set_theme(self._theme)
        self._load()

    def stop(self) -> None:
        """Tell the place and end the engine's page; it must go before its profile does."""
        self._place.leave()
        self._profile.handler.stop()
        view, page, self._view, self._page = self._view, self._page, None, None
        if view is not None and page is not None:
            self.setFocusProxy(self._surface)
            self._layers.removeWidget(view)
            view.deleteLater()
            page.deleteLater()

    def show_article(self, article: int, *, linked: bool = False) -> None:
        """Show an article of the library; the one shown already stays as it is. `linked`: a link led there."""
        self.show_address(links.article_url(article), linked=linked)

    def show_address(self, address: str, *, linked: bool = False) -> None:
        """Show a page of the library by its address, likewise."""
        self._go(self._trail.push(address, linked=linked))

    def show_page(self, html: str) -> None:
        """Show words of the window's own over the article; back leads to the article again."""
        self._go(self._trail.say(self._profile.handler.keep_page(html)))

    def refresh(self) -> None:
        """Set the page anew because what it says changed; what the reader sees of it stays where it is."""
        self._place.hold(self._load)

    def rescale(self) -> None:
        """Set the page anew in another size of type; the reader stays at the same words."""
        self._place.leave()
        self._load()

    def back(self) -> None:
        """Go back to where the reader came from."""
        if self.can_back:
            self._go(self._trail.back())

    def forward(self) -> None:
        """Go forward again."""
        if self.can_forward:
            self._go(self._trail.forward())

    def go_to(self, place: int) -> None:
        """Go to a page of the walk, counted from 0."""
        self._go(self._trail.go_to(place))

    def page_down(self) -> None:
        """Scroll by a screen; at the end of the page say so instead."""
        self._run(scripts.PAGE_DOWN, lambda moved: None if moved else self.page_end.emit())

    def page_up(self) -> None:
        """Scroll back by a screen."""
        self._run(scripts.PAGE_UP)

    def set_theme(self, name: str) -> None:
        """Change to "light" or "dark" at once; the page stays where it is."""
        self._theme = name
        colour = QColor(_PAPER[name])
        palette = self._surface.palette()
        palette.setColor(QPalette.ColorRole.Window, colour)
        self._surface.setPalette(palette)
        if self._page is not None:
            self._page.setBackgroundColor(colour)
            self._page.run(scripts.theme(name))

    # Going from page to page

    def _go(self, trail: Trail) -> None:
        before, self._trail = self._trail, trail
        if trail.address != before.address:
            self._place.leave()
            self._deaths = 0
            self._load()
        if trail != before:
            self.trail_changed.emit()

    def _load(self) -> None:
        if self._page is None or not self.address:
            return
        self._refused = 0
        self._page.go_to(self._place.begin(self.address))

    def _arrive(self) -> None:
        if self._page is None or self._view is None or not self._is_here():
            return
        self._layers.setCurrentWidget(self._view)
        # Both are right already, but for pictures that had no sizes yet and words that were set in the other theme.
        self._page.run(scripts.theme(self._theme) + self._place.scroll(self.address), self._settle)

    def _settle(self, place: object) -> None:
        if self._page is None or not self._is_here() or not isinstance(place, float | int):
            return
        if self._trail.over:
            return
        self._place.watch(self._page, self.address, float(place))
        if self.article is not None:
            self.shown.emit(self.article)
        else:
            self.turned.emit(self.address)

    def _is_here(self) -> bool:
        return self._page is not None and links.bare(self._page.url().toString()) == self.address

    def _revive(self, *_how: object) -> None:
        self._place.leave()
        self._deaths += 1
        if self._deaths <= _DEATHS:
            QTimer.singleShot(0, self, self._load)
            return
        self._surface.setText("This page could not be shown. Choose another story, or this one again later.")
        self._layers.setCurrentWidget(self._surface)

    def _count_refused(self, _url: str) -> None:
        self._refused += 1
        self.refused.emit(self._refused)

    # What the reader asks for

    def _hear_asks(self, url_of: Callable[[int], str]) -> ReadingAsks:
        asks = ReadingAsks(url_of, self)
        asks.article.connect(self.article_asked)
        asks.page.connect(self.page_asked)
        asks.web.connect(self.web_asked)
        asks.browser.connect(self.browser_asked)
        asks.search.connect(self.search_asked)
        asks.share.connect(self.share_asked)
        asks.mail.connect(self.mail_asked)
        asks.file.connect(self.file_asked)
        return asks

    def _say_hovered(self, url: str) -> None:
        self.hovered.emit("" if url.startswith(links.SCHEME) else url)

    def _run(self, script: str, then: Callable[[object], None] | None = None) -> None:
        if self._page is not None:
            self._page.run(script, then)
