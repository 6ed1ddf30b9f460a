"""The engine's page under the reading pane: it goes nowhere by itself and says what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDesktopMediaRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
)

from reader.ui import links
from reader.ui.views.reading_scripts import BEGIN, WHOLE

_Kind = QWebEnginePage.NavigationType
_Status = QWebEngineLoadingInfo.LoadStatus
_LOOK_EVERY = 20  # ms
_STOPPED_WITHIN = 250  # ms in which the engine has told of every click that it was refused
_LOST_AFTER = 1_000  # ms without a word of a load that is not going on: it is begun again
_APPLICATION_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class ReadingPage(QWebEnginePage):
    """Loads only what `go_to` names."""

    clicked = Signal(object)  # links.Asked, by a plain click
    arrived = Signal()  # what `go_to` named is on the page
    clicked_apart = Signal(object)  # links.Asked, by Ctrl or middle click: for the browser

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._wanted = ""
        self._awaited = False  # what is wanted has not arrived yet
        self._doubt = QTimer(self, interval=_LOOK_EVERY)
        self._doubt.timeout.connect(self._look)
        self._refused: str | None = None  # the address of a click, until the engine has done with it
        self._done_with = QTimer(self, interval=_STOPPED_WITHIN, singleShot=True)
        self._done_with.timeout.connect(self._tell_click)
        self._lost = QTimer(self, interval=_LOST_AFTER)
        self._lost.timeout.connect(self._load_if_lost)
        self.loadingChanged.connect(self._hear)
        self.newWindowRequested.connect(self._say_apart)
        self.scripts().insert(_beginning())
        _refuse_all(self)

    def go_to(self, url: str) -> None:
        """Load a page of our own scheme."""
        self._doubt.stop()
        if links.bare(url) != links.bare(self._wanted):
            self._refused = None  # what is chosen now is newer than a click that has not come to rest
        self._wanted, self._awaited = url, True
        self._lost.start()
        self.load(QUrl(url))

    def run(self, script: str, then: Callable[..., object] | None = None) -> None:
        """Run `script` in our own world in the page shown; `then` is called with its value."""
        if then is None:
            self.runJavaScript(script, _APPLICATION_WORLD)
        else:
            self.runJavaScript(script, _APPLICATION_WORLD, then)

    def _hear(self, info: QWebEngineLoadingInfo) -> None:
        """Tell when the page is there.

        The engine (QtWebEngine 6.11) cannot be taken at its word. A refused click ends twice, the second time when the
        renderer gets to it: by then a new load may have begun, of which it says that it failed for no reason, and never
        that it ended. And of two loads that follow each other quickly it may tell the first one's end alone. So where
        its word does not fit the page itself is asked.
        """
        match info.status():
            case _Status.LoadStoppedStatus:
                self._tell_click()
            case _Status.LoadSucceededStatus if self.url() == QUrl(self._wanted):
                self._arrive()
            case _Status.LoadSucceededStatus:
                self._doubt.start()
            case _Status.LoadFailedStatus if info.errorCode() == 0:
                self._doubt.start()

    def _look(self) -> None:
        wanted = self._wanted
        self.run(WHOLE, lambda here: self._arrive() if self._awaited and here == wanted == self._wanted else None)

    def _arrive(self) -> None:
        self._awaited = False  # a second answer to the same question is none
        self._doubt.stop()
        self._lost.stop()
        self.arrived.emit()

    def _load_if_lost(self) -> None:
        if not self.isLoading():
            self.load(QUrl(self._wanted))

    def _tell_click(self) -> None:
        """Say what was clicked, once the engine has stopped the load that the click began.

        A page asked for earlier is stopped with it: the engine (QtWebEngine 6.11) does not tell the two apart. One
        asked for while the engine asks whether it may follow the click ends the whole process.
        """
        self._done_with.stop()
        address, self._refused = self._refused, None
        if address is not None:
            QTimer.singleShot(0, self, lambda: self.clicked.emit(links.read(address)))

    def _say_apart(self, request: QWebEngineNewWindowRequest) -> None:
        # Not opened: what is not taken by openIn() comes to nothing.
        if request.isUserInitiated():
            self.clicked_apart.emit(
                links.read(request.requestedUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded))
            )

    # Qt's own

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        target = QUrl(url)
        address = target.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not is_main_frame:
            return False
        if kind is _Kind.NavigationTypeTyped:
            return address == self._wanted
        if kind is not _Kind.NavigationTypeLinkClicked:
            return False
        if "#" in address and links.bare(address) == links.bare(self.url().toString()):
            return True  # a place within the page
        self._refused = address
        self._done_with.start()
        return False

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, old: Sequence[str], types: Sequence[str]
    ) -> list[str]:
        return []

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if not source.startswith(links.SCHEME):  # what a page complains of (its own refused parts) is not ours to log
            super().javaScriptConsoleMessage(level, message, line, source)


def _beginning() -> QWebEngineScript:
    # Inserted once and for all: after some 250 insertions the engine (6.11) runs none of a page's scripts any more.
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    script.setWorldId(_APPLICATION_WORLD)
    script.setSourceCode(BEGIN)
    return script


def _refuse_all(page: QWebEnginePage) -> None:
    """Say no to everything a page may ask of the machine or of the person."""
    page.permissionRequested.connect(lambda asked: asked.deny())
    page.fullScreenRequested.connect(lambda asked: asked.reject())
    page.registerProtocolHandlerRequested.connect(lambda asked: asked.reject())
    page.fileSystemAccessRequested.connect(lambda asked: asked.reject())
    page.desktopMediaRequested.connect(QWebEngineDesktopMediaRequest.cancel)
    page.certificateError.connect(lambda error: error.rejectCertificate())
    page.selectClientCertificate.connect(lambda choice: choice.selectNone())
