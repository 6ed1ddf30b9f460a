"""The walk over the page: the stories that led to this one, each a step to go back to.

Which steps there are is told by whoever knows the pane; how they share the line, by `walk_room`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QWidget

from reader.ui import walk_room
from reader.ui.quiet_button import quiet_button
from reader.ui.walk_room import Room
from reader.ui.walk_step import PAD, PresentStep, WalkStep, on_button, shortened

_APART = " › "
_MARGIN = 16  # pixels beside the line
_HIGH = 10  # pixels more than the letters
_WIDEST = 400  # of a title in a menu


class WalkBar(QFrame):
    """Hidden while there is no walk. The present step is words, every other one a button."""

    chosen = Signal(int)  # the place in the walk that the reader wants to go to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("walk")
        self.setAccessibleName("The stories that led here")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles: tuple[str, ...] = ()
        self._at = 0
        self._steps: list[PresentStep | WalkStep] = []
        self._signs: list[tuple[int, str]] = []  # where a › stands
        self._earlier, self._later = self._fold("Earlier stories"), self._fold("Later stories")
        self.hide()

    @property
    def titles(self) -> tuple[str, ...]:
        """The steps' whole titles, () while none are shown."""
        return () if self.isHidden() else self._titles

    @property
    def at(self) -> int:
        """The place of the present step, from 0."""
        return self._at

    def show_walk(self, titles: Sequence[str], at: int) -> None:
        """Show these steps, the one at place `at` as the present one; fewer than two are not shown."""
        if (tuple(titles), at) != (self._titles, self._at):
            self._titles, self._at = tuple(titles), at
            self._make_steps()
        self.setVisible(len(titles) > 1)
        self._lay_out()

    def press(self, place: int) -> None:
        """Go to a place of the walk."""
        self.chosen.emit(place)

    def _make_steps(self) -> None:
        for step in self._steps:
            step.hide()
            step.deleteLater()
        self._steps = [self._step(place, title) for place, title in enumerate(self._titles)]
        order = [self._earlier, *self._steps, self._later]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _step(self, place: int, title: str) -> PresentStep | WalkStep:
        if place == self._at:
            return PresentStep(title, self)
        step = WalkStep(title, self, ahead=place > self._at)
        step.clicked.connect(partial(self.press, place))
        return step

    def _fold(self, name: str) -> QToolButton:
        button = quiet_button("…", name)
        button.setParent(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.hide()
        return button

    def _lay_out(self) -> None:
        """Give every step its place; those that have no room go into the menu of a …"""
        if self.isHidden() or not self._steps:
            return
        apart = self.fontMetrics().horizontalAdvance(_APART)
        fold = self._earlier.sizeHint().width()
        wide = [self.fontMetrics().horizontalAdvance(title) + 2 * PAD + 2 for title in self._titles]
        room = walk_room.share(wide, self._at, self.width() - 2 * _MARGIN, apart=apart, fold=fold)
        self._fill(self._earlier, range(room.first))
        self._fill(self._later, range(room.end, len(self._titles)))
        self._place(room, apart, fold)
        self.update()

    def _fill(self, button: QToolButton, places: range) -> None:
        button.menu().clear()
        for place in places:
            title = shortened(self._titles[place], self.fontMetrics(), _WIDEST)
            button.menu().addAction(on_button(title)).triggered.connect(partial(self.press, place))
        button.setVisible(bool(places))

    def _place(self, room: Room, apart: int, fold: int) -> None:
        shown: list[tuple[QWidget, int]] = [(self._earlier, fold)] if room.first else []
        steps = self._steps[room.first : room.end]
        shown += [(step, step.fit(width)) for step, width in zip(steps, room.widths, strict=True)]
        shown += [(self._later, fold)] if room.end < len(self._steps) else []
        across, self._signs = _MARGIN - PAD, []
        for number, (part, width) in enumerate(shown):
            if number:
                self._signs.append((across, _APART))
                across += apart
            part.setGeometry(across, (self.height() - self._tall()) // 2, width, self._tall())
            across += width
        for place, step in enumerate(self._steps):
            step.setVisible(room.first <= place < room.end)

    def _tall(self) -> int:
        return self.fontMetrics().height() + _HIGH // 2

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + _HIGH + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_later"):
            self.updateGeometry()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for across, sign in self._signs:
            painter.drawText(QRect(across, 0, 40, self.height()), Qt.AlignmentFlag.AlignVCenter, sign)
