"""Where the reader is in a page: watched while it is shown, told when the scrolling rests, kept when it is set anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui import links
from reader.ui.views import reading_scripts as scripts
from reader.ui.views.reading_page import ReadingPage

_RESTS = 250  # milliseconds without scrolling
_MOVED = 0.001  # of the page: less is the layout settling, not the reader


class ReadingPlace(QObject):
    """The place, 0 to 1, in one page after another, by its address. `place_of` gives what the library last kept."""

    changed = Signal(int, float)  # article, place

    def __init__(self, place_of: Callable[[int], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_of = place_of
        self._told: dict[str, float] = {}  # in this session: the library may not have written it yet
        self._page: ReadingPage | None = None
        self._address = ""  # of the page watched
        self._top: float | None = None  # pixels above the page's upper edge, where it is set anew and has not arrived
        self._rest = QTimer(self, interval=_RESTS, singleShot=True)
        self._rest.timeout.connect(self._ask)

    def begin(self, address: str) -> str:
        """Say in the address of a page where in it to begin."""
        return links.at_place(address, self._kept(address)) if self._top is None else links.at_top(address, self._top)

    def scroll(self, address: str) -> str:
        """Give the script that goes on where the reader was in a page."""
        return scripts.scroll_to(self._kept(address)) if self._top is None else scripts.scroll_top(self._top)

    def hold(self, then: Callable[[], None]) -> None:
        """Keep the words under the reader's eye where they are while their page is set anew, which `then` does."""
        if self._page is None or not self._address:
            then()
        else:
            self._page.run(scripts.TOP, partial(self._hold, self._address, then))

    def watch(self, page: ReadingPage, address: str, place: float) -> None:
        """Follow the reader through the page of this address, which is on `page` now, at `place`."""
        self._told[address] = place
        self._address, self._top = address, None
        if page is not self._page:
            self._page = page
            page.scrollPositionChanged.connect(self._scrolled)

    def leave(self) -> None:
        """Stop following; what was scrolled just now is still told."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask()
        self._address, self._top = "", None

    def _kept(self, address: str) -> float:
        """Say where to go on reading; 0 for a page that is no article and was not shown before."""
        article = links.article_id(address)
        if address in self._told or article is None:
            return self._told.get(address, 0.0)
        return self._place_of(article)

    def _hold(self, address: str, then: Callable[[], None], top: object) -> None:
        if address == self._address:  # else the reader has gone on meanwhile
            self.leave()
            self._top = float(top) if isinstance(top, float | int) else None
            then()

    def _scrolled(self) -> None:
        if self._address:
            self._rest.start()

    def _ask(self) -> None:
        # The page itself is asked: what the engine says outside of it comes late after a load.
        if self._page is not None and self._address:
            self._page.run(scripts.PLACE, partial(self._tell, self._address))

    def _tell(self, address: str, place: object) -> None:
        if isinstance(place, float | int) and abs(place - self._told[address]) >= _MOVED:
            self._told[address] = float(place)
            article = links.article_id(address)
            if article is not None:
                self.changed.emit(article, float(place))
