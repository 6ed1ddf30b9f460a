"""The whole window on a real library, with a worker that only listens and a page that is shown at once."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from builders import NOW
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as TimedOut
from pytestqt.qtbot import QtBot

from reader.model import Article, Row, Scope
from reader.progress import Line
from reader.settings import Settings
from reader.store import Store
from reader.ui import links
from reader.ui.desk import Desk
from reader.ui.trail import Trail
from reader.ui.views import selection


class FakeWorker(QObject):
    """Writes down what is said to it; `answer` says a line back."""

    said = Signal(object)
    ended = Signal(str)
    greeted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Line] = []
        self.told: list[Line] = []
        self.cancelled: list[int] = []

    def send(self, line: Line) -> int:
        self.heard.append(replace(line, request=len(self.heard) + 1))
        return len(self.heard)

    def tell(self, line: Line) -> None:
        self.told.append(line)

    def cancel(self, request: int) -> None:
        self.cancelled.append(request)

    def answer(self, line: Line) -> None:
        """Say a line about the last command."""
        self.said.emit(replace(line, request=len(self.heard)))


class FakeNetwork(QObject):
    """A desktop that says of the network what a test sets."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._online: bool | None = None
        self._metered = False

    def online(self) -> bool | None:
        return self._online

    def metered(self) -> bool:
        return self._metered

    def become(self, *, online: bool | None = None, metered: bool = False) -> None:
        self._online, self._metered = online, metered
        self.changed.emit()


class FakePane(QWidget):
    """A reading pane without an engine: a story is shown as soon as it is asked for."""

    article_asked = Signal(int)
    page_asked = Signal(str)
    web_asked = Signal(str)
    browser_asked = Signal(str)
    search_asked = Signal(str)
    share_asked = Signal(str)
    mail_asked = Signal(str)
    file_asked = Signal(object)
    shown = Signal(int)
    turned = Signal(str)
    place_changed = Signal(int, float)
    page_end = Signal()
    hovered = Signal(str)
    trail_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trail = Trail()
        self.words = ""
        self.theme = ""
        self.refreshed = 0

    @property
    def article(self) -> int | None:
        return None if self.words else self.trail.article

    @property
    def about(self) -> int | None:
        return None if self.words else self.trail.about

    @property
    def address(self) -> str:
        return "words" if self.words else self.trail.address

    @property
    def can_back(self) -> bool:
        return self.trail.can_back or bool(self.words)

    @property
    def can_forward(self) -> bool:
        return self.trail.can_forward

    def show_article(self, article: int, *, linked: bool = False) -> None:
        self.show_address(links.article_url(article), linked=linked)

    def show_address(self, address: str, *, linked: bool = False) -> None:
        trail = self.trail.push(address, linked=linked)
        if trail != self.trail or self.words:
            self._go(trail)

    def go_to(self, place: int) -> None:
        self._go(self.trail.go_to(place))

    def show_page(self, html: str) -> None:
        self.words = html
        self.trail_changed.emit()

    def back(self) -> None:
        self._go(self.trail if self.words else self.trail.back())

    def forward(self) -> None:
        self._go(self.trail.forward())

    def refresh(self) -> None:
        self.refreshed += 1

    def rescale(self) -> None:
        self.refreshed += 1

    def set_theme(self, name: str) -> None:
        self.theme = name

    def page_down(self) -> None:
        self.page_end.emit()

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def _go(self, trail: Trail) -> None:
        self.trail, self.words = trail, ""
        self.trail_changed.emit()
        arrived = self.shown.emit if trail.article is not None else self.turned.emit
        QTimer.singleShot(0, self, lambda: arrived(trail.article if trail.article is not None else trail.address))


class FakeAnswers:
    theme, text_scale = "light", 1.0


class OpenDesk:
    """A window that a test drives: by names of actions, titles and keys."""

    def __init__(self, qtbot: QtBot, folder: Path, store: Store) -> None:
        self.qtbot, self.store = qtbot, store
        self.worker, self.network = FakeWorker(), FakeNetwork()
        self.pane, self.answers = FakePane(), FakeAnswers()
        self.settings = Settings(folder / "settings.json")
        self.settings["sync_by_itself"] = False  # a worker hears only what a test asks of it
        make_pane = lambda _store: (self.pane, self.answers)  # noqa: E731
        self.desk = Desk(folder, store, self.settings, self.worker, make_pane, self.network)
        self.window = self.desk.window
        self._closed = False
        # Also where a test's fixture fails half-way: a window left on a closed library would fail every later test.
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.close())

    def start(self) -> OpenDesk:
        self.desk.start()
        self.until(lambda: self.desk.page is not None and self.window.column.title != "")
        return self

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.desk.close()
            self.window.close()
            self.window.deleteLater()

    def until(self, true: Callable[[], Any]) -> None:
        try:
            self.qtbot.waitUntil(lambda: bool(true()), timeout=20_000)
        except TimedOut:
            pytest.fail(f"It did not come to that. How things stand:\n{self.standing()}")

    def standing(self) -> str:
        """Tell what the window shows and waits for: all that there is to see of a test that failed elsewhere."""
        page, list_ = self.desk.page, self.desk.articles
        told = {
            "trail": self.pane.trail,
            "words": self.pane.words[:60],
            "row": page and page.reading.row,
            "said": (self.window.status.words, self.said()),
            "list": (self.window.column.title, self.titles()),
            "current, chosen": (list_.current_id(), list_.selected_ids(), list_._chosen),
            "jobs open": self.desk.jobs._open,
            "heard": self.worker.heard,
            **_threads(),
        }
        return "\n".join(f"{name}: {value}" for name, value in told.items())

    def run(self, action: str) -> None:
        self.window.made[action].trigger()

    def can(self, action: str) -> bool:
        return bool(self.window.made[action].isEnabled())

    def press(self, *keys: Any) -> None:
        QTest.keyClick(self.desk.articles, *keys)

    def choose(self, scope: Scope, title: str) -> None:
        assert self.desk.tree.choose(scope)
        self.until(lambda: self.window.column.title == title)
        self.settle()

    def search(self, words: str) -> None:
        self.window.tools.search.setText(words)
        self.window.tools.search.returnPressed.emit()
        self.until(lambda: words in self.window.column.title)

    def rows(self) -> list[Row]:
        model = self.desk.rows
        return [row for row in map(model.row, range(model.rowCount())) if row is not None]

    def titles(self) -> list[str]:
        return [row.title for row in self.rows()]

    def unread(self) -> list[str]:
        return [row.title for row in self.rows() if not row.read]

    def open(self, title: str) -> None:
        number = self.titles().index(title)
        # Not selectRow: it heeds the keys held down, and to Qt a Shift that an earlier test pressed is held still.
        articles = self.desk.articles
        articles.selectionModel().setCurrentIndex(articles.model().index(number, 0), selection.ONLY)
        self.until(lambda: self.shown() == title)
        self.settle()

    def shown(self) -> str:
        """Name the story whose page and actions are shown."""
        row = self.desk.page.reading.row if self.desk.page else None
        return row.title if row is not None and row.id == self.pane.article else ""

    def settle(self) -> None:
        """Wait until everything that was asked and written so far is answered."""
        self.until(lambda: not self.desk.jobs.busy)

    def said(self) -> str:
        return self.window.said.text


def _threads() -> dict[str, list[str]]:
    """Tell what each thread beside this one is at, the innermost last."""
    frames = sys._current_frames()
    others = [thread for thread in threading.enumerate() if thread is not threading.current_thread()]
    return {thread.name: _at(frames[thread.ident]) for thread in others if thread.ident in frames}


def _at(frame: FrameType) -> list[str]:
    innermost = traceback.extract_stack(frame)[-4:]
    return [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in innermost]


def fill(store: Store, *articles: Article, title: str = "The Paper", url: str = "https://paper.example/feed") -> int:
    """Deliver articles by a feed, the first the newest; returns the feed's id."""
    feed, _ = store.add_feed(url=url, title=title)
    dated = [replace(article, published=NOW - 60 * number) for number, article in enumerate(articles)]
    store.deliver(feed.id, dated, NOW)
    return feed.id
