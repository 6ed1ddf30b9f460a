"""A table of places and what each holds, the largest first; the first row is all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reader.model import Storage
from reader.sizes import size
from reader.ui import tips
from reader.ui.storage_places import Place

_COLUMNS = ("Paper", "Articles", "Text", "Pictures", "Pages", "Files", "Total")
_TOTAL = len(_COLUMNS) - 1
_PLACE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StorageTable(QTreeWidget):
    """Says which place the reader points at."""

    chosen = Signal(object)  # a Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Room that each paper takes")
        self.setColumnCount(len(_COLUMNS))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self._set_columns()
        self.sortByColumn(_TOTAL, Qt.SortOrder.DescendingOrder)
        self._let_sort()
        self.header().sortIndicatorChanged.connect(self._name_columns)
        self._name_columns()
        self.currentItemChanged.connect(self._choose)

    def show_places(self, root: Place) -> None:
        """Show these places. The one that was chosen stays so, else it is the first; what was folded stays folded."""
        before = self._key(self.currentItem())
        folded = {self._key(item) for item in self._items() if item.childCount() and not item.isExpanded()}
        blocked = self.blockSignals(True)
        self.setSortingEnabled(False)  # or each row that comes sorts all
        self.clear()
        self._add(self.invisibleRootItem(), root)
        for item in self._items():
            item.setExpanded(self._key(item) not in folded)
        self._let_sort()
        self.blockSignals(blocked)
        same = [item for item in self._items() if self._key(item) == before]
        self.setCurrentItem((same or self._items())[0])

    def choose(self, title: str) -> None:
        """Point at the place of this title."""
        self.setCurrentItem(next(item for item in self._items() if item.text(0) == title))

    def lines(self) -> list[tuple[str, ...]]:
        """Give the words of every row, from the top down."""
        return [tuple(item.text(column) for column in range(len(_COLUMNS))) for item in self._items()]

    def _let_sort(self) -> None:
        self.setSortingEnabled(True)
        self.header().setSortIndicatorShown(False)  # it would lie on the name; see _name_columns

    @Slot()
    def _name_columns(self) -> None:
        """Name the columns, the one that sorts with a sign: beside numbers before it, so that these stand in line."""
        header, head = self.header(), self.headerItem()
        sign = "▴" if header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "▾"
        for column, name in enumerate(_COLUMNS):
            if column != header.sortIndicatorSection():
                head.setText(column, name)
            else:
                head.setText(column, f"{sign} {name}" if column else f"{name} {sign}")

    def _set_columns(self) -> None:
        header, head = self.header(), self.headerItem()
        for column in range(1, len(_COLUMNS)):
            head.setTextAlignment(column, _RIGHT)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(84)

    def _add(self, parent: QTreeWidgetItem, place: Place) -> None:
        item = _Row(parent, list(_words(place.held)))
        item.setData(0, _PLACE, place)
        item.setToolTip(0, tips.plain(place.held.title))
        for column in range(1, len(_COLUMNS)):
            item.setTextAlignment(column, _RIGHT)
        if not place.above_title:  # all of it
            _embolden(item)
        for child in place.children:
            self._add(item, child)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = _children(self.invisibleRootItem())
        while waiting:
            found.append(waiting.pop(0))
            waiting = _children(found[-1]) + waiting
        return found

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))

    def _key(self, item: QTreeWidgetItem | None) -> object:
        place: Place | None = item.data(0, _PLACE) if item is not None else None
        return place and (place.rule and (place.rule.folder, place.rule.feed), place.held.title)


class _Row(QTreeWidgetItem):
    """A place among those beside it: sizes go by their bytes, not by their words, and equal ones by name."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        header = self.treeWidget().header()
        column = header.sortIndicatorSection()
        (mine, my_name), (others, their_name) = _order(self, column), _order(other, column)
        if mine != others:
            return mine < others
        # Qt asks the other way round where the largest stand first; names of equal ones go from A to Z all the same.
        upwards = column == 0 or header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return my_name < their_name if upwards else my_name > their_name


def _order(item: QTreeWidgetItem, column: int) -> tuple[int, str]:
    held: Storage = item.data(0, _PLACE).held
    counted = (0, held.articles, held.text, held.pictures, held.pages, held.files, held.all)
    return counted[column], held.title.casefold()


def _words(held: Storage) -> tuple[str, ...]:
    sizes = (held.text, held.pictures, held.pages, held.files, held.all)
    return held.title, f"{held.articles:,}", *(size(count) if count else "–" for count in sizes)


def _embolden(item: QTreeWidgetItem) -> None:
    for column in range(len(_COLUMNS)):
        font = item.font(column)
        font.setBold(True)
        item.setFont(column, font)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]
