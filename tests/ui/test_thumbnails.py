from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.errors import LibraryError
from reader.ui.jobs import Jobs
from reader.ui.views import thumbnails
from reader.ui.views.thumbnails import Thumbnails


def png(width: int = 4, height: int = 4) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Later:
    """Stands in for Jobs: does what was asked when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def ask(self, function: Callable[[], Any], then: Callable[[Any], None], *, failed: Any = None) -> None:
        def run() -> None:
            try:
                then(function())
            except LibraryError as error:
                failed(error)

        self.waiting.append(run)

    def run(self) -> int:
        jobs, self.waiting = self.waiting, []
        for job in jobs:
            job()
        return len(jobs)


def test_a_picture_comes_when_it_was_loaded(qtbot: QtBot) -> None:
    later = Later()
    pictures = Thumbnails(later.ask, {"a": png(6, 3)}.get)
    assert pictures.pixmap("a") is None
    with qtbot.waitSignal(pictures.arrived, timeout=0) as arrived:
        later.run()
    assert arrived.args == ["a"]
    shown = pictures.pixmap("a")
    assert shown is not None
    assert (shown.width(), shown.height()) == (6, 3)


def test_a_picture_is_asked_for_once(qapp: object) -> None:
    later = Later()
    pictures = Thumbnails(later.ask, {"a": png()}.get)
    for _ in range(3):
        pictures.pixmap("a")
    assert later.run() == 1
    pictures.pixmap("a")
    assert later.run() == 0


def test_a_picture_that_is_missing_or_broken_is_not_asked_for_again(qapp: object) -> None:
    def read(name: str) -> bytes | None:
        if name == "locked":
            raise LibraryError("The library is locked.")
        return {"broken": b"no picture"}.get(name)

    later = Later()
    pictures = Thumbnails(later.ask, read)
    for name in ("missing", "broken", "locked"):
        pictures.pixmap(name)
    assert later.run() == 3
    assert [pictures.pixmap(name) for name in ("missing", "broken", "locked", "")] == [None] * 4
    assert later.run() == 0


def test_the_longest_unseen_is_dropped(qapp: object, monkeypatch: Any) -> None:
    monkeypatch.setattr(thumbnails, "HELD", 2)
    later = Later()
    pictures = Thumbnails(later.ask, lambda _: png())
    for name in ("a", "b"):
        pictures.pixmap(name)
    later.run()
    pictures.pixmap("a")
    pictures.pixmap("c")
    later.run()
    assert pictures.pixmap("a") is not None
    assert pictures.pixmap("c") is not None
    assert pictures.pixmap("b") is None
    assert later.run() == 1


def test_a_fling_through_the_list_queues_few_pictures(qapp: object) -> None:
    later = Later()
    pictures = Thumbnails(later.ask, lambda _: png())
    for number in range(1000):
        pictures.pixmap(str(number))
    assert len(later.waiting) < 100


def test_pictures_are_read_off_the_window_s_thread(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def read(_: str) -> bytes:
        threads.append(threading.current_thread())
        return png()

    jobs = Jobs()
    pictures = Thumbnails(jobs.ask, read)
    with qtbot.waitSignal(pictures.arrived, timeout=20_000):
        pictures.pixmap("a")
    jobs.close()
    assert pictures.pixmap("a") is not None
    assert threads != [threading.main_thread()]
