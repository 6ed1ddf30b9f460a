"""The one toolbar: icons of the actions table, the ways to share, and the search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.ui import actions, icons
from reader.ui.quiet_button import add_clear_button, name_overflow
from reader.ui.theme import LIGHT, Theme

_TYPING_RESTS = 250  # ms
_SHARE = ("copy_link", "copy_citation", "mail", "open_in_browser")


class Toolbar(QToolBar):
    """Says when the words in the search field rest."""

    searched = Signal(str)
    search_left = Signal()  # by Escape, which ends the search, or down into what was found

    def __init__(self, made: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__("Tools", parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._made = made
        self._theme = LIGHT
        self._starred = False
        self.search = self._search_field()
        self._share = self._share_button()
        for name in actions.TOOLBAR:
            if name == "":
                self.addSeparator()
            elif name == "share":
                self.addWidget(self._share)
            else:
                self.addAction(made[name])
        self.addWidget(_space())
        self.addWidget(self.search)
        name_overflow(self, "qt_toolbar_ext_button", "More tools")

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        for action in actions.ACTIONS:
            if action.icon:
                self._made[action.name].setIcon(icons.icon(action.icon, theme.text, disabled=theme.scroll))
        self._share.setIcon(icons.icon("share", theme.text, disabled=theme.scroll))
        self._glass.setIcon(icons.icon("search", theme.secondary))
        self.show_star(self._starred)

    def show_star(self, on: bool) -> None:
        """Show whether the story that is open is bookmarked."""
        self._starred = on
        shape, colour = ("star", self._theme.star) if on else ("star-outline", self._theme.text)
        self._made["bookmark"].setIcon(icons.icon(shape, colour, disabled=self._theme.scroll))

    def clear_search(self) -> None:
        """Empty the search field without a word."""
        self._typing.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def show_search(self, words: str) -> None:
        """Show what is searched for from elsewhere; of a long title the beginning."""
        self.search.setText(words)
        self.search.setCursorPosition(0)

    def can_share(self, can: bool) -> None:
        """Let the share button be used, or not."""
        self._share.setEnabled(can)

    def _share_button(self) -> QToolButton:
        menu = QMenu(self)
        actions.fill_menu(menu, actions.named(*_SHARE), self._made)
        button = QToolButton()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("Share the article")
        button.setAccessibleName("Share")
        return button

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search")
        field.setPlaceholderText("Search")
        field.setAccessibleName("Search titles, standfirsts and bylines")
        add_clear_button(field)
        field.setFixedWidth(230)
        self._glass = field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setText("Search")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_RESTS)
        self._typing.timeout.connect(self._tell)
        field.textEdited.connect(lambda _words: self._typing.start())
        field.textChanged.connect(lambda words: None if words else self._typing.start(0))
        field.returnPressed.connect(self._tell)
        field.installEventFilter(self)
        return field

    @Slot()
    def _tell(self) -> None:
        self._typing.stop()
        self.searched.emit(self.search.text())

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed == Qt.Key.Key_Escape:
            self.search.clear()
        if pressed in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.search_left.emit()
            return True
        return super().eventFilter(watched, event)


def _space() -> QWidget:
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space
