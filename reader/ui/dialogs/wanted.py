"""The stories that the reader wanted while there was no connection, to be looked at and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model import Wish
from reader.text import one_line
from reader.ui import tips
from reader.ui.dialogs import buttons

_WISH = Qt.ItemDataRole.UserRole
_WHAT = "These stories are fetched when there is a connection, and you are told when they are here."
_LOCKED = "These stories were wanted. This library can only be read, so none is fetched into it and none taken off."
_NONE = (
    "No story is waiting. When a link leads to a story that is not kept here and there is no connection, "
    "the story is listed here until it is fetched."
)


class Wanted(QDialog):
    """Says which wishes the reader takes back."""

    removed = Signal(object)  # a tuple of addresses

    def __init__(
        self,
        wishes: Sequence[tuple[Wish, str]],
        *,
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Each wish comes with words about it; `locked`: the library can only be read."""
        super().__init__(parent)
        self._locked = locked
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Wanted Stories")
        self.setMinimumWidth(520)
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("quiet", True)
        self.list = QListWidget()
        self.list.setAccessibleName("Wanted stories")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for wish, about in wishes:
            self._add(wish, about)
        row = buttons.closing(self)
        self.remove = row.addButton("Never Mind", QDialogButtonBox.ButtonRole.ActionRole)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        for widget in (self._note, self.list, row):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)
        self.list.setCurrentRow(0)
        self._judge()

    def _add(self, wish: Wish, about: str) -> None:
        item = QListWidgetItem(f"{one_line(wish.title) or wish.url}\n{about}", self.list)
        item.setToolTip(tips.plain(wish.url))
        item.setData(_WISH, wish.url)

    @Slot()
    def _remove(self) -> None:
        chosen = self.list.selectedItems()
        self.removed.emit(tuple(item.data(_WISH) for item in chosen))
        for item in chosen:
            self.list.takeItem(self.list.row(item))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        waiting = self.list.count() > 0
        what = _LOCKED if self._locked else _WHAT
        self._note.setText(what if waiting else _NONE)
        self.list.setVisible(waiting)
        self.remove.setVisible(waiting and not self._locked)
        self.remove.setEnabled(bool(self.list.selectedItems()))
