"""What hangs at the mouse while places of the tree are dragged: the name, or how many they are, on a small card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from reader.ui.theme import Theme

_WIDEST = 260  # pixels of the name
_MARGIN = 10


def draw(titles: Sequence[str], font: QFont, theme: Theme, ratio: float) -> QPixmap:
    """Draw the card, opaque: without a compositor what is translucent is black. `ratio`: device pixels a pixel."""
    metrics = QFontMetrics(font)
    words = titles[0] if len(titles) == 1 else f"{len(titles)} places"
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QRect(0, 0, metrics.horizontalAdvance(text) + 2 * _MARGIN, metrics.height() + _MARGIN)
    card = QPixmap(size.size() * ratio)
    card.setDevicePixelRatio(ratio)
    card.fill(QColor(theme.list))
    painter = QPainter(card)
    painter.setFont(font)
    painter.setPen(QColor(theme.hairline))
    painter.drawRect(size.adjusted(0, 0, -1, -1))
    painter.setPen(QColor(theme.text))
    painter.drawText(size, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
    painter.end()
    return card
