"""The feed-health page: how each feed fares, and what can be done about it. Beside the window, not over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reader.model import FeedHealth
from reader.ui.dialogs import buttons
from reader.ui.dialogs.health_acts import HealthActs
from reader.ui.health_words import Condition
from reader.ui.models.feed_health import FeedHealthModel
from reader.ui.quiet_button import add_clear_button
from reader.ui.strip import Offer, Strip
from reader.ui.theme import Theme
from reader.ui.views.health_table import HealthTable

_KINDS: tuple[tuple[str, tuple[Condition, ...] | None], ...] = (
    ("All feeds", None),
    ("Need a look", (Condition.GONE, Condition.TWICE, Condition.FAILING, Condition.SILENT)),
    ("Failing", (Condition.GONE, Condition.FAILING)),
    ("Silent", (Condition.SILENT,)),
    ("Paused", (Condition.PAUSED,)),
)
_WIDTH = 1120  # pixels
_READING = "Looking at the feeds…"
_NO_FEEDS = "There is no paper in this library yet."
_NONE_SO = "No feed is so."

About = Callable[[FeedHealth], tuple[str, tuple[Offer, ...]]]


class FeedHealthPage(QDialog):
    """Shows what it is given; `acts` say what the reader wants done with the chosen feeds."""

    def __init__(self, theme: Theme, about: About, *, locked: bool, parent: QWidget | None = None) -> None:
        """`about` says how a feed fares and what can be answered; `locked`: nothing can be written."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Feed Health")
        self.resize(min(_WIDTH, self.screen().availableGeometry().width()), 620)
        self._about, self._locked, self._why_not = about, locked, ""
        self.model = FeedHealthModel(self)
        self.table = HealthTable(self.model)
        self._kinds = QComboBox()
        self._kinds.setAccessibleName("Which feeds")
        for name, _kinds in _KINDS:
            self._kinds.addItem(name)
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Name or address")
        self._search.setAccessibleName("Name or address")
        self._search.setMaximumWidth(260)
        add_clear_button(self._search)
        self.about = Strip("about-feed")
        self.about.setMinimumHeight(44)  # as high as it is with buttons
        self.acts = HealthActs(self.table, self, locked=locked)
        self._kinds.currentIndexChanged.connect(lambda _number: self._sift())
        self._search.textChanged.connect(lambda _words: self._sift())
        self.table.chosen.connect(self._judge)
        self.table.set_empty_text(_READING)
        self.set_theme(theme)
        self._lay_out()
        self._judge()

    def show_feeds(self, feeds: Sequence[FeedHealth], now: int) -> None:
        """Show how these feeds fare at `now` (UTC seconds)."""
        self.table.set_empty_text(_NONE_SO if feeds else _NO_FEEDS)
        self.model.show(feeds, now)
        for number, (name, kinds) in enumerate(_KINDS):
            count = len(feeds) if kinds is None else self.model.count(kinds)
            self._kinds.setItemText(number, f"{name} ({count:,})")
        if not self.table.feeds() and self.model.rowCount():
            self.table.selectRow(0)
        self._judge()

    def choose_kind(self, name: str) -> None:
        """Show the feeds of one kind, as if the reader had chosen it."""
        self._kinds.setCurrentIndex(next(number for number, (kind, _) in enumerate(_KINDS) if kind == name))

    def allow_asking(self, why_not: str) -> None:
        """Let feeds be asked, or say why not."""
        self._why_not = why_not
        self._judge()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self.table.set_theme(theme)

    def fail(self, sentence: str) -> None:
        """Say why nothing can be told, or no more than what stands there."""
        self.table.set_empty_text(sentence)
        self.about.say(sentence, closable=False)

    def act(self, name: str) -> None:
        """Do what the button of this name does."""
        next(act for act in self.acts.all if act.text() == name).trigger()

    # What is chosen

    def _sift(self) -> None:
        self.model.sift(_KINDS[self._kinds.currentIndex()][1], self._search.text())

    @Slot()
    def _judge(self) -> None:
        """Fit words, buttons and menu to the feeds that are chosen."""
        self.acts.judge(self._why_not)
        self._tell()

    def _tell(self) -> None:
        chosen = self.table.feeds()
        if len(chosen) != 1:
            self.about.say(f"{len(chosen)} feeds are chosen." if chosen else "", closable=False)
            return
        sentence, offers = self._about(chosen[0])
        self.about.say(sentence, () if self._locked else offers, closable=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.addWidget(self._kinds)
        head.addStretch(1)
        head.addWidget(self._search, 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        for button in self.acts.buttons.values():
            foot.addWidget(button)
        foot.addWidget(buttons.quiet_closing(self), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addLayout(foot)
        self.table.setFocus()
