"""How a selected line looks and what counts as a choice: shared by the tree and the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from reader.ui.theme import Theme

ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows

_ROUND = 6
_INSET = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of one line as it is now; `lit`: on the strong colour of a selection that has the keyboard."""

    lit: bool
    background: str  # "" where the panel itself shows
    text: str
    secondary: str


def ink(theme: Theme, option: QStyleOptionViewItem) -> Ink:
    """Choose the colours of a line by its state."""
    state = option.state
    widget = option.widget
    if state & QStyle.StateFlag.State_Selected:
        if state & QStyle.StateFlag.State_Active and _has_keyboard(widget):
            return Ink(
                lit=True, background=theme.selection, text=theme.selection_text, secondary=theme.selection_secondary
            )
        return Ink(lit=False, background=theme.resting, text=theme.text, secondary=theme.secondary)
    hover = theme.hover if state & QStyle.StateFlag.State_MouseOver else ""
    return Ink(lit=False, background=hover, text=theme.text, secondary=theme.secondary)


def _has_keyboard(view: QWidget | None) -> bool:
    # While lines are dragged their picture has no background, so they are drawn to be read on the panel.
    dragging = isinstance(view, QAbstractItemView) and view.state() == QAbstractItemView.State.DraggingState
    return view is not None and view.hasFocus() and not dragging


def hide_own(option: QStyleOptionViewItem) -> None:
    """Keep Qt's style from painting its own square selection below ours."""
    palette = QPalette(option.palette)
    palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    option.palette = palette


def paint_background(painter: QPainter, colours: Ink, rect: QRectF) -> None:
    """Fill a line's rounded background, where it has one."""
    if colours.background:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(rect.adjusted(_INSET, 1, -_INSET, -1), _ROUND, _ROUND)


def ranges(chooser: QItemSelectionModel) -> list[tuple[int, int]]:
    """Give the first and last row of each run that is selected, from top to bottom."""
    return sorted((run.top(), run.bottom()) for run in chooser.selection().toList())


def sole_choice(chooser: QItemSelectionModel) -> QModelIndex:
    """Give the current line when it is all that is selected, else an invalid index.

    Qt moves the current line and the selection one after the other, by mouse and by key in opposite orders: asked
    after each, this is right after the second.
    """
    current, runs = chooser.currentIndex(), chooser.selection().toList()
    alone = len(runs) == 1 and runs[0].height() == 1 and runs[0].contains(current)
    return current if current.isValid() and alone else QModelIndex()
