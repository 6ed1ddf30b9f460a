"""The window from its start to its end: one a library, its worker beside it, its engine after the first paint."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.errors import LibraryError, ReaderError
from reader.settings import Settings
from reader.store import Store
from reader.ui import engine, network
from reader.ui.desk import Desk
from reader.ui.scheme import Answers
from reader.ui.single_window import SingleWindow
from reader.ui.views.reading_pane import ReadingPane
from reader.ui.worker_process import WorkerProcess

_OTHER_STARTS = 5.0  # seconds in which a window that holds the lock has its socket open


def run(folder: Path) -> int:
    """Show the library in `folder` until the reader closes the window; returns the exit code.

    Where a window of this library is open already it is raised instead, and that is success.
    """
    application = _application()
    single = SingleWindow(folder)
    if single.raise_other():
        return 0
    try:
        with ExitStack() as held:
            store = held.enter_context(Store.open(folder))
            if not _claim(store, single, held):
                return 0
            return _show(application, folder, store, single)
    except LibraryError as error:
        QMessageBox.critical(None, "Broadsheet", str(error))
        return 1


def _application() -> QApplication:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses its sandbox to root; others keep it
    engine.register_scheme()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QLoggingCategory.setFilterRules("qt.qpa.services.warning=false")  # a desktop without portals is no failure
    application = QApplication(sys.argv[:1])
    application.setApplicationName("broadsheet")
    application.setApplicationDisplayName("Broadsheet")
    application.setDesktopFileName("broadsheet")
    return application


def _claim(store: Store, single: SingleWindow, held: ExitStack) -> bool:
    """Become this library's window; False where another one is, which then comes to the front.

    Raises LibraryError where another one is that cannot be reached.
    """
    if store.read_only:  # no lock can be written there, and should two start at once, two readers do no harm
        single.listen()
        return True
    try:
        held.enter_context(store.lock("window"))
    except LibraryError:
        deadline = monotonic() + _OTHER_STARTS
        while monotonic() < deadline:
            if single.raise_other():
                return False
            sleep(0.1)
        raise
    single.listen()
    return True


class OpenWindow:
    """A library's window and what runs beside it, from its first paint to its end."""

    def __init__(self, folder: Path, store: Store, single: SingleWindow) -> None:
        self.settings = Settings(folder / "settings.json")
        self.worker = WorkerProcess(folder)
        self.desk = Desk(folder, store, self.settings, self.worker, make_pane, network.source(self.worker))
        self._single = single
        single.raised.connect(self.desk.window.come_to_front)
        self.desk.window.warm()
        self.desk.window.painted.connect(self.worker.start)

    def close(self) -> None:
        """End it all, and write down how things stand."""
        self.desk.window.hide()
        self._single.close()
        self.desk.close()
        self.worker.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page must go before its profile
        self.settings.keep()


def _show(application: QApplication, folder: Path, store: Store, single: SingleWindow) -> int:
    opened = OpenWindow(folder, store, single)
    sys.excepthook = partial(_rise, opened.desk.tell_failure, sys.excepthook)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())
    opened.desk.start()
    gc.freeze()  # modules stay to the end: each time they were looked through for garbage the window would stand still
    code = application.exec()
    opened.close()
    return code


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def _rise(
    tell: Callable[[str], None],
    otherwise: Hook,
    kind: type[BaseException],
    error: BaseException,
    at: TracebackType | None,
) -> None:
    """Put what rose out of a slot or a paint into words where it has any; anything else is a bug and is shown."""
    if isinstance(error, ReaderError):
        tell(str(error))
    else:
        otherwise(kind, error, at)


def make_pane(store: Store) -> tuple[ReadingPane, Answers]:
    """Make the reading pane, with the engine's profile that answers from the library."""
    answers = Answers(store)
    profile = engine.make_profile(answers, QCoreApplication.instance())
    return ReadingPane(profile, place_of=store.place, url_of=lambda article: _url(store, article)), answers


def _url(store: Store, article_id: int) -> str:
    article = store.article(article_id)
    return article.url if article is not None else ""
