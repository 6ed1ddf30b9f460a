"""A reading pane with its engine running, driven as a person drives it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineSettings
from pytestqt.qtbot import QtBot

from reader import page as set_page
from reader.ui import engine
from reader.ui.links import article_id
from reader.ui.views.reading_page import ReadingPage
from reader.ui.views.reading_pane import ReadingPane

HTML = "text/html; charset=utf-8"
_SAID = re.search(r'Content-Security-Policy" content="([^"]+)"', set_page.message("Title", "Sentence."))
POLICY = _SAID.group(1) if _SAID else ""  # what real pages carry
# Until a page was painted once the engine drops what is pressed in it.
_PAINTED = """(() => {
    if (window.paintedOnce === undefined) {
        window.paintedOnce = false;
        requestAnimationFrame(() => requestAnimationFrame(() => { window.paintedOnce = true; }));
    }
    return window.paintedOnce;
})()"""
_ASKS = (
    "article_asked", "web_asked", "browser_asked", "search_asked", "share_asked", "mail_asked", "page_end", "hovered",
    "place_changed", "shown", "refused",
)  # fmt: skip


def page(body: str, *, policy: str = POLICY) -> tuple[str, bytes]:
    """Set `body` as a whole document, with the policy that real pages carry unless another one is given."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    document = f"<!DOCTYPE html><html><head>{meta}<meta charset='utf-8'></head><body>{body}</body></html>"
    return HTML, document.encode()


def articles(bodies: dict[int, str], **given: Any) -> Callable[[str], tuple[str, bytes] | None]:
    """Answer article addresses with these bodies, and nothing else."""

    def answer(url: str) -> tuple[str, bytes] | None:
        body = bodies.get(article_id(url) or 0)
        return None if body is None else page(body, **given)

    return answer


class Driver:
    """Reads and drives the page in a reading pane whose engine runs."""

    def __init__(self, qtbot: QtBot, pane: ReadingPane) -> None:
        self.qtbot, self.pane = qtbot, pane

    @property
    def page(self) -> ReadingPage:
        """The engine's page."""
        return self.pane.findChild(ReadingPage)

    def show(self, article: int) -> None:
        """Show an article and wait until it is on the screen."""
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000, check_params_cb=lambda shown: shown == article):
            self.pane.show_article(article)

    def go(self, step: Callable[[], None], to: int) -> None:
        """Take a step and wait until article `to` is on the screen."""
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000, check_params_cb=lambda shown: shown == to):
            step()

    def value(self, script: str) -> Any:
        """Give what the expression `script` says in our own world of the page, None for undefined."""
        said: list[Any] = []
        while not said or not said[-1]:  # a page that is being replaced gives nothing
            asked = len(said)
            self.page.run(f"JSON.stringify(({script}) ?? null)", said.append)
            self.qtbot.waitUntil(lambda n=asked: len(said) > n, timeout=20_000)
        return json.loads(said[-1])

    def text(self) -> str:
        """Give the words of the page."""
        return str(self.value("document.body.innerText"))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the page."""
        QTest.keyClick(self._inside(), key, modifier)

    def click(
        self,
        selector: str,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """Click with the mouse in the middle of the first element that `selector` finds."""
        QTest.mouseClick(self._inside(), button, modifier, self._middle(selector))

    def point_at(self, selector: str) -> None:
        """Move the mouse onto an element."""
        at = self._middle(selector)
        QTest.mouseMove(self._inside(), at - QPoint(1, 1))
        QTest.mouseMove(self._inside(), at)

    def right_click(self, selector: str) -> None:
        """Ask for the menu of an element, as the platform does: a press, and an event of its own."""
        at = self._middle(selector)
        inside = self._inside()
        QTest.mousePress(inside, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
        QTest.mouseRelease(inside, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)

    def settle(self) -> None:
        """Let everything that the page was doing reach us: a painted frame, and answers after it."""
        self.qtbot.waitUntil(lambda: self.value("document.readyState") == "complete", timeout=20_000)
        self._wait_for_paint()
        for _ in range(3):
            self.value("1")

    def _wait_for_paint(self) -> None:
        self.qtbot.waitUntil(lambda: self.value(_PAINTED) is True, timeout=20_000)

    def _middle(self, selector: str) -> QPoint:
        self._wait_for_paint()
        box = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'nearest'});"
            " const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        return QPoint(int(box[0]), int(box[1]))

    def _inside(self) -> Any:
        return self.pane.focusWidget() or self.pane.focusProxy().focusProxy()


class OpenPane(Driver):
    """A pane on an offscreen window; `heard` holds what it said: (signal, value or values)."""

    def __init__(self, qtbot: QtBot, answer: Callable[[str], tuple[str, bytes] | None], **given: Any) -> None:
        self._profile = engine.make_profile(answer)
        self.profile = self._profile.make()
        self.interceptor = self._profile.interceptor
        super().__init__(qtbot, ReadingPane(self._profile, **given))
        self.heard: list[tuple[str, Any]] = []
        for name in _ASKS:
            getattr(self.pane, name).connect(self._listener(name))
        self.pane.resize(700, 500)
        self.pane.show()
        self.pane.start()

    def wait_for(self, signal: str) -> Any:
        """Wait until the pane said this, and give the value of the last time."""
        self.qtbot.waitUntil(lambda: signal in dict(self.heard), timeout=20_000)
        return dict(self.heard)[signal]

    def said(self, signal: str) -> list[Any]:
        """Give everything that a signal said so far."""
        return [value for name, value in self.heard if name == signal]

    def allow(self, attribute: QWebEngineSettings.WebAttribute) -> None:
        """Undo one lock, to see that the others hold by themselves."""
        self.profile.settings().setAttribute(attribute, True)

    def close(self) -> None:
        """End the engine's page before its profile."""
        self.pane.stop()
        self.pane.close()
        self.pane.deleteLater()
        self._profile.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _listener(self, name: str) -> Callable[..., None]:
        return lambda *values: self.heard.append((name, values[0] if len(values) == 1 else values))


class Listener:
    """A server on loopback that only writes down what it is asked for, and how often it is dialled."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.dialled = 0
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                listener.asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_words: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def verify_request(self, request: object, client_address: object) -> bool:
                listener.dialled += 1
                return True

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
