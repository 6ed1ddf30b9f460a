"""Every icon of the window, drawn here as lines and shapes on a square of 16 by 16.

Icons have no colour of their own: whoever paints one names it, so that a theme reaches them all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

Point = tuple[float, float]

_GRID = 16.0
_STROKE = 1.3
_SIZES = (16, 20, 24, 32, 48)  # logical pixels that a toolbar or menu may ask for, twice over for fine screens


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn with a pen, and what is filled."""

    lines: tuple[QPainterPath, ...] = ()
    fills: tuple[QPainterPath, ...] = ()


def paint(painter: QPainter, name: str, rect: QRectF, colour: str | QColor) -> None:
    """Draw an icon into a square. KeyError where no icon has this name."""
    drawing = _DRAWN[name]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(colour), _STROKE, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in drawing.lines:
        painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for path in drawing.fills:
        painter.drawPath(path)
    painter.restore()


def icon(name: str, colour: str, *, disabled: str = "") -> QIcon:
    """Make an icon for an action; `disabled` is its colour when it cannot be used."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, size, colour), QIcon.Mode.Normal)
        if disabled:
            made.addPixmap(_pixmap(name, size, disabled), QIcon.Mode.Disabled)
    return made


def names() -> tuple[str, ...]:
    """Name every icon there is."""
    return tuple(_DRAWN)


def _pixmap(name: str, size: int, colour: str) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint(painter, name, QRectF(0, 0, size, size), colour)
    return pixmap


def _line(*points: Point) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _shape(*points: Point) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    return path


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _arc(x: float, y: float, radius: float, start: float, sweep: float) -> QPainterPath:
    """Draw a part of a circle: degrees, from three o'clock, against the clock."""
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    path.arcMoveTo(box, start)
    path.arcTo(box, start, sweep)
    return path


def _box(x: float, y: float, width: float, height: float, radius: float = 1.2) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _star(radius: float) -> QPainterPath:
    turns = [math.radians(36 * corner - 90) for corner in range(10)]
    reach = [radius if corner % 2 == 0 else radius * 0.42 for corner in range(10)]
    return _shape(*[(8 + r * math.cos(t), 8.5 + r * math.sin(t)) for r, t in zip(reach, turns, strict=True)])


def _ticked_disc() -> QPainterPath:
    """A full disc with a tick left out of it."""
    tick = _shape((4.2, 8.1), (5.3, 7), (7.1, 8.8), (10.8, 5.1), (11.9, 6.2), (7.1, 11))
    return _circle(8, 8, 6.8).subtracted(tick)


def _cloud() -> QPainterPath:
    """A cloud's outline."""
    parts = (_circle(5, 9.4, 3), _circle(8.4, 7.4, 3.8), _circle(11.6, 9.8, 2.6), _box(5, 8, 6.6, 4.4, 0.4))
    whole = QPainterPath()
    for part in parts:
        whole = whole.united(part)
    return whole


def _half_disc() -> QPainterPath:
    path = _arc(8, 8, 6, 180, 180)
    path.closeSubpath()
    return path


_DRAWN: dict[str, Drawing] = {
    # places
    "today": Drawing((_box(2.5, 3.5, 11, 10), _line((2.5, 6.7), (13.5, 6.7)), _line((5.5, 2), (5.5, 4.5)),
                      _line((10.5, 2), (10.5, 4.5))), (_circle(8, 10.2, 1.5),)),
    "unread": Drawing((_circle(8, 8, 5.6),), (_circle(8, 8, 2.4),)),
    "star": Drawing((), (_star(7.2),)),
    "star-outline": Drawing((_star(6.6),)),
    "list": Drawing((_line((6, 4), (14, 4)), _line((6, 8), (14, 8)), _line((6, 12), (14, 12))),
                    (_circle(2.9, 4, 1.1), _circle(2.9, 8, 1.1), _circle(2.9, 12, 1.1))),
    "folder": Drawing((_shape((2, 4), (6, 4), (7.4, 5.6), (14, 5.6), (14, 12.8), (2, 12.8)),)),
    "feed": Drawing((_arc(3.6, 12.4, 4.4, 0, 90), _arc(3.6, 12.4, 8.4, 0, 90)), (_circle(4.2, 11.8, 1.5),)),
    "warning": Drawing((_shape((8, 2.2), (14.4, 13.4), (1.6, 13.4)), _line((8, 6.4), (8, 9.4))),
                       (_circle(8, 11.3, 0.85),)),
    "paused": Drawing((_line((5.6, 4), (5.6, 12)), _line((10.4, 4), (10.4, 12)))),
    "open": Drawing((_line((4.5, 6.2), (8, 9.8), (11.5, 6.2)),)),
    "closed": Drawing((_line((6.2, 4.5), (9.8, 8), (6.2, 11.5)),)),
    # states of an article
    "dot": Drawing((), (_circle(8, 8, 5),)),
    "ready": Drawing((), (_ticked_disc(),)),
    "partly": Drawing((_circle(8, 8, 6),), (_half_disc(),)),
    "not-ready": Drawing(tuple(_arc(8, 8, 6, start, 24) for start in range(0, 360, 45))),
    # acts
    "sync": Drawing((_arc(8, 8, 5.4, 20, 140), _arc(8, 8, 5.4, 200, 140), _line((2.2, 3.2), (2.9, 6.4), (6, 5.8)),
                     _line((13.8, 12.8), (13.1, 9.6), (10, 10.2)))),
    "stop": Drawing((_box(4, 4, 8, 8),)),
    "add": Drawing((_line((8, 3), (8, 13)), _line((3, 8), (13, 8)))),
    "back": Drawing((_line((9.8, 3.2), (5, 8), (9.8, 12.8)),)),
    "forward": Drawing((_line((6.2, 3.2), (11, 8), (6.2, 12.8)),)),
    "read": Drawing((_line((2.8, 8.6), (6.4, 12), (13.2, 4.4)),)),
    "search": Drawing((_circle(7, 7, 4.4), _line((10.3, 10.3), (13.8, 13.8)))),
    "share": Drawing((_line((5.4, 6.6), (3.4, 6.6), (3.4, 13.6), (12.6, 13.6), (12.6, 6.6), (10.6, 6.6)),
                      _line((8, 10), (8, 1.8)), _line((5.2, 4.6), (8, 1.8), (10.8, 4.6)))),
    "browser": Drawing((_line((8.6, 3), (3, 3), (3, 13), (13, 13), (13, 7.6)), _line((7.2, 8.8), (13.4, 2.6)),
                        _line((9.8, 2.4), (13.6, 2.4), (13.6, 6.2)))),
    "sidebar": Drawing((_box(2, 3, 12, 10), _line((6.2, 3), (6.2, 13)))),
    "offline": Drawing((_cloud(), _line((2.6, 2.6), (13.4, 13.4)))),
    "paper": Drawing((_box(2, 3, 12, 10), _line((4.4, 5.6), (11.6, 5.6)), _line((4.4, 8), (7.4, 8)),
                      _line((4.4, 10.4), (7.4, 10.4)), _box(9.2, 7.8, 2.6, 2.8, 0.4))),
}  # fmt: skip
