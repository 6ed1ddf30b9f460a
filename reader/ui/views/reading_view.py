"""The engine's view in the reading pane: its keys, its mouse buttons and its own menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from reader.ui.views.reading_page import ReadingPage

_BUTTONS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)
_SPACE = Qt.Key.Key_Space
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ReadingView(QWebEngineView):
    """Says which keys and buttons were pressed in the page, and never shows the engine's own menu."""

    back_pressed = Signal()
    forward_pressed = Signal()
    page_down_pressed = Signal()
    page_up_pressed = Signal()
    menu_asked = Signal(str, str, QPoint)  # the link's address, the selected text, where on the screen

    def __init__(self, page: ReadingPage, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.setAcceptDrops(False)
        page.loadFinished.connect(self._listen)

    def _listen(self) -> None:
        # The widget that hears keys and buttons is the engine's own, and a new one after a renderer died.
        listening = self.focusProxy()
        if listening is not None:
            listening.installEventFilter(self)

    def _heard_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        signal = {
            (Qt.Key.Key_Left, _ALT): self.back_pressed,
            (Qt.Key.Key_Right, _ALT): self.forward_pressed,
            (_SPACE, _NONE): self.page_down_pressed,
            (_SPACE, _SHIFT): self.page_up_pressed,
        }.get((Qt.Key(event.key()), modifiers))
        if signal is None:
            return False
        signal.emit()
        return True

    def _heard_button(self, event: QMouseEvent) -> bool:
        signal = {
            Qt.MouseButton.BackButton: self.back_pressed,
            Qt.MouseButton.ForwardButton: self.forward_pressed,
        }.get(event.button())
        if signal is None:
            return False
        # The release is taken too: at it the engine would walk its own history.
        if event.type() != QEvent.Type.MouseButtonRelease:
            signal.emit()
        return True

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._heard_key(event)
        if event.type() in _BUTTONS and isinstance(event, QMouseEvent):
            return self._heard_button(event)
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        asked = self.lastContextMenuRequest()
        link = asked.linkUrl().toString() if asked is not None else ""
        text = asked.selectedText() if asked is not None else ""
        self.menu_asked.emit(link, text, event.globalPos())
        event.accept()
