"""Paints one line of the section tree: icon, name, a warning where the feed failed, and a quiet figure."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui import icons
from reader.ui.fonts import TypeCase
from reader.ui.models.places import Place, PlaceKind
from reader.ui.models.section_tree import COUNT_ROLE, PLACE_ROLE
from reader.ui.theme import LIGHT, Theme
from reader.ui.views import selection
from reader.ui.views.selection import Ink
from reader.ui.views.thumbnails import Thumbnails

APART = 11  # pixels below All, where the reader's own folders begin
_ABOVE = 6  # pixels above Today
_ICON = 16
_GAP = 8
_RIGHT = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MONOGRAMS = ("#7d6b8f", "#5f7f9c", "#5d8a7a", "#8a8358", "#a5754f", "#9c6266", "#6f7d5d", "#77706a")


class SectionDelegate(QStyledItemDelegate):
    """One line of the tree. The tree itself paints the background, for that reaches left of the line's own place."""

    def __init__(self, thumbnails: Thumbnails, base: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._thumbnails = thumbnails
        self.use_font(base)

    def use_font(self, base: QFont) -> None:
        """Take every size from the window's font."""
        case = TypeCase(base)
        self._title, self._figure, self._letter = case.type(), case.type(scale=0.92), QFont(case.type().font)
        self._letter.setPixelSize(10)
        self._letter.setBold(True)

    def _paint_icon(self, painter: QPainter, place: Place, rect: QRectF, colours: Ink) -> None:
        if place.kind is PlaceKind.FEED:
            pixmap = self._thumbnails.pixmap(place.icon) if place.icon else None
            if pixmap is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
            else:
                _paint_monogram(painter, self._letter, place.title, rect)
        elif place.kind is not PlaceKind.SECTION:
            own = {PlaceKind.UNREAD: self.theme.unread, PlaceKind.BOOKMARKS: self.theme.star}
            colour = colours.text if colours.lit else own.get(place.kind, self.theme.secondary)
            icons.paint(painter, place.kind.value, rect, colour)

    def _paint_figure(self, painter: QPainter, figure: int, rect: QRect, colours: Ink) -> int:
        """Write the figure at the right; give the pixels that it took."""
        if not figure:
            return 0
        text = f"{figure:,}"
        painter.save()
        painter.setFont(self._figure.font)
        painter.setPen(QColor(colours.secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
        return self._figure.metrics.horizontalAdvance(text) + _GAP

    # Qt's own

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: Place = index.data(PLACE_ROLE)
        colours = selection.ink(self.theme, option)
        rect = line_rect(place, option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._title.font)
        self._paint_icon(painter, place, _icon_rect(rect), colours)
        inner = rect.adjusted(title_offset(place), 0, -_RIGHT, 0)
        inner.setRight(inner.right() - self._paint_figure(painter, index.data(COUNT_ROLE), inner, colours))
        if sign := _sign(place):
            corner = QPoint(inner.right() - 14, rect.center().y() - 6)
            colour = colours.text if colours.lit else self.theme.error if sign == "warning" else colours.secondary
            icons.paint(painter, sign, QRectF(corner.x(), corner.y(), 14, 14), colour)
            inner.setRight(corner.x() - 4)
        title = self._title.metrics.elidedText(place.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(QColor(colours.text))
        painter.drawText(inner, _LEFT | Qt.TextFlag.TextSingleLine, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        place: Place = index.data(PLACE_ROLE)
        tall = max(self._title.metrics.height() + 10, 26)
        return QSize(80, tall + sum(_air(place)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: Place = index.data(PLACE_ROLE)
        editor.setGeometry(option.rect.adjusted(title_offset(place) - 4, 1, -4, -1))


def _sign(place: Place) -> str:
    """Name the sign beside a feed that rests or fails, "" for none."""
    if place.stopped == "paused":
        return "paused"
    return "warning" if place.error or place.stopped else ""


def line_rect(place: Place, rect: QRect) -> QRect:
    """Cut off the space above Today and below All, which belongs to nobody."""
    above, below = _air(place)
    return rect.adjusted(0, above, 0, -below)


def _air(place: Place) -> tuple[int, int]:
    return _ABOVE if place.kind is PlaceKind.TODAY else 0, APART if place.kind is PlaceKind.ALL else 0


def title_offset(place: Place) -> int:
    """Tell where the name begins; a section has no icon before it."""
    return 2 if place.kind is PlaceKind.SECTION else _ICON + _GAP


def _icon_rect(rect: QRect) -> QRectF:
    return QRectF(rect.x(), rect.y() + (rect.height() - _ICON) / 2, _ICON, _ICON)


def _paint_monogram(painter: QPainter, font: QFont, title: str, rect: QRectF) -> None:
    """Stand in for a feed's missing icon: its first letter on a disc, of a colour that is always the same."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_MONOGRAMS[zlib.crc32(title.encode("utf-8", "replace")) % len(_MONOGRAMS)]))
    painter.drawEllipse(rect)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff"))
    letter = next((c for c in title if c.isalnum()), "•").upper()
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
