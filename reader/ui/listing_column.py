"""The middle of the window: what is listed, how many, what is wrong with it, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui import tips
from reader.ui.elided import Elided, ElidedButton
from reader.ui.strip import Strip


class ListingColumn(QWidget):
    """The article list under its title."""

    ready_asked = Signal()  # the reader wants all that is listed to be ready offline
    lacking_asked = Signal()  # or to see which of it is not; or all of it again

    def __init__(self, articles: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listing")
        self.setMinimumWidth(280)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.trouble = Strip("trouble")
        self._title, self._count, self._ready = Elided("listing-title"), QLabel(), Elided("listing-ready")
        self._count.setObjectName("listing-count")
        self._lacking = ElidedButton("listing-lacking")
        self._lacking.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lacking.clicked.connect(self.lacking_asked)
        self._make = QPushButton("Make ready")
        self._make.setObjectName("listing-make-ready")
        self._make.setCursor(Qt.CursorShape.PointingHandCursor)
        self._make.clicked.connect(self.ready_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head(), self.trouble, articles):
            column.addWidget(widget)
        self.set_ready("", "")

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._title.text()

    @property
    def count(self) -> str:
        """How many there are, as shown; "" for none."""
        return self._count.text()

    def set_title(self, title: str, count: int, *, folded: bool = False) -> None:
        """Say what is listed, and how many articles that is; `folded`: how many stories."""
        self._title.setText(title)
        self._title.setToolTip(tips.plain(title) if len(title) > 30 else "")
        of = (" story" if count == 1 else " stories") if folded else ""
        self._count.setText(f"{count:,}{of}" if count else "")
        self._count.setToolTip("Articles that tell one story are folded into one row." if folded else "")

    @property
    def ready(self) -> str:
        """How much of it is ready offline, as shown; "" for nothing shown."""
        return self._lacking.words if self._ready.isHidden() else self._ready.text()

    def set_ready(self, words: str, lacks: str, *, turns: str = "", can_make: bool = True, why_not: str = "") -> None:
        """Say how much is ready offline ("23 of 25 ready offline"), and what it lacks, "" for nothing.

        `turns`: the line can be pressed, and what that does; `can_make`: something is not ready, and the library can
        be written to; `why_not` says why nothing can be fetched now.
        """
        tip = f"Not here yet: {lacks}" if lacks else ""
        self._ready.setText(words)
        self._ready.setToolTip(tip)
        self._ready.setVisible(bool(words) and not turns)
        self._lacking.say(words if turns else "")
        self._lacking.setToolTip("\n".join(filter(None, (tip, turns))))
        self._lacking.setVisible(bool(words and turns))
        self._make.setVisible(bool(words) and can_make)
        self._make.setEnabled(not why_not)
        self._make.setToolTip(why_not or (f"Fetch {lacks}" if lacks else "Fetch what is not here yet"))

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("listing-head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(head)
        grid.setContentsMargins(16, 9, 16, 9)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._count, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._ready, 1, 0)
        grid.addWidget(self._lacking, 1, 0)
        grid.addWidget(self._make, 1, 1, Qt.AlignmentFlag.AlignRight)
        return head
