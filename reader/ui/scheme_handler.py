"""Hands answers to the engine: made on threads of their own, given back on the window's thread.

What an address means is left to whoever answers: `scheme` for the library, a test for itself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count

from PySide6.QtCore import QBuffer, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

from reader.ui import links
from reader.ui.links import SCHEME

Answer = Callable[[str], tuple[str, bytes] | None]  # URL -> (type, bytes), None where there is no such thing

_HTML = "text/html; charset=utf-8"
_THREADS = 4
_KEPT_PAGES = 20


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the engine's jobs on threads of its own, and pages that the window wrote from memory."""

    answered = Signal(object, object)  # the job, and the Future of its answer

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._numbers = count(1)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="broadsheet")
        self._stopped = False
        self.answered.connect(self._reply)

    def keep_page(self, html: str) -> str:
        """Keep a page that is in no library, and give its address; the oldest of many are forgotten."""
        url = f"{SCHEME}://page/{next(self._numbers)}"
        self._pages[url] = html.encode("utf-8", "replace")
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return url

    def stop(self) -> None:
        """Answer nothing more; waits for the answers that are being made."""
        self._stopped = True
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _reply(self, job: QWebEngineUrlRequestJob, made: Future[tuple[str, bytes] | None]) -> None:
        wanted = isValid(job)  # not so when the reader went on meanwhile
        if made.cancelled() or made.exception() is not None:
            if wanted:
                job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            if not made.cancelled():
                made.result()  # a bug: it rises here, on the window's thread
        elif wanted:
            _send(job, made.result())

    # Qt's own

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = links.bare(job.requestUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if self._stopped or bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url in self._pages:
            _send(job, (_HTML, self._pages[url]))
        else:
            made = self._threads.submit(self._answer, url)
            made.add_done_callback(lambda done: self.answered.emit(job, done))


def _send(job: QWebEngineUrlRequestJob, answer: tuple[str, bytes] | None) -> None:
    if answer is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        return
    kind, data = answer
    buffer = QBuffer(job)  # the engine reads from it until the job dies, and then it dies too
    buffer.setData(data)
    job.reply(kind.encode(), buffer)
