"""What every test of the window needs before Qt's application is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from panes import OpenPane
from pytestqt.qtbot import QtBot

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
