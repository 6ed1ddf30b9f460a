"""What every test of the window needs before Qt's application is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import OpenDesk
from panes import OpenPane
from pytestqt.qtbot import QtBot

from reader.store import Store
from reader.ui import engine

engine.register_scheme(closed=False)  # so that each wall is seen to hold without the last one


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
