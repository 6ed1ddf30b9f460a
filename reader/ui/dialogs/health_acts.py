"""What can be done with the feeds that are chosen on the health page: one action each, for its button and the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reader.ui.views.health_table import HealthTable


class HealthActs(QObject):
    """Says what the reader wants done; doing it is left to whoever hears.."""

    sync_asked = Signal(object)  # a tuple of feeds' ids
    log_asked = Signal(int)
    rest_asked = Signal(object, bool)  # Feeds, and whether they shall rest
    shown_asked = Signal(int)
    address_asked = Signal(object)  # a Feed
    delete_asked = Signal(object)  # Feeds

    def __init__(self, table: HealthTable, page: QWidget, *, locked: bool) -> None:
        """`locked`: nothing can be written."""
        super().__init__(page)
        self._table, self._page, self._locked = table, page, locked
        self.sync = self._act("Sync Now", "F5", self._sync)
        self.log = self._act("Show Log", "Ctrl+L", self._log)
        self.rest = self._act("Pause", "Ctrl+P", self._rest)
        self.show_place = self._act("Show in Sections", "Ctrl+Return", self._show_place)
        self.address = self._act("Change Address…", "", self._change_address)
        self.delete = self._act("Delete", "Delete", self._delete)
        self.all = (self.sync, self.log, self.rest, self.show_place, self.address, self.delete)
        self.buttons = {act: _button(act) for act in self.all if act is not self.address}
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(lambda _index: self.log.trigger())

    def judge(self, why_not: str) -> None:
        """Fit the actions to the feeds that are chosen; `why_not` says why none can be asked now, "" when they can."""
        chosen = [health.feed for health in self._table.feeds()]
        for act, one, writes in (
            (self.sync, False, True), (self.log, True, False), (self.rest, False, True),
            (self.show_place, True, False), (self.address, True, True), (self.delete, False, True),
        ):  # fmt: skip
            fits = len(chosen) == 1 if one else bool(chosen)
            act.setEnabled(fits and not (writes and self._locked) and not (act is self.sync and why_not))
        self.sync.setToolTip(why_not)
        self.rest.setText("Resume" if chosen and all(feed.stopped for feed in chosen) else "Pause")

    def _act(self, text: str, key: str, run: Callable[[], None]) -> QAction:
        act = QAction(text, self)
        act.setShortcut(QKeySequence(key))  # none where it is ""
        act.triggered.connect(lambda _checked: run())
        if key == "Delete":  # in the search field it deletes letters
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._table.addAction(act)
        else:
            self._page.addAction(act)
        return act

    def _open_menu(self, where: QPoint) -> None:
        if self._table.feeds():
            menu = QMenu(self._page)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.all)
            menu.popup(self._table.viewport().mapToGlobal(where))

    def _sync(self) -> None:
        self.sync_asked.emit(tuple(each.feed.id for each in self._table.feeds()))

    def _log(self) -> None:
        self.log_asked.emit(self._table.feeds()[0].feed.id)

    def _rest(self) -> None:
        feeds = tuple(each.feed for each in self._table.feeds())
        self.rest_asked.emit(feeds, not all(feed.stopped for feed in feeds))

    def _show_place(self) -> None:
        self.shown_asked.emit(self._table.feeds()[0].feed.id)

    def _change_address(self) -> None:
        self.address_asked.emit(self._table.feeds()[0].feed)

    def _delete(self) -> None:
        self.delete_asked.emit(tuple(each.feed for each in self._table.feeds()))


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
