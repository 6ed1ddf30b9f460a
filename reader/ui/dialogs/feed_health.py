"""The feed-health page: how each feed fares, and what can be done about it. Beside the window, not over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from reader.model import FeedHealth
from reader.ui.dialogs import buttons
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
    """Shows what it is given; its buttons and menu say what the reader wants done with the chosen feeds."""

    sync_asked = Signal(object)  # a tuple of feeds' ids
    log_asked = Signal(int)
    rest_asked = Signal(object, bool)  # Feeds, and whether they shall rest
    shown_asked = Signal(int)
    address_asked = Signal(object)  # a Feed
    delete_asked = Signal(object)  # Feeds

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
        self._acts = self._make_acts()
        self._buttons = {act: _button(act) for act in self._acts if act.text() != "Change Address…"}
        self._kinds.currentIndexChanged.connect(lambda _number: self._sift())
        self._search.textChanged.connect(lambda _words: self._sift())
        self.table.chosen.connect(self._judge)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.doubleClicked.connect(lambda _index: self._log())
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
        next(act for act in self._acts if act.text() == name).trigger()

    # What is chosen

    def _sift(self) -> None:
        self.model.sift(_KINDS[self._kinds.currentIndex()][1], self._search.text())

    @Slot()
    def _judge(self) -> None:
        """Fit words, buttons and menu to the feeds that are chosen."""
        chosen = [health.feed for health in self.table.feeds()]
        sync, log, rest, shown, address, delete = self._acts
        sync.setEnabled(bool(chosen) and not (self._locked or self._why_not))
        sync.setToolTip(self._why_not)
        log.setEnabled(len(chosen) == 1)
        rest.setEnabled(bool(chosen) and not self._locked)
        rest.setText("Resume" if chosen and all(feed.stopped for feed in chosen) else "Pause")
        shown.setEnabled(len(chosen) == 1)
        address.setEnabled(len(chosen) == 1 and not self._locked)
        delete.setEnabled(bool(chosen) and not self._locked)
        self._tell()

    def _tell(self) -> None:
        chosen = self.table.feeds()
        if len(chosen) != 1:
            self.about.say(f"{len(chosen)} feeds are chosen." if chosen else "", closable=False)
            return
        sentence, offers = self._about(chosen[0])
        self.about.say(sentence, () if self._locked else offers, closable=False)

    def _open_menu(self, where: QPoint) -> None:
        if self.table.feeds():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._acts)
            menu.popup(self.table.viewport().mapToGlobal(where))

    # What the buttons do

    def _make_acts(self) -> list[QAction]:
        named = (
            ("Sync Now", "F5", self._sync), ("Show Log", "Ctrl+L", self._log), ("Pause", "Ctrl+P", self._rest),
            ("Show in Sections", "Ctrl+Return", self._show_place), ("Change Address…", "", self._change_address),
            ("Delete", "Delete", self._delete),
        )  # fmt: skip
        return [self._make_act(*each) for each in named]

    def _make_act(self, text: str, key: str, run: Callable[[], None]) -> QAction:
        act = QAction(text, self)
        act.setShortcut(QKeySequence(key))  # none where it is ""
        act.triggered.connect(lambda _checked: run())
        if key == "Delete":  # in the search field it deletes letters
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(act)
        else:
            self.addAction(act)
        return act

    def _sync(self) -> None:
        self.sync_asked.emit(tuple(each.feed.id for each in self.table.feeds()))

    def _log(self) -> None:
        if self._acts[1].isEnabled():
            self.log_asked.emit(self.table.feeds()[0].feed.id)

    def _rest(self) -> None:
        feeds = tuple(each.feed for each in self.table.feeds() if not each.feed.sample)
        self.rest_asked.emit(feeds, not all(feed.stopped for feed in feeds))

    def _show_place(self) -> None:
        self.shown_asked.emit(self.table.feeds()[0].feed.id)

    def _change_address(self) -> None:
        self.address_asked.emit(self.table.feeds()[0].feed)

    def _delete(self) -> None:
        self.delete_asked.emit(tuple(each.feed for each in self.table.feeds()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.addWidget(self._kinds)
        head.addStretch(1)
        head.addWidget(self._search, 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        for button in self._buttons.values():
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


def _button(act: QAction) -> QPushButton:
    """Make a button that does what an action does, and can be used when that can."""
    button = QPushButton(act.text())
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked: act.trigger())

    def follow() -> None:
        button.setText(act.text())
        button.setEnabled(act.isEnabled())
        button.setToolTip(act.toolTip() if not act.isEnabled() else "")

    act.changed.connect(follow)
    return button
