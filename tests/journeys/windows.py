"""The whole app in the test's own process, its engine and its worker real, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from panes import Driver
from PySide6.QtCore import QCoreApplication, QEvent, QProcess, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model import Article, Row, Scope
from reader.store import Store
from reader.ui import app
from reader.ui.dialogs.add_feed import AddFeed
from reader.ui.engine import Profile
from reader.ui.single_window import SingleWindow
from reader.ui.views import selection

PATIENCE = 30_000  # ms; a busy machine is no failure
JOURNEY = [
    pytest.mark.journey,
    # The offscreen platform has no graphics: the widget that makes room for the engine says so at every paint.
    pytest.mark.qt_log_ignore("QRhiWidget: ", "GPUInfo not initialized", extend=True),
]


class OpenApp(Driver):
    """One library and its open window; `refused` counts the requests that the page was denied."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.folder = folder
        self.refused = 0
        self._closed = False
        self._held = ExitStack()
        self.store = self._held.enter_context(Store.open(folder))
        single = SingleWindow(folder)
        if not self.store.read_only:
            self._held.enter_context(self.store.lock("window"))
            single.listen()
        self.opened = app.OpenWindow(folder, self.store, single)
        self.desk, self.window = self.opened.desk, self.opened.desk.window
        self.desk.start()
        qtbot.waitUntil(lambda: self.desk.page is not None, timeout=PATIENCE)
        assert self.desk.page is not None
        super().__init__(qtbot, self.desk.page.pane)
        self.pane.refused.connect(self._count)
        self.until(lambda: self.window.column.title)

    def close(self) -> None:
        """Close the window and end what ran beside it; once is enough."""
        if self._closed:
            return
        self._closed = True
        self.opened.close()
        self.window.deleteLater()
        application = QCoreApplication.instance()
        assert application is not None
        for profile in application.findChildren(Profile):
            profile.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._held.close()

    def until(self, true: Callable[[], Any], *, within: int = PATIENCE) -> None:
        """Wait until something is so, at most `within` ms."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=within)

    # What the reader does

    def run(self, action: str) -> None:
        """Choose an action of the menus."""
        assert self.window.made[action].isEnabled(), action
        self.window.made[action].trigger()

    def press_in_list(self, key: Qt.Key) -> None:
        QTest.keyClick(self.desk.articles, key)

    def subscribe(self, url: str) -> None:
        """Add a paper by the dialog, and wait until it is listed."""
        self.run("add_feed")
        (dialog,) = self.window.findChildren(AddFeed)
        dialog.address.setText(url)
        dialog.act.click()  # looks for what is there
        self.until(lambda: dialog.found.chosen)
        dialog.act.click()  # adds it
        self.until(lambda: any(feed.url == url for feed in self.desk.contents.tree.feeds))

    def choose(self, scope: Scope) -> None:
        """Choose a place in the tree."""
        assert self.desk.tree.choose(scope)
        self.until(lambda: self.desk.listing.chosen == scope and not self.desk.jobs.busy)

    def open(self, title: str) -> None:
        """Choose a story in the list."""
        articles = self.desk.articles
        row = articles.model().index(self.titles().index(title), 0)
        articles.selectionModel().setCurrentIndex(row, selection.ONLY)  # whatever keys Qt takes to be held down
        self.until_shown(title)

    def follow(self, article: int) -> None:
        """Click the first link of the page that leads to a story of the library."""
        self.go(lambda: self.click(f'main a[href="broadsheet://article/{article}"]'), to=article)

    def go_back(self, to: int) -> None:
        self.go(lambda: self.run("back"), to=to)

    def go_forward(self, to: int) -> None:
        self.go(lambda: self.run("forward"), to=to)

    # What the reader sees

    def rows(self) -> list[Row]:
        model = self.desk.rows
        return [row for row in map(model.row, range(model.rowCount())) if row is not None]

    def titles(self) -> list[str]:
        return [row.title for row in self.rows()]

    def row(self, title: str) -> Row:
        return next(row for row in self.rows() if row.title == title)

    def shown_row(self) -> Row | None:
        """Give the story that page and toolbar are about."""
        assert self.desk.page is not None
        row = self.desk.page.reading.row
        return row if row is not None and row.id == self.pane.article else None

    def shown_title(self) -> str:
        """Read the headline off the page."""
        return str(self.value("document.querySelector('h1')?.innerText"))

    def until_shown(self, title: str) -> None:
        """Wait until a story's page and its row are there, and what its opening wrote is written."""
        self.until(lambda: (row := self.shown_row()) is not None and row.title == title)
        self.until(lambda: self.shown_title() == title)
        self.until(lambda: not self.desk.jobs.busy)

    def picture_widths(self) -> list[int]:
        """Measure every picture of the page as it was decoded, 0 for one that was not."""
        self.settle()
        widths: list[int] = self.value("[...document.images].map(image => image.complete ? image.naturalWidth : 0)")
        return widths

    def linked(self) -> list[int]:
        """List the stories of the library that the page's cards and lists lead to."""
        found = "[...document.querySelectorAll('main a[href^=\"broadsheet://article/\"]')].map(a => a.href)"
        return list(dict.fromkeys(int(url.rpartition("/")[2]) for url in self.value(found)))

    # What is beside it

    def articles(self) -> tuple[Article, ...]:
        """Read every article that is listed anywhere."""
        return self.store.articles(self.store.ids(Scope()))

    def article_at(self, url: str) -> Article:
        """Read the article that is known under an address."""
        found = self.store.find(url)
        article = None if found is None else self.store.article(found)
        assert article is not None, url
        return article

    def worker_pid(self) -> int:
        """Name the worker's process, 0 while none runs."""
        process = self.opened.worker.findChild(QProcess)
        return int(process.processId()) if process else 0

    def _count(self, refused: int) -> None:
        self.refused = max(self.refused, refused)
