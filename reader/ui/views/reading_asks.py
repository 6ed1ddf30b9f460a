"""What the reader asks of a page: by a click, by a click apart, by the menu. Doing it is left to whoever hears."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from reader.ui import links
from reader.ui.links import Ask, Asked
from reader.ui.views import reading_menu


class ReadingAsks(QObject):
    """Sorts what was asked. `url_of` gives an article's address on the web, or "" where it has none."""

    article = Signal(int)  # a story of the library
    page = Signal(str)  # another page of the library, by its address
    web = Signal(str)  # the page at any other http(s) address
    browser = Signal(str)  # an http(s) address, outside of the window
    search = Signal(str)  # words
    share = Signal(str)  # a way to share the story
    mail = Signal(str)  # a mailto: address
    file = Signal(object)  # links.Asked, one of ABOUT_FILES

    def __init__(self, url_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._url_of = url_of
        self._signals = {Ask.WEB: self.web, Ask.SEARCH: self.search, Ask.SHARE: self.share, Ask.MAIL: self.mail}

    def ask(self, asked: Asked) -> None:
        """Ask for what a plain click means."""
        if asked.ask is Ask.ARTICLE:
            self.article.emit(int(asked.value))
        elif asked.ask in links.PAGES:
            self.page.emit(links.page_url(asked))
        elif asked.ask in links.ABOUT_FILES:
            self.file.emit(asked)
        elif asked.ask is not Ask.NOWHERE:
            self._signals[asked.ask].emit(asked.value)

    def ask_apart(self, asked: Asked) -> None:
        """Ask for the browser where the link leads to the web, else for what a plain click means."""
        url = self._web_address(asked)
        if url:
            self.browser.emit(url)
        else:
            self.ask(asked)

    def show_menu(self, link: str, text: str, where: QPoint) -> None:
        """Offer what can be done with a link, or with the selected text."""
        asked = links.read(link)
        if link:
            url = self._web_address(asked)
            acts = reading_menu.on_link(asked, url, open_here=self.ask, browse=self.browser.emit)
        else:
            acts = reading_menu.on_text(text, search=self.search.emit)
        if acts:
            reading_menu.make(self._over, acts).popup(where)

    def _web_address(self, asked: Asked) -> str:
        if asked.ask is Ask.ARTICLE:
            return self._url_of(int(asked.value))
        return asked.value if asked.ask is Ask.WEB else ""
