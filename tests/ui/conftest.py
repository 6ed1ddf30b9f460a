"""What every test of the window needs before Qt's application is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import OpenDesk
from panes import OpenPane
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.store import Store
from reader.ui import engine

engine.register_scheme(closed=False)  # so that each wall is seen to hold without the last one


@pytest.fixture(autouse=True)
def _no_key_held() -> Iterator[None]:
    """Let go of Shift and Ctrl after each test: Qt holds them down, as it were, until the next key is pressed."""
    yield
    if QGuiApplication.instance() is not None and QGuiApplication.keyboardModifiers():
        QTest.keyClick(QWidget(), Qt.Key.Key_Escape)


@pytest.fixture
def open_pane(qtbot: QtBot) -> Iterator[Callable[..., OpenPane]]:
    """Make reading panes whose engine runs; `open_pane(answer)` as in engine.make_profile."""
    opened: list[OpenPane] = []

    def open_one(answer: Callable[[str], tuple[str, bytes] | None], **given: object) -> OpenPane:
        opened.append(OpenPane(qtbot, answer, **given))
        return opened[-1]

    yield open_one
    for pane in opened:
        pane.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Store]:
    """Open an empty library."""
    with Store.open(tmp_path) as store:
        yield store


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, library: Store) -> Iterator[Callable[..., OpenDesk]]:
    """Open windows on the library; `open_desk(store)` on another door to it."""
    opened: list[OpenDesk] = []

    def make(store: Store = library) -> OpenDesk:
        opened.append(OpenDesk(qtbot, tmp_path, store))
        return opened[-1].start()

    yield make
    for desk in opened:
        desk.close()
