"""The activity log: when each feed was asked, and what came. Beside the window, not over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.model import Poll
from reader.ui import poll_words
from reader.ui.dialogs import buttons
from reader.ui.models.activity import ActivityModel
from reader.ui.theme import Theme
from reader.ui.views.activity_list import ActivityList

_ALL = "All feeds"
_NONE = "Nothing was fetched yet."
_NONE_OF_FEED = "This feed was not asked in the last 30 days."
_NONE_FAILED = "Nothing failed in the last 30 days."
_HINT = "The log goes back 30 days."
_READING = "Reading the log…"


class Activity(QDialog):
    """Shows the polls that it is given. Which ones those are, whoever hears `asked` and `more_asked` decides."""

    asked = Signal()  # another choice of feed or failures
    more_asked = Signal()  # older ones than those shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Activity Log")
        self.resize(760, 560)
        self._titles: Mapping[int, str] = {}
        self._feeds = QComboBox()
        self._feeds.setAccessibleName("Feed")
        self._feeds.setMinimumContentsLength(24)
        self._feeds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._feeds.addItem(_ALL, None)
        self._only_failed = QCheckBox("Only failures")
        self.model = ActivityModel(self)
        self.list = ActivityList(self.model)
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setText(_HINT)
        self._words.setProperty("quiet", True)
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._feeds.currentIndexChanged.connect(lambda _number: self._ask())
        self._only_failed.toggled.connect(lambda _on: self._ask())
        self.list.pointed.connect(self._tell)
        self.list.feed_asked.connect(lambda feed: self.choose(feed, failed=self.failed))
        self.list.end_neared.connect(self.more_asked)
        self.set_theme(theme)
        self._lay_out()

    @property
    def feed(self) -> int | None:
        """The feed whose polls are shown, None for all."""
        chosen: int | None = self._feeds.currentData()
        return chosen

    @property
    def failed(self) -> bool:
        """Whether only what failed is shown."""
        return self._only_failed.isChecked()

    @property
    def words(self) -> str:
        """What is said of the poll that the reader points at."""
        return self._words.text()

    def name_feeds(self, titles: Mapping[int, str]) -> None:
        """Call feeds so, by id, and offer each to be looked at alone; the chosen one stays so while it is there."""
        if titles == self._titles:
            return
        chosen, self._titles = self.feed, dict(titles)
        self.model.name_feeds(self._titles)
        blocked = self._feeds.blockSignals(True)
        self._feeds.clear()
        self._feeds.addItem(_ALL, None)
        for feed, title in sorted(titles.items(), key=lambda each: each[1].casefold()):
            self._feeds.addItem(title, feed)
        self._feeds.setCurrentIndex(max(self._feeds.findData(chosen), 0))
        self._feeds.blockSignals(blocked)
        if self.feed != chosen:  # it was deleted: all are looked at again
            self._ask()

    def choose(self, feed: int | None, *, failed: bool = False) -> None:
        """Look at one feed or all, at failures or at everything, as if the reader had chosen it."""
        for choice in (self._feeds, self._only_failed):
            choice.blockSignals(True)
        self._feeds.setCurrentIndex(max(self._feeds.findData(feed), 0))
        self._only_failed.setChecked(failed)
        for choice in (self._feeds, self._only_failed):
            choice.blockSignals(False)
        self._ask()

    def show_polls(self, polls: Sequence[Poll], now: int) -> None:
        """Show these polls, newest first, at `now` (UTC seconds)."""
        self.list.set_empty_text(_NONE_FAILED if self.failed else _NONE_OF_FEED if self.feed else _NONE)
        self.model.show(polls, now)
        self.list.choose_first()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self.list.set_theme(theme)
        palette = self._only_failed.palette()
        palette.setColor(palette.ColorRole.Window, QColor(theme.secondary))  # Qt draws the box's edge from it
        self._only_failed.setPalette(palette)

    def fail(self, sentence: str) -> None:
        """Say why the log cannot be read."""
        self.model.show((), 0)
        self.list.set_empty_text(sentence)

    def _ask(self) -> None:
        self.list.set_empty_text(_READING)
        self.asked.emit()

    @Slot(object)
    def _tell(self, poll: Poll | None) -> None:
        self._words.setText(_HINT if poll is None else f"{self._title(poll)} {poll_words.detail(poll)}")

    def _title(self, poll: Poll) -> str:
        return f"{self._titles[poll.feed]}:" if poll.feed in self._titles else ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.addWidget(self._feeds)
        head.addSpacing(10)
        head.addWidget(self._only_failed)
        head.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        foot.addWidget(self._words)
        foot.addWidget(buttons.quiet_closing(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.setFocus()
