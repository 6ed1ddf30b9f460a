"""The feed-health table as Qt's model: each feed with how it fares, sorted and sifted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from reader.model import FeedHealth
from reader.ui import health_words
from reader.ui.health_words import Condition
from reader.ui.theme import LIGHT, Theme

HEALTH_ROLE = Qt.ItemDataRole.UserRole + 1  # the FeedHealth

_NOTHING_ABOVE = QModelIndex()
_NEVER = 2**62
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns from left to right."""

    FEED = 0
    ANSWER = 1
    ASKED = 2
    NEXT = 3
    HISTORY = 4
    WEEK = 5
    NEWEST = 6


NAMES = ("Feed", "Last answer", "Asked", "Next time", "History", "A week", "Newest article")


class FeedHealthModel(QAbstractTableModel):
    """At first those stand above that need the reader's eye: gone, doubled, failing, silent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FeedHealth, ...] = ()
        self._rows: list[FeedHealth] = []
        self._now = 0
        self._theme: Theme = LIGHT
        self._kinds: frozenset[Condition] | None = None
        self._words = ""
        self._column, self._descending = Column.ANSWER, False

    def show(self, feeds: Sequence[FeedHealth], now: int) -> None:
        """Show these feeds as they fare at `now` (UTC seconds)."""
        self._all, self._now = tuple(feeds), now
        self._lay_out()

    def sift(self, kinds: Collection[Condition] | None, words: str) -> None:
        """Show only feeds that fare so (None: however), and whose name or address holds these words."""
        self._kinds, self._words = None if kinds is None else frozenset(kinds), words.casefold().strip()
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Colour what is said from now on."""
        self._theme = theme

    def count(self, kinds: Collection[Condition]) -> int:
        """Count the feeds that fare so."""
        return sum(health_words.condition(each) in kinds for each in self._all)

    def health(self, row: int) -> FeedHealth:
        """Give the feed of a row."""
        return self._rows[row]

    def row_of(self, feed: int) -> int:
        """Find a feed's row; -1 where it has none."""
        return next((row for row, each in enumerate(self._rows) if each.feed.id == feed), -1)

    def _lay_out(self) -> None:
        """Rows that stay where they are are only painted anew: the reader may be on one of them."""
        rows = sorted((each for each in self._all if self._fits(each)), key=_by_name)
        rows.sort(key=_ORDERS[self._column], reverse=self._descending)
        same = [each.feed.id for each in rows] == [each.feed.id for each in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(NAMES) - 1))

    def _fits(self, each: FeedHealth) -> bool:
        if self._kinds is not None and health_words.condition(each) not in self._kinds:
            return False
        return self._words in f"{health_words.name(each.feed)}\n{each.feed.url}".casefold()

    def _named(self, column: int) -> str:
        """Name a column, the one that sorts with a sign: beside figures before it, so that these stand in line."""
        sign = "▾" if self._descending else "▴"
        if column != self._column:
            return NAMES[column]
        return f"{sign} {NAMES[column]}" if column == Column.WEEK else f"{NAMES[column]} {sign}"

    def _text(self, each: FeedHealth, column: int) -> str:
        match column:
            case Column.FEED:
                return health_words.name(each.feed)
            case Column.ANSWER:
                return health_words.last_answer(each)
            case Column.ASKED:
                return health_words.asked(each, self._now)
            case Column.NEXT:
                return health_words.next_poll(each.feed, self._now)
            case Column.WEEK:
                return health_words.weekly(each.week)
            case Column.NEWEST:
                return health_words.newest(each, self._now)
        return ""

    def _colour(self, each: FeedHealth, column: int) -> str:
        fares = health_words.condition(each)
        if column == Column.ANSWER and (each.feed.error or fares in (Condition.GONE, Condition.TWICE)):
            return self._theme.error
        if column == Column.NEWEST and each.silent:
            return self._theme.error
        return self._theme.text if column in (Column.FEED, Column.ANSWER) else self._theme.secondary

    # Qt's own

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
            self._lay_out()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(NAMES) - 1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else len(NAMES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns; row numbers would only be read aloud."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES if section == Column.WEEK else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._named(section) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self._rows[index.row()], index.column()
        spoken = health_words.history(each.strip) if column == Column.HISTORY else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(each, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken or self._text(each, column) or "never"
            case Qt.ItemDataRole.ToolTipRole:
                return spoken or None
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self._colour(each, column)))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _FIGURES if column == Column.WEEK else None
            case _ if role == HEALTH_ROLE:
                return each
        return None


def _by_name(each: FeedHealth) -> str:
    return health_words.name(each.feed).casefold()


def _wait(each: FeedHealth) -> int:
    return _NEVER if each.feed.stopped else each.feed.next_poll


def _failed(each: FeedHealth) -> float:
    return each.strip.count(health_words.FAILED) / max(len(each.strip), 1)


_ORDERS: dict[Column, Callable[[FeedHealth], Any]] = {
    Column.FEED: _by_name,
    Column.ANSWER: health_words.condition,
    Column.ASKED: lambda each: each.last.at if each.last is not None else 0,
    Column.NEXT: _wait,
    Column.HISTORY: _failed,
    Column.WEEK: lambda each: each.week,
    Column.NEWEST: lambda each: each.newest or 0,
}
