"""The real window while its real worker fetches a thousand feeds, and one of them that changed. Run by `make bench`.

The window is asked for what a person feels: that its thread is never busy for long, that tree and list follow the sync
without being told anew all the time, and that a new article stands in the list soon after its server answered. What is
too much is three times the target, for a machine that does other things meanwhile.

BROADSHEET_BENCH_FEEDS takes fewer feeds, for trying.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import farm as farms
import pytest
from bench_sync import CACHE, subscribed
from farm import ARTICLES, Farm, install, missing, serving
from heartbeat import STALL, Heartbeat, Neighbour
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from pytestqt.qtbot import QtBot
from windows import JOURNEY, OpenApp

from reader.model import EVERYTHING
from reader.progress import FeedPolled, Line
from reader.ui import engine

pytestmark = [pytest.mark.bench, *JOURNEY]
engine.register_scheme(closed=False)  # the first call in a process counts, and tests of the walls need it open

FEEDS = int(os.environ.get("BROADSHEET_BENCH_FEEDS", farms.FEEDS))
SOON = 0.3  # seconds from the server's answer until a new article is painted
OFTEN = 4  # times a second that tree and list are told anew at most
BUSY = 3  # a failure is this many times the target
AFTERWARDS = 10_000  # ms that the sync is watched after the feeds: it looks for stories and pages
COLD, WARM = 600_000, 120_000  # ms in which these must be done


@pytest.fixture
def farm() -> Iterator[Farm]:
    if missing("nginx"):
        install("nginx-light")
    if gone := missing("nginx"):
        pytest.skip(gone)
    made = Farm(CACHE / f"farm-{farms.FEEDS}-{ARTICLES}", feeds=FEEDS)
    made.write()
    with serving(made):
        yield made


@pytest.fixture
def desk(farm: Farm, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenApp]:
    """The window of a library that the farm's feeds are subscribed in, and none was fetched."""
    monkeypatch.setenv("BROADSHEET_TEST_ALLOW", farm.allowed())
    library = tmp_path / "library"
    library.mkdir()
    settings = {"sample_given": True, "welcomed": True, "sync_by_itself": False, "last_scope": {}}
    (library / "settings.json").write_text(json.dumps(settings))
    opened = OpenApp(qtbot, subscribed(farm, library))
    gc.freeze()  # as the app does when its window is open
    yield opened
    opened.close()
    gc.unfreeze()


class Polls(QObject):
    """Counts what the worker says of the feeds."""

    all = Signal()

    def __init__(self, app: OpenApp, expected: int) -> None:
        super().__init__()
        self._expected = expected
        self.failed: list[str] = []
        self.count = self.new = 0
        app.opened.worker.said.connect(self._hear)

    @Slot(object)
    def _hear(self, line: Line) -> None:
        if isinstance(line, FeedPolled):
            self.count, self.new = self.count + 1, self.new + line.new
            self.failed += [line.error] if line.error else []
            if self.count == self._expected:
                self.all.emit()


class Told:
    """When the tree and the list were told anew."""

    def __init__(self, app: OpenApp) -> None:
        self.tree: list[float] = []
        self.list: list[float] = []
        app.desk.contents.shown.connect(lambda: self.tree.append(time.monotonic()))
        app.desk.rows.modelReset.connect(lambda: self.list.append(time.monotonic()))


class Painted(QObject):
    """Waits until an article that is not among the `known` is painted in the list."""

    seen = Signal()

    def __init__(self, app: OpenApp, known: frozenset[int]) -> None:
        super().__init__()
        self._app, self._known = app, known
        self.listed = self.at = 0.0  # seconds since 1970
        app.desk.rows.modelReset.connect(self._look_at_list)
        app.desk.articles.viewport().installEventFilter(self)

    def _look_at_list(self) -> None:
        if not self.listed and any(article not in self._known for article in self._shown()):
            self.listed = time.time()

    def _shown(self) -> list[int]:
        view, rows = self._app.desk.articles, self._app.desk.rows
        last = view.indexAt(QPoint(1, view.viewport().height() - 1)).row()
        return list(rows.ids_between(max(view.rowAt(0), 0), last if last >= 0 else rows.rowCount()))

    def _note(self) -> None:
        if not self.at:
            self.at = time.time()
            self.seen.emit()

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and any(article not in self._known for article in self._shown()):
            QTimer.singleShot(0, self, self._note)  # the paint itself comes first
        return False


def test_the_window_stays_awake_while_a_thousand_feeds_come(farm: Farm, desk: OpenApp, qtbot: QtBot) -> None:
    polls, told = Polls(desk, FEEDS), Told(desk)
    heart, neighbour, began = Heartbeat(), Neighbour(), time.monotonic()
    with qtbot.waitSignal(polls.all, timeout=COLD):
        desk.run("sync_all")
    took, ended = time.monotonic() - began, len(heart.beats)
    qtbot.wait(AFTERWARDS)
    heart.stop()
    neighbour.stop()
    print(f"\n{FEEDS} feeds, {polls.new} articles in {took:.1f} s, and {AFTERWARDS // 1000} s of what follows")
    print(f"  the window's thread {heart.told()}")
    print(f"  while the feeds came: {sum(beat.late > STALL for beat in heart.beats[:ended])} stalls; an easy process "
          f"beside it {neighbour.told()}")  # fmt: skip
    print(f"  what the thread did when it was late:\n{heart.doing()}")
    for name, times in (("tree", told.tree), ("list", told.list)):
        print(f"  {name} told anew {len(times) / (took + AFTERWARDS / 1000):.1f} times a second, at most "
              f"{busiest(times)} in one (target {OFTEN})")  # fmt: skip
    assert polls.failed == []
    assert polls.new == FEEDS * farm.articles == len(desk.store.ids(EVERYTHING))
    stop(desk)
    soon = wait_for_one(farm, desk, qtbot)
    assert soon <= BUSY * SOON
    assert heart.most_work() <= BUSY * STALL
    assert heart.worst() <= BUSY * STALL + neighbour.worst()
    assert max(busiest(told.tree), busiest(told.list)) <= BUSY * OFTEN


def stop(desk: OpenApp) -> None:
    """Stop what follows on the feeds, as a person would, and wait until the window rests."""
    if desk.desk.fetching.busy:
        desk.run("cancel")
    desk.until(lambda: not desk.desk.fetching.busy and not desk.desk.jobs.busy)


def wait_for_one(farm: Farm, desk: OpenApp, qtbot: QtBot) -> float:
    """Let one feed of all bring an article, and sync: the seconds from its server's answer to the painted row."""
    # Among the rows at the top of the list: what comes above these is not scrolled to, as a reader's place is kept.
    farm.change(farm.watched, 1, dated=farm.printed(0, farm.articles - 1) - 2)
    known = frozenset(desk.store.ids(EVERYTHING))
    desk.desk.articles.scrollToTop()
    painted, polls, asked = Painted(desk, known), Polls(desk, FEEDS), len(farm.answers())
    began = time.time()
    try:
        with qtbot.waitSignal(painted.seen, timeout=WARM):
            desk.run("sync_all")
    finally:
        farm.restore(farm.watched)
    (answered, status), *_ = farm.answers()[asked:]
    print(f"\n1 of {FEEDS} feeds changed, answered {status} {answered - began:.2f} s after the press: "
          f"in the list {painted.listed - answered:.3f} s, painted {painted.at - answered:.3f} s after the answer "
          f"(at most {SOON})")  # fmt: skip
    desk.until(lambda: polls.new, within=WARM)
    stop(desk)
    assert status == 200
    assert polls.new == 1
    return painted.at - answered


def busiest(times: list[float]) -> int:
    """Count the most of these that fall within one second."""
    return max((sum(start <= other < start + 1 for other in times) for start in times), default=0)
