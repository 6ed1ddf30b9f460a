"""Where the reader stopped in an article: watched while it is shown, told when the scrolling rests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.views import reading_scripts as scripts
from reader.ui.views.reading_page import ReadingPage

_RESTS = 250  # milliseconds without scrolling
_MOVED = 0.001  # of the page: less is the layout settling, not the reader


class ReadingPlace(QObject):
    """The place, 0 to 1, in one article after another. `place_of` gives what the library last kept."""

    changed = Signal(int, float)  # article, place

    def __init__(self, place_of: Callable[[int], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_of = place_of
        self._told: dict[int, float] = {}  # in this session: the library may not have written it yet
        self._page: ReadingPage | None = None
        self._article: int | None = None  # the one watched
        self._rest = QTimer(self, interval=_RESTS, singleShot=True)
        self._rest.timeout.connect(self._ask)

    def kept(self, article: int | None) -> float:
        """Say where to go on reading; 0 for a page that is no article."""
        if article is None:
            return 0.0
        return self._told[article] if article in self._told else self._place_of(article)

    def watch(self, page: ReadingPage, article: int, place: float) -> None:
        """Follow the reader through `article`, which is on `page` now, at `place`."""
        self._told[article] = place
        self._article = article
        if page is not self._page:
            self._page = page
            page.scrollPositionChanged.connect(self._scrolled)

    def leave(self) -> None:
        """Stop following; what was scrolled just now is still told."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask()
        self._article = None

    def _scrolled(self) -> None:
        if self._article is not None:
            self._rest.start()

    def _ask(self) -> None:
        # The page itself is asked: what the engine says outside of it comes late after a load.
        if self._page is not None and self._article is not None:
            self._page.run(scripts.PLACE, partial(self._tell, self._article))

    def _tell(self, article: int, place: object) -> None:
        if isinstance(place, float | int) and abs(place - self._told[article]) >= _MOVED:
            self._told[article] = float(place)
            self.changed.emit(article, float(place))
