"""What can be done with reading lists beside naming and deleting them: what is put in and taken out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from reader.model import ReadingList, Row
from reader.text import one_line, titled
from reader.ui.contents import Contents
from reader.ui.dialogs import naming
from reader.ui.list_commands import AddToList, MakeList, RemoveFromList
from reader.ui.listing import Listing
from reader.ui.undo import Undo
from reader.ui.walk_step import on_button

_LONGEST = 60  # characters of a list's name in a menu


class ListControls(QObject):
    """Acts on the articles that are meant, and on the reading lists of the tree."""

    allowed = Signal(str, bool)  # an action's name, and whether it can act now

    def __init__(
        self,
        *,
        undo: Undo,
        contents: Contents,
        listing: Listing,
        meant: Callable[[], tuple[int, ...]],
        locked: bool,
        window: QWidget,
    ) -> None:
        """`meant` names the articles that an act is about; `locked`: the library can only be read."""
        super().__init__(window)
        self._undo, self._contents, self._listing = undo, contents, listing
        self._meant, self._locked, self._window = meant, locked, window

    @Slot(object)
    def fit(self, row: Row | None) -> None:
        """Say whether this row's article could be taken out of the list that is shown."""
        of_list = row is not None and self._listing.chosen.reading_list is not None and self._listing.holds(row.id)
        self.allowed.emit("remove_from_list", of_list)

    def remove_from_list(self) -> None:
        shown, meant = self._listing.chosen.reading_list, frozenset(self._meant())
        if shown is not None and meant:
            text = f"Removed from “{self._listing.title}”"
            self._undo.do(RemoveFromList(text=text, list=shown, articles=meant))

    def fill(self, menu: QMenu, row: Row | None) -> None:
        """Offer in an article's menu to put it into a reading list, or to begin one with it."""
        meant = self._meant()
        within = menu.addMenu("Add to Reading List")
        within.setEnabled(bool(meant) and not self._locked)
        for each in self._contents.tree.lists:
            title = on_button(each.title if len(each.title) <= _LONGEST else each.title[:_LONGEST] + "…")
            within.addAction(title).triggered.connect(partial(self._add, each, meant))
        if self._contents.tree.lists:
            within.addSeparator()
        proposed = one_line(titled(row.title, row.language)) if row is not None else ""
        within.addAction("New List…").triggered.connect(partial(self._ask_name, proposed, meant))

    def _add(self, to: ReadingList, articles: tuple[int, ...], _checked: bool = False) -> None:
        self._undo.do(AddToList(text=f"Added to “{to.title}”", list=to.id, articles=articles))

    def _ask_name(self, proposed: str, articles: tuple[int, ...], _checked: bool = False) -> None:
        dialog = naming.new_list(proposed, len(articles), self._window)
        dialog.named.connect(partial(self._make, articles))
        dialog.open()

    def _make(self, articles: tuple[int, ...], title: str) -> None:
        self._undo.do(MakeList(text=f"Made the reading list “{title}”", title=title, articles=articles))
