"""How long an article takes from being chosen to being on the screen; run by `make bench`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW, article, picture
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reader.model import Origin
from reader.store import Store
from reader.ui import engine
from reader.ui.scheme import Answers
from reader.ui.views.reading_pane import ReadingPane

engine.register_scheme(closed=False)  # the first call in a process counts, and tests of the walls need it open
STORIES = 60


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library") as opened:
        body = "".join(f"<p>{'Words of a story that is neither short nor long. ' * 12}</p>" for _ in range(20))
        stories = [
            article(f"Story {number}", body_html=body, lead_image=picture(f"{number}"), byline="A Reporter")
            for number in range(STORIES)
        ]
        opened.keep(stories, origin=Origin.IMPORTED, now=NOW)
        yield opened


@pytest.mark.bench
def test_an_article_is_on_the_screen_soon_after_it_was_chosen(qtbot: QtBot, store: Store) -> None:
    began = time.perf_counter()
    profile = engine.make_profile(Answers(store))
    pane = ReadingPane(profile, place_of=store.place)
    pane.resize(900, 900)
    pane.show()
    took = []
    for number in range(1, STORIES + 1):
        with qtbot.waitSignal(pane.shown, timeout=20_000):
            chosen = time.perf_counter() if number > 1 else began
            pane.show_article(number)
            pane.start()
        took.append((time.perf_counter() - chosen) * 1000)
    first, rest = took[0], sorted(took[1:])
    print(f"\nfirst article, engine made for it: {first:.0f} ms")
    print(f"next ones: median {statistics.median(rest):.0f} ms, 95 % within {rest[int(len(rest) * 0.95)]:.0f} ms")
    pane.stop()
    pane.deleteLater()
    profile.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert statistics.median(rest) < 300
