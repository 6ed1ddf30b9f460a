"""What a list of feeds in a file would bring in, to be ticked before it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.progress import Listed
from reader.ui.dialogs import buttons
from reader.ui.dialogs.outline_tree import OutlineTree
from reader.ui.dialogs.own_enter import OwnEnter
from reader.ui.dialogs.said import Said, busy_bar
from reader.ui.quiet_button import add_clear_button
from reader.ui.ready_words import many

_SEARCH_FROM = 12  # feeds that an eye takes in without a search field


class ImportFeeds(QDialog):
    """Says which addresses were chosen, and stays open until they are in the library."""

    chosen = Signal(object)  # a tuple of addresses
    stopped = Signal()  # the reader wants no more of them while they are being added

    def __init__(self, title: str, entries: Sequence[Listed], parent: QWidget | None = None) -> None:
        """`title` is what the list calls itself, or its file's name."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import Feeds")
        if entries:
            self.resize(640, 620)
        else:
            self.setMinimumWidth(440)
        self._summary = summary(title, entries)
        self._words = Said(self._summary, quiet=False)
        self.tree = OutlineTree(entries)
        self.search = OwnEnter()
        self.search.setPlaceholderText("Name, address or folder")
        self.search.setAccessibleName("Name, address or folder")
        add_clear_button(self.search)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.search.textChanged.connect(self.tree.narrow)
        self.all, self.none = QPushButton("All"), QPushButton("None")
        self.all.clicked.connect(lambda: self.tree.tick_all(True))
        self.none.clicked.connect(lambda: self.tree.tick_all(False))
        self._bar = busy_bar("Adding the feeds")
        self._buttons, self.act = buttons.asking(self, "Add")
        self.act.clicked.connect(self._choose)
        self.tree.counted.connect(self._count)
        self._lay_out(any(one.new for one in entries), len(entries) >= _SEARCH_FROM)
        self._show_busy(False)
        self._count()
        (self.tree if self.search.isHidden() else self.search).setFocus()

    @property
    def words(self) -> str:
        """What is said above the tree."""
        return self._words.text()

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why nothing came of it; the choice stays as it was."""
        self._show_busy(False)
        self._words.say(sentence, error=True)
        self._count()

    @Slot()
    def _choose(self) -> None:
        self._words.say(self._summary)
        self._show_busy(True)
        self.chosen.emit(self.tree.chosen)

    @Slot(int, int, str)
    def work(self, done: int, total: int, _doing: str) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))

    @Slot()
    def _count(self) -> None:
        count = len(self.tree.chosen)
        self.act.setText(f"Add {many(count, 'Feed')}" if count else "Add")
        self.act.setEnabled(bool(count))
        self.act.setDefault(bool(count))

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        for widget in (self.tree, self.search, self.all, self.none, self.act):
            widget.setEnabled(not busy)

    def _lay_out(self, anything_new: bool, long: bool) -> None:
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addStretch(0 if long else 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            button.setVisible(anything_new)
            above.addWidget(button)
        self.search.setVisible(long)
        self.tree.setVisible(bool(self.tree.topLevelItemCount()))
        self.act.setVisible(anything_new)
        if not anything_new:
            next(button for button in self._buttons.buttons() if button is not self.act).setText("Close")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(above)
        column.addWidget(self.tree, 1)
        column.addWidget(self._bar)
        column.addWidget(self._buttons)

    # Qt's own

    def reject(self) -> None:
        if self._busy:
            self.stopped.emit()
        super().reject()


def summary(title: str, entries: Sequence[Listed]) -> str:
    """Say what a list holds: "“Mine” names 41 feeds: 37 are new, 4 are in the library already."."""
    if not entries:
        return f"“{title}” names no feeds."
    counts = (
        (sum(one.new for one in entries), "new"),
        (sum(bool(one.known) for one in entries), "in the library already"),
        (sum(one.twice and not one.known for one in entries), "named twice"),
        (sum(bool(one.problem) for one in entries), "without a usable address"),
    )
    told = [f"{count} {'is' if count == 1 else 'are'} {what}" for count, what in counts if count]
    return f"“{title}” names {many(len(entries), 'feed')}: {', '.join(told)}."
