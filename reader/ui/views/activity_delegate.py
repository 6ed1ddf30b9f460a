"""Paints a line of the activity log: the time, the feed, and what came; or a day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.fonts import Type, TypeCase
from reader.ui.models.activity import LINE_ROLE, Answer, Day, Line
from reader.ui.theme import LIGHT, Theme
from reader.ui.views import selection
from reader.ui.views.selection import Ink

_SIDE = 16  # pixels left and right
_GAP = 14
_FEED = 0.34  # of the width
_WIDEST = 300  # pixels that a feed's name may take
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class ActivityDelegate(QStyledItemDelegate):
    """One line of text in three columns; what failed is written in the colour of failures."""

    def __init__(self, base: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        case = TypeCase(base)
        self._words, self._day = case.type(), case.type(scale=0.92, weight=QFont.Weight.DemiBold)

    @property
    def height(self) -> int:
        """Tell how high a line is, in pixels."""
        return self._words.metrics.height() + 10

    def _paint_day(self, painter: QPainter, day: Day, rect: QRect) -> None:
        area = rect.adjusted(_SIDE, 4, -_SIDE, 0)
        _write(painter, self._day, day.text, area, self.theme.secondary)
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(area.left(), rect.bottom(), area.right(), rect.bottom())

    def _paint_answer(self, painter: QPainter, answer: Answer, rect: QRect, colours: Ink) -> None:
        time, feed, came = columns(rect, self._words.metrics.horizontalAdvance("00:00"))
        error = self.theme.error if answer.poll.error and not colours.lit else ""
        quiet = colours.text if answer.poll.new else colours.secondary
        _write(painter, self._words, answer.time, time, colours.secondary)
        _write(painter, self._words, answer.title, feed, colours.text)
        _write(painter, self._words, answer.text, came, error or quiet)

    # Qt's own

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(line, Day):
            self._paint_day(painter, line, rect)
        else:
            colours = selection.ink(self.theme, option)
            selection.paint_background(painter, colours, QRectF(rect))
            self._paint_answer(painter, line, rect, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.height)


def columns(rect: QRect, time: int) -> tuple[QRect, QRect, QRect]:
    """Divide a line into the places of time, feed and answer; `time` is the width of a time in pixels."""
    inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    first = QRect(inner.left(), inner.top(), time, inner.height())
    wide = min(round(inner.width() * _FEED), _WIDEST)
    second = QRect(first.right() + _GAP, inner.top(), wide, inner.height())
    third = QRect(second.right() + _GAP, inner.top(), 0, inner.height())
    third.setRight(inner.right())
    return first, second, third


def _write(painter: QPainter, words: Type, text: str, rect: QRect, colour: str) -> None:
    painter.setFont(words.font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, _FLAGS, words.metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
