"""The window: where its parts are, and how they make room for each other. What they do is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QRhiWidget, QSplitter, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.ui import actions, looks
from reader.ui.listing_column import ListingColumn
from reader.ui.quiet_button import name_overflow
from reader.ui.status import StatusLine
from reader.ui.strip import Strip
from reader.ui.theme import Theme
from reader.ui.toolbar import Toolbar

_STRETCH = (0, 1, 3)  # a wider window is for the page first, and a little for the list
NARROW = 900  # pixels, under which the tree makes room


class Window(QMainWindow):
    """Tree, list and page side by side under one quiet toolbar."""

    painted = Signal()  # for the first time: what is slow may begin
    arranged = Signal()  # the window or its panes are elsewhere or of another size

    def __init__(self, tree: QWidget, articles: QWidget, settings: Settings, run: Callable[[str], None]) -> None:
        super().__init__()
        self._settings = settings
        self._painted = False
        self._narrow = False
        self._tree = tree
        self.made: dict[str, QAction] = actions.make(self, run)
        tree.addActions([self.made[action.name] for action in actions.ACTIONS if action.tree_only])
        self.tools = Toolbar(self.made, self)
        self.column = ListingColumn(articles)
        self.notice, self.granted, self.said = Strip("notice"), Strip("granted"), Strip("said")
        self.status = StatusLine()
        self.panes = self._split(tree, self.column)
        self.setWindowTitle("Broadsheet")
        self.setMinimumSize(560, 360)
        actions.fill_menu_bar(self.menuBar(), self.made)
        name_overflow(self.menuBar(), "qt_menubar_ext_button", "More menus")
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tools)
        self.setCentralWidget(self._middle())
        self._restore()
        self.panes.splitterMoved.connect(lambda _place, _number: self.arranged.emit())

    def set_page(self, page: QWidget) -> None:
        """Put the reading pane where an empty sheet has been until now."""
        sizes = self.panes.sizes()
        sheet = self.panes.replaceWidget(2, page)
        if sheet is not None:
            sheet.deleteLater()
        self.panes.setSizes(sizes)
        self.panes.setStretchFactor(2, _STRETCH[2])

    def warm(self) -> None:
        """Make room for the engine before the window is shown.

        Without a widget of this kind the engine, made after the first paint, hides and recreates the whole window.
        """
        room = QRhiWidget(self)
        room.setFixedSize(1, 1)
        room.lower()

    def set_theme(self, theme: Theme) -> None:
        """Dress the window's own parts."""
        self.setStyleSheet(looks.stylesheet(theme))
        self.tools.set_theme(theme)
        self.status.set_theme(theme)

    def toggle_tree(self) -> None:
        """Show or hide the tree; on a wide window that is remembered."""
        shown = self._tree.isHidden()
        self._tree.setVisible(shown)
        if not self._narrow:
            self._settings["tree_shown"] = shown

    def keep(self) -> None:
        """Write down where the window is and how wide its panes are."""
        self._settings["geometry"] = _text(self.saveGeometry())
        self._settings["panes"] = _text(self.panes.saveState())

    def come_to_front(self) -> None:
        """Show the window above others, as somebody started Broadsheet again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _split(self, *parts: QWidget) -> QSplitter:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        sheet = QWidget()
        sheet.setObjectName("paper")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sheet.setMinimumWidth(240)
        for part in (*parts, sheet):
            panes.addWidget(part)
        for number, stretch in enumerate(_STRETCH):
            panes.setStretchFactor(number, stretch)
        panes.setSizes([220, 400, 780])
        return panes

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.panes, 1)
        column.addWidget(self.granted)
        column.addWidget(self.said)
        column.addWidget(self.status)
        return middle

    def _restore(self) -> None:
        self.resize(1400, 880)
        self.restoreGeometry(_bytes(self._settings["geometry"]))
        self.panes.restoreState(_bytes(self._settings["panes"]))
        self._tree.setVisible(self._settings["tree_shown"])

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._tree.setVisible(not narrow and self._settings["tree_shown"])
        self.arranged.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.arranged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
