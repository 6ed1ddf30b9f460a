"""What every journey starts with: a newspaper that is being printed, and the app on a library of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newspaper import Newspaper
from pytestqt.qtbot import QtBot
from windows import OpenApp

from reader.ui import engine

engine.register_scheme(closed=False)  # the first call in a process counts, and tests of the walls need it open


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Newspaper]:
    """A newspaper's server whose exact address may be dialled, as no other on this machine may."""
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of a library that is not there yet."""
    return tmp_path / "library"


@pytest.fixture
def quiet_library(library: Path) -> Path:
    """A library whose reader has had the sample paper, and lets papers be fetched only when asked."""
    library.mkdir()
    (library / "settings.json").write_text(
        json.dumps({"sample_given": True, "welcomed": True, "sync_by_itself": False})
    )
    return library


@pytest.fixture
def open_app(qtbot: QtBot, library: Path) -> Iterator[Callable[[], OpenApp]]:
    """Open the window on the library."""
    opened: list[OpenApp] = []

    def start() -> OpenApp:
        opened.append(OpenApp(qtbot, library))
        return opened[-1]

    yield start
    for one in opened:
        one.close()
