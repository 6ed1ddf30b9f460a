"""The activity log as Qt's model: what came of asking feeds, newest first, under the day that each was on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model import Poll
from reader.times import clock
from reader.ui import poll_words

LINE_ROLE = Qt.ItemDataRole.UserRole + 1  # the Day or the Answer

_NOTHING_ABOVE = QModelIndex()
_UNKNOWN = "A feed that is no longer here"


@dataclass(frozen=True, slots=True)
class Day:
    """The heading over what was asked on one day."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One poll in words."""

    poll: Poll
    time: str
    title: str
    text: str


Line = Day | Answer


class ActivityModel(QAbstractTableModel):
    """Lines are put above and below what is there, so that who reads stays where they are."""

    def __init__(self, parent: QObject | None = None, *, zone: tzinfo | None = None) -> None:
        """`zone` is the reader's; None is the one of this machine."""
        super().__init__(parent)
        self._zone = zone
        self._lines: list[Line] = []
        self._titles: Mapping[int, str] = {}
        self._now = 0

    def show(self, polls: Sequence[Poll], now: int) -> None:
        """Show these polls alone, newest first."""
        self.beginResetModel()
        self._now = now
        self._lines = self._told(polls)
        self.endResetModel()

    def name_feeds(self, titles: Mapping[int, str]) -> None:
        """Name feeds so from now on, by their ids, in the lines that are there, too."""
        self._titles = titles
        self._lines = [self._answer(line.poll) if isinstance(line, Answer) else line for line in self._lines]
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))

    def add_newer(self, polls: Sequence[Poll], now: int) -> None:
        """Put polls, newest first, above all others; those that are here already are passed over."""
        newest = self.newest
        newer = [poll for poll in polls if poll.id > newest]
        self._now = now
        told = self._told(newer)
        days = [line for line in told if isinstance(line, Day)]
        if newer and self._lines and days == [self._lines[0]] == [self._heading(self._polls()[0])]:
            self._insert(1, told[1:])
        elif newer:  # another day has begun: what was today is not any more
            self.show([*newer, *self._polls()], now)

    def add_older(self, polls: Sequence[Poll]) -> None:
        """Put polls, newest first, below all others."""
        told = self._told(polls)
        last = self._lines[-1] if self._lines else None
        if isinstance(last, Answer) and told and told[0] == self._heading(last.poll):
            told = told[1:]
        self._insert(len(self._lines), told)

    @property
    def newest(self) -> int:
        """Name the newest poll shown by its id, 0 for none."""
        return next((line.poll.id for line in self._lines if isinstance(line, Answer)), 0)

    @property
    def oldest(self) -> int | None:
        """Name the oldest poll shown by its id."""
        last = self._lines[-1] if self._lines else None
        return last.poll.id if isinstance(last, Answer) else None

    def line(self, row: int) -> Line:
        """Give one line."""
        return self._lines[row]

    def copied(self, rows: Sequence[int]) -> str:
        """Write lines to be copied, one a poll; days are written in each."""
        lines = (self._lines[row] for row in sorted(rows))
        answers = (line for line in lines if isinstance(line, Answer))
        return "\n".join(poll_words.line(each.poll, each.title, zone=self._zone) for each in answers)

    def _insert(self, row: int, lines: Sequence[Line]) -> None:
        if lines:
            self.beginInsertRows(QModelIndex(), row, row + len(lines) - 1)
            self._lines[row:row] = lines
            self.endInsertRows()

    def _polls(self) -> list[Poll]:
        return [line.poll for line in self._lines if isinstance(line, Answer)]

    def _told(self, polls: Sequence[Poll]) -> list[Line]:
        told: list[Line] = []
        heading: Day | None = None
        for poll in polls:
            if (day := self._heading(poll)) != heading:
                heading = day
                told.append(day)
            told.append(self._answer(poll))
        return told

    def _heading(self, poll: Poll) -> Day:
        return Day(poll_words.day(poll.at, self._now, zone=self._zone))

    def _answer(self, poll: Poll) -> Answer:
        title = self._titles.get(poll.feed, _UNKNOWN)
        return Answer(poll=poll, time=clock(poll.at, zone=self._zone), title=title, text=poll_words.answer(poll))

    # Qt's own

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING_ABOVE) -> int:
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the column for a screen reader; row numbers would only be read aloud."""
        named = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "Activity" if named else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text if isinstance(line, Day) else f"{line.time}, {line.title}: {line.text}"
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._lines[index.row()], Day):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
