"""Every key on one page, out of the actions table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.ui import actions
from reader.ui.dialogs import buttons


class Shortcuts(QDialog):
    """Name, key and help of each action that has a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard Shortcuts")
        self.resize(620, 640)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(_table())
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons.closing(self))


def _table() -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    line = 0
    for menu in actions.MENUS:
        rows = [action for action in actions.ACTIONS if action.menu == menu and action.keys]
        if rows:
            grid.addWidget(_heading(menu.replace("&", ""), first=line == 0), line, 0, 1, 2)
            line += 1
        for action in rows:
            grid.addWidget(QLabel(actions.shown_keys(action)), line, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(action.help), line, 1)
            line += 1
    grid.setRowStretch(line, 1)
    return table


def _heading(text: str, *, first: bool) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setContentsMargins(0, 0 if first else 14, 0, 2)
    return label
