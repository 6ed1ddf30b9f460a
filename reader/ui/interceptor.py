"""Refuses every request of the reading pane that the library does not answer, and names what it refused.

The page's own policy refuses them too; this one holds when that one is missing.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from reader.ui.links import SCHEME

_IMAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
_REMEMBERED = 500


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets `broadsheet:` through, and pictures written into the page as `data:`."""

    refused = Signal(str)  # the address

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log: deque[str] = deque(maxlen=_REMEMBERED)  # the addresses refused, the latest last

    # Qt's own

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.scheme() == SCHEME:
            return
        if url.scheme() == "data" and info.resourceType() == _IMAGE and url.path().startswith("image/"):
            return
        info.block(True)
        self.log.append(url.toString())
        self.refused.emit(url.toString())
