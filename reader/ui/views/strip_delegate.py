"""Paints how a feed's last polls went: a bar each, the newest at the right.

The bars differ by their height as well as by their colour: not everybody tells red from green.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.model import FeedHealth
from reader.ui import health_words
from reader.ui.models.feed_health import HEALTH_ROLE
from reader.ui.theme import LIGHT, Theme

_MOST = 40
_BAR, _STEP = 3, 4  # pixels
_TALL = {health_words.FAILED: 14.0, health_words.BROUGHT: 9.0, health_words.NOTHING_NEW: 3.0}
_SIDE = 8


class StripDelegate(QStyledItemDelegate):
    """Draws what a FeedHealth's strip holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    # Qt's own

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)  # the background
        health: FeedHealth = index.data(HEALTH_ROLE)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, kind in bars(health.strip, option.rect):
            painter.setBrush(QColor(self._colour(kind, lit=lit)))
            painter.drawRect(bar)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_MOST * _STEP + 2 * _SIDE, 24)

    def _colour(self, kind: str, *, lit: bool) -> str:
        theme = self.theme
        if lit:
            return theme.selection_secondary if kind == health_words.NOTHING_NEW else theme.selection_text
        return {health_words.FAILED: theme.error, health_words.BROUGHT: theme.ready}.get(kind, theme.secondary)


def bars(strip: str, rect: QRect) -> list[tuple[QRectF, str]]:
    """Place a bar for each of the newest polls of a strip that have room, standing on one line; with each its kind."""
    room = max((rect.width() - 2 * _SIDE) // _STEP, 0)
    shown = strip[-min(room, _MOST) :] if room else ""
    foot = rect.center().y() + max(_TALL.values()) / 2
    left = rect.left() + _SIDE + (min(room, _MOST) - len(shown)) * _STEP
    return [
        (QRectF(left + number * _STEP, foot - _TALL.get(kind, 3.0), _BAR, _TALL.get(kind, 3.0)), kind)
        for number, kind in enumerate(shown)
    ]
