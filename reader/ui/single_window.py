"""One window a library: a second start raises the first one's window and goes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1_000  # ms for the first window to pick up


class SingleWindow(QObject):
    """The local socket by which the windows of one library know of each other; it never leaves this machine."""

    raised = Signal()  # somebody started Broadsheet again: come to the front

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def raise_other(self) -> bool:
        """Bring the window that shows this library to the front; False where there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        # The other one answers by closing; without waiting, this process could be gone before it was heard.
        if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            socket.waitForDisconnected(_PATIENCE)
        return True

    def listen(self) -> bool:
        """Be the window that others raise. Call it only while holding the library's window lock."""
        QLocalServer.removeServer(self._name)  # left behind by a crash: the lock says nobody listens there
        return self._server.listen(self._name)

    def close(self) -> None:
        """Be that window no more."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
            self.raised.emit()


def _name(folder: Path) -> str:
    """Name the socket of a library: short, for a socket's path may have some hundred bytes only."""
    user = getattr(os, "getuid", lambda: "")()
    place = f"{user}:{folder.resolve()}"
    return "broadsheet-" + hashlib.sha256(place.encode()).hexdigest()[:20]
