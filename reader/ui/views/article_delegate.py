"""Paints one row of the article list; where things go is computed in row_layout."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model import Ready, Row
from reader.text import titled
from reader.ui import icons
from reader.ui.fonts import Type, TypeCase
from reader.ui.models import row_words
from reader.ui.models.article_list import FOLD_ROLE, ROW_ROLE, TIME_ROLE
from reader.ui.models.row_words import Fold, Part, Words
from reader.ui.theme import LIGHT, Theme
from reader.ui.views import row_layout, selection
from reader.ui.views.row_layout import Metrics, Rect, RowLayout
from reader.ui.views.selection import Ink
from reader.ui.views.thumbnails import Thumbnails

_TITLE, _META, _STANDFIRST = 1.1, 0.94, 1.0  # sizes, relative to the window's font
_UNREAD, _READ = QFont.Weight.DemiBold, QFont.Weight.Normal
_LONGEST = 400  # characters of a line that are measured: no screen shows more
_ROUND = 6  # a picture's corners
BADGES = {Ready.NOT: "not-ready", Ready.PARTLY: "partly", Ready.READY: "ready"}
_BRACE = 3  # pixels of the line at the left of an unfolded story
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHOLE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip  # some languages' letters are taller than the line


class ArticleDelegate(QStyledItemDelegate):
    """One row: title, source and time, standfirst, a picture, and three states in a column."""

    def __init__(self, thumbnails: Thumbnails, base: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.pointed: int | None = None  # the article that a menu is about, shown as if the mouse were on it
        self._thumbnails = thumbnails
        self.use_font(base)

    def use_font(self, base: QFont) -> None:
        """Take every size from the window's font."""
        self._case = TypeCase(base)
        self._metrics = Metrics(
            title=self._case.type("", _TITLE, _UNREAD).metrics.height(),
            meta=self._case.type("", _META).metrics.height(),
            standfirst=self._case.type("", _STANDFIRST).metrics.height(),
        )
        self.row_height = row_layout.height(self._metrics)

    def _paint_words(self, painter: QPainter, row: Row, time: str, fold: Fold, colours: Ink, layout: RowLayout) -> None:
        type_ = self._case.type(row.language, _TITLE, _READ if row.read else _UNREAD)
        colour = self.theme.read_title if row.read and not colours.lit else colours.text
        _write(painter, type_, layout.title, titled(row.title, row.language), colour)
        meta = self._case.type(row.language, _META)
        line = self._line(row, time, fold, meta, layout.meta.width)
        self._paint_meta(painter, meta, layout.meta, line, colours.secondary)
        standfirst = self._case.type(row.language, _STANDFIRST)
        _write(painter, standfirst, layout.standfirst, row.standfirst, colours.secondary)

    def _line(self, row: Row, time: str, fold: Fold, type_: Type, width: int) -> tuple[Words, ...]:
        """Choose what of the line under the title has room."""
        return row_words.fit(row_words.line(row, time, fold), width, type_.metrics.horizontalAdvance)

    def _paint_meta(self, painter: QPainter, type_: Type, rect: Rect, line: tuple[Words, ...], colour: str) -> None:
        """Write the line under the title; where even the least is too long, the source's end goes."""
        if len(line) > 1 and type_.metrics.horizontalAdvance(row_words.joined(line)) > rect.width:
            after = row_words.DOT + row_words.joined(line[1:])
            room = max(rect.width - type_.metrics.horizontalAdvance(after), 0)
            source = type_.metrics.elidedText(line[0].text, Qt.TextElideMode.ElideRight, room)
            _write(painter, type_, rect, source + after, colour)
        else:
            _write(painter, type_, rect, row_words.joined(line), colour)

    def part_at(self, index: QModelIndex, rect: QRect, at: QPoint) -> Part | None:
        """Tell which part of the line under the title lies at a point of a row, None beside them all."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return None
        layout = row_layout.lay_out(rect.width(), self._metrics, thumbnail=bool(row.thumbnail))
        type_ = self._case.type(row.language, _META)
        line = self._line(row, index.data(TIME_ROLE), index.data(FOLD_ROLE), type_, layout.meta.width)
        across, down = at.x() - rect.x() - layout.meta.x, at.y() - rect.y() - layout.meta.y
        if not -2 <= down <= layout.meta.height + 2:
            return None
        wide = type_.metrics.horizontalAdvance
        spans = ((words, wide(row_words.before(line, words.part) or "")) for words in line)
        return next((words.part for words, start in spans if start <= across < start + wide(words.text)), None)

    def _paint_states(self, painter: QPainter, row: Row, colours: Ink, layout: RowLayout) -> None:
        theme = self.theme
        if not row.read:
            icons.paint(painter, "dot", _rectf(layout.dot), colours.text if colours.lit else theme.unread)
        if row.bookmarked:
            icons.paint(painter, "star", _rectf(layout.star), theme.star)
        own = theme.ready if row.ready is Ready.READY else theme.secondary
        colour = colours.secondary if colours.lit else own
        icons.paint(painter, BADGES[row.ready], _rectf(layout.badge), colour)

    def _paint_picture(self, painter: QPainter, digest: str, rect: Rect) -> None:
        pixmap = self._thumbnails.pixmap(digest)
        if pixmap is not None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_covering(pixmap, rect))
            painter.drawRoundedRect(_rectf(rect), _ROUND, _ROUND)

    def is_badge(self, rect: QRect, at: QPoint) -> bool:
        """Tell whether a point of a row lies on its badge, or so near that the badge is meant."""
        badge = row_layout.lay_out(rect.width(), self._metrics, thumbnail=False).badge
        near = QRect(rect.x() + badge.x, rect.y() + badge.y, badge.width, badge.height).adjusted(-6, -4, 6, 6)
        return near.contains(at)

    # Qt's own

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect: QRect = option.rect
        layout = row_layout.lay_out(rect.width(), self._metrics, thumbnail=bool(row.thumbnail))
        if row.id == self.pointed:
            option = QStyleOptionViewItem(option)
            option.state |= QStyle.StateFlag.State_MouseOver
        colours = selection.ink(self.theme, option)
        painter.save()
        painter.translate(rect.topLeft())
        selection.paint_background(painter, colours, QRectF(0, 0, rect.width(), rect.height()))
        self._paint_states(painter, row, colours, layout)
        fold: Fold = index.data(FOLD_ROLE)
        self._paint_words(painter, row, index.data(TIME_ROLE), fold, colours, layout)
        if fold in (Fold.OPEN, Fold.WITHIN):
            painter.fillRect(0, 0, _BRACE, rect.height(), QColor(self.theme.accent))
        if layout.thumbnail:
            self._paint_picture(painter, row.thumbnail, layout.thumbnail)
        if not colours.background:
            painter.fillRect(row_layout.GUTTER, rect.height() - 1, rect.width(), 1, QColor(self.theme.hairline))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.row_height)


def _write(painter: QPainter, line: Type, rect: Rect, text: str, colour: str) -> None:
    one_line = " ".join(text[:_LONGEST].split())
    painter.setFont(line.font)
    painter.setPen(QColor(colour))
    shown = line.metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width)
    painter.drawText(QRect(rect.x, rect.y, rect.width, rect.height), _LEFT | _WHOLE, shown)


def _covering(pixmap: QPixmap, rect: Rect) -> QBrush:
    scale, x, y = row_layout.cover(pixmap.width(), pixmap.height(), rect)
    brush = QBrush(pixmap)
    brush.setTransform(QTransform.fromTranslate(x, y).scale(scale, scale))
    return brush


def _rectf(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
