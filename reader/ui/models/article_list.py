"""The article list as Qt's model: ids of one Scope, and the few rows that are on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.model import Ready, Row
from reader.text import titled
from reader.ui.models import row_words
from reader.ui.models.row_cache import ReadRows, RowCache
from reader.ui.models.row_words import Fold

ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the Row, None where the library has it no more
TIME_ROLE = Qt.ItemDataRole.UserRole + 2  # its time in words
FOLD_ROLE = Qt.ItemDataRole.UserRole + 3  # how it stands to the others of its story: a Fold

_NOTHING_ABOVE = QModelIndex()
_SPOKEN = {Ready.NOT: "not ready offline", Ready.PARTLY: "partly ready offline", Ready.READY: "ready offline"}
_LOOK_AHEAD = 4000  # rows that a search for the next unread one reads at most, some 0.1 s


class ArticleListModel(QAbstractTableModel):
    """One column; row N is the article `ids[N]`. Rows are read when they are looked at, never written."""

    about_to_show = Signal(bool)
    """Comes before every reset: True where the list stays the same one, so that a view may keep its place."""

    def __init__(
        self,
        read_rows: ReadRows,
        *,
        tell_time: Callable[[int], str],
        tell_ready: Callable[[int], str] = lambda _article: "",
        parent: QObject | None = None,
    ) -> None:
        """`read_rows` answers in the order asked, missing ones left out; `tell_time` puts UTC seconds in words.

        `tell_ready` says what an article has and lacks offline: to a screen reader, and to who rests the mouse on its
        badge.
        """
        super().__init__(parent)
        self._ids = array("q")
        self._cache = RowCache(read_rows)
        self._tell_time, self._tell_ready = tell_time, tell_ready
        self._folds, self._unfolded = False, frozenset[int]()

    def show(self, ids: array[int], *, same_list: bool = True) -> None:
        """Show these articles. `same_list`: the same Scope asked again, so the view keeps what was current and seen."""
        self.about_to_show.emit(same_list)
        self.beginResetModel()
        self._ids = ids
        self._cache.start(ids)
        self.endResetModel()

    def fold_stories(self, on: bool, unfolded: Collection[int]) -> None:
        """Take it that each story is one row from the next `show` on, but for these, whose articles are listed."""
        self._folds, self._unfolded = on, frozenset(unfolded)

    def refresh(self, ids: Collection[int]) -> None:
        """Read these rows again, where they are held."""
        for first, last in self._cache.refresh(ids):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def refresh_times(self) -> None:
        """Tell every time anew: a minute has passed."""
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [TIME_ROLE])

    def id_at(self, row: int) -> int | None:
        """Name the article in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def ids_between(self, first: int, last: int) -> array[int]:
        """Name the articles of the rows from `first` to `last`, both included."""
        return self._ids[first : last + 1]

    def row_of(self, article: int, *, near: int = 0) -> int | None:
        """Find an article's row; quick when it lies within some rows of `near`."""
        start = max(near - 512, 0)
        for begin, end in ((start, max(near, 0) + 512), (0, len(self._ids))):
            try:
                return self._ids.index(article, begin, end)
            except ValueError:
                continue
        return None

    def row(self, number: int) -> Row | None:
        """Give the Row in a row."""
        return self._cache.row(number) if 0 <= number < len(self._ids) else None

    def fold(self, number: int) -> Fold:
        """Say how a row stands to the others of its story."""
        row = self.row(number)
        if not self._folds or row is None or row.story is None or row.story_size < 2:
            return Fold.NONE
        if row.story not in self._unfolded:
            return Fold.CLOSED
        above = self.row(number - 1)
        return Fold.WITHIN if above is not None and above.story == row.story else Fold.OPEN

    def next_unread(self, after: int) -> int | None:
        """Find the first unread row below `after` within the next few thousand."""
        for number in range(after + 1, min(after + 1 + _LOOK_AHEAD, len(self._ids))):
            row = self._cache.row(number)
            if row is not None and not row.read:
                return number
        return None

    def _spoken(self, row: Row, fold: Fold) -> str:
        words = [titled(row.title, row.language), row.source, self._tell_time(row.sort_at)]
        words += ["unread"] * (not row.read) + ["bookmarked"] * row.bookmarked
        words += [*row_words.spoken(row, fold), _SPOKEN[row.ready]]
        return ", ".join(word for word in words if word)

    # Qt's own

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the column for a screen reader; row numbers would only be read aloud."""
        named = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "Article" if named else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return titled(row.title, row.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, self.fold(index.row()))
        if role == FOLD_ROLE:
            return self.fold(index.row())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._tell_ready(row.id)
        return self._tell_time(row.sort_at) if role == TIME_ROLE else None
