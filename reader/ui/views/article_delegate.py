"""Paints one row of the article list; where things go is computed in row_layout."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model import Ready, Row
from reader.text import titled
from reader.ui import icons
from reader.ui.fonts import Type, TypeCase
from reader.ui.models.article_list import ROW_ROLE, TIME_ROLE
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
_DOT = " · "
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

    def _paint_words(self, painter: QPainter, row: Row, time: str, colours: Ink, layout: RowLayout) -> None:
        type_ = self._case.type(row.language, _TITLE, _READ if row.read else _UNREAD)
        colour = self.theme.read_title if row.read and not colours.lit else colours.text
        _write(painter, type_, layout.title, titled(row.title, row.language), colour)
        self._paint_meta(painter, self._case.type(row.language, _META), layout.meta, row, time, colours.secondary)
        standfirst = self._case.type(row.language, _STANDFIRST)
        _write(painter, standfirst, layout.standfirst, row.standfirst, colours.secondary)

    def _paint_meta(self, painter: QPainter, type_: Type, rect: Rect, row: Row, time: str, colour: str) -> None:
        """Write source, section and time; where they are too long the section goes first, and the time stays whole."""
        parts = [part for part in (row.source, row.section, time) if part]
        if type_.metrics.horizontalAdvance(_DOT.join(parts)) > rect.width:
            after = (_DOT if row.source else "") + time
            room = max(rect.width - type_.metrics.horizontalAdvance(after), 0)
            parts = [type_.metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, room) + after]
        _write(painter, type_, rect, _DOT.join(parts), colour)

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
        self._paint_words(painter, row, index.data(TIME_ROLE), colours, layout)
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
