"""The section tree as Qt's model: a read-only window on a Tree and its Counts.

It never writes: a rename or a drop becomes a signal, and the tree comes back changed from the library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.model import Counts, Scope, Tree
from reader.ui import tips
from reader.ui.models import dragging, places
from reader.ui.models.places import Place, PlaceKind

PLACE_ROLE = Qt.ItemDataRole.UserRole + 1  # the Place
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2  # the figure beside it, an int

_NOTHING_ABOVE = QModelIndex()
_MOVED = (PlaceKind.FOLDER, PlaceKind.FEED)  # what a reader may move
OWNED = (*_MOVED, PlaceKind.LIST)  # and what they may rename and delete


def _flags(kind: PlaceKind) -> Qt.ItemFlag:
    flag = Qt.ItemFlag
    flags = flag.ItemIsEnabled | flag.ItemIsSelectable
    if kind in OWNED:
        flags |= flag.ItemIsEditable
    if kind in _MOVED:
        flags |= flag.ItemIsDragEnabled
    if kind is PlaceKind.FOLDER:
        flags |= flag.ItemIsDropEnabled
    return flags


_FLAGS = {kind: _flags(kind) for kind in PlaceKind}  # Qt asks for them three times a line when the tree is read anew


class SectionTreeModel(QAbstractItemModel):
    """Today, Unread, Bookmarks with the reading lists, and All, then folders, feeds and their sections."""

    moved = Signal(object, object, object, int)
    """(feeds, folders, target folder or None, position): ids that were dropped.

    The position counts the feeds (or folders) that stay in the target before the drop; -1 is at the end.
    """
    renamed = Signal(object, str)  # (Scope, new title)

    def __init__(self, today: Callable[[], int], parent: QObject | None = None) -> None:
        """`today` tells the UTC second at which the reader's own day began."""
        super().__init__(parent)
        self._today = today
        self._counts = Counts()
        self._tree = Tree()
        self._hold(places.plant(self._tree))

    def show(self, tree: Tree, counts: Counts, planted: Place | None = None) -> None:
        """Show a tree and its figures; only a tree of another shape resets the model.

        `planted` is what places.plant made of this tree, where it was made on another thread.
        """
        # Most often only a figure is another.
        root = self._root if tree == self._tree else planted or places.plant(tree)
        self._tree = tree
        if root is self._root or places.shape(root) == self._shape:
            self._update(root, counts)
            return
        self.beginResetModel()
        self._counts = counts
        self._hold(root)
        self.endResetModel()

    def scope_at(self, index: QModelIndex) -> Scope:
        """Name the scope of a line, today's with the day as it is now; everything, above the lines."""
        scope = self.place_at(index).scope
        return replace(scope, today=self._today()) if scope == places.TODAY else scope

    def index_of(self, scope: Scope) -> QModelIndex:
        """Find the line of a scope, today's whatever its day; an invalid index where there is none."""
        place = self._by_scope.get(places.TODAY if scope.today is not None else scope)
        return self._index(place) if place else QModelIndex()

    def place_at(self, index: QModelIndex | QPersistentModelIndex) -> Place:
        """Give the Place behind an index, the hidden root for an invalid one."""
        return self._lines[index.internalId()] if index.isValid() else self._root

    def lines(self) -> list[Place]:
        """List every place from top to bottom."""
        return self._lines

    def has_papers(self) -> bool:
        """Say whether anything follows the smart places."""
        return len(self._root.children) > len(places.SMART)

    def _hold(self, root: Place) -> None:
        # An index carries a place's number, not its address: one kept over a reset must not reach freed memory.
        self._root, self._lines = root, root.lines()
        self._shape = places.shape(root)
        self._by_scope = {place.scope: place for place in self._lines}

    def _update(self, root: Place, counts: Counts) -> None:
        before, self._counts = self._counts, counts
        for old, new in zip(self._lines, root.lines(), strict=True):
            words = (new.title, new.icon, new.error, new.stopped)
            as_told = words == (old.title, old.icon, old.error, old.stopped)
            if not (as_told and places.count(old, before) == places.count(old, counts)):
                old.title, old.icon, old.error, old.stopped = words
                index = self._index(old)
                self.dataChanged.emit(index, index)

    def _index(self, place: Place) -> QModelIndex:
        return self.createIndex(place.row, 0, place.number)

    # Qt's own

    def index(self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> QModelIndex:
        children = self.place_at(parent).children
        inside = column == 0 and 0 <= row < len(children)
        return self._index(children[row]) if inside else QModelIndex()

    def parent(self, index: QModelIndex | QPersistentModelIndex | None = None) -> Any:
        if index is None:
            return super().parent()
        above = self.place_at(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return len(self.place_at(parent).children)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the column for a screen reader; row numbers would only be read aloud."""
        named = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "Section" if named else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.place_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return place.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return places.spoken(place, places.count(place, self._counts))
            case Qt.ItemDataRole.ToolTipRole:
                return tips.plain(places.hint(place)) or None
            case _ if role == PLACE_ROLE:
                return place
            case _ if role == COUNT_ROLE:
                return places.count(place, self._counts)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return _FLAGS[self.place_at(index).kind] if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for a rename. False: nothing has changed until the library says so."""
        title = " ".join(str(value).split())
        place = self.place_at(index)
        if role == Qt.ItemDataRole.EditRole and place.kind in OWNED and title and title != place.title:
            self.renamed.emit(place.scope, title)
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [dragging.MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragging.write([self.place_at(index) for index in indexes])

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        dragged = self._dragged(data)
        return bool(dragged) and dragging.may_drop(dragged, self.place_at(parent))

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target, dragged = self.place_at(parent), self._dragged(data)
        feeds = tuple(place.scope.feed for place in dragged if place.kind is PlaceKind.FEED)
        folders = tuple(place.scope.folder for place in dragged if place.kind is PlaceKind.FOLDER)
        self.moved.emit(feeds, folders, target.scope.folder, dragging.position(dragged, target, row))
        return True

    def _dragged(self, data: QMimeData) -> list[Place]:
        return [self._by_scope[scope] for scope in dragging.read(data) if scope in self._by_scope]
