"""Where in the tree the window goes by itself: at its start to the place of the last time, later to what was added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import UNREAD, Scope
from reader.settings import Settings
from reader.ui import last_time
from reader.ui.contents import Contents
from reader.ui.listing import Listing
from reader.ui.views.section_tree import SectionTree


class Returning(QObject):
    """Holds a place until the tree has it."""

    returned = Signal()  # the tree was read for the first time

    def __init__(
        self,
        *,
        contents: Contents,
        listing: Listing,
        tree: SectionTree,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._listing, self._tree, self._settings = listing, tree, settings
        self._wanted: Scope | None = last_time.read(settings["last_scope"])
        self._opens = False  # what lies below the place too
        self._returned = False
        contents.shown.connect(self._return)

    @Slot(object, bool)
    def go_to(self, scope: Scope, open_first: bool) -> None:
        """Go to a place as soon as the tree has it, and there perhaps open the first story."""
        self._wanted, self._opens = scope, True
        if open_first:
            self._listing.open_first()

    def come_back_to(self, scope: Scope) -> None:
        """Go to a place that is brought back, and leave it folded as it was."""
        self._wanted, self._opens = scope, False

    def keep(self) -> None:
        """Write down where the reader is, for the next time; before the return that is still to come."""
        if not self._returned:
            return
        folds: list[dict[str, Any]] = [last_time.write(scope) for scope in self._tree.turned()]
        self._settings["last_scope"] = last_time.write(self._listing.chosen)
        self._settings["folds"] = folds

    @Slot()
    def _return(self) -> None:
        if not self._returned:
            self._returned = True
            self._tree.turn(tuple(last_time.read(scope) for scope in self._settings["folds"]))
            if not self._tree.choose(self._wanted or UNREAD):
                self._tree.choose(UNREAD)
            self._wanted = None
            self.returned.emit()
        elif self._wanted is not None and self._tree.choose(self._wanted):
            if self._opens:
                self._tree.open(self._wanted)  # what has just come shows its sections
            self._wanted = None
