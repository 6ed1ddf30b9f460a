"""How much dearer a list of 1,000,000 articles is than one of 1,000: reset, scroll to the end, page down.

Run by `make bench`. Rows are made up, so that only the list itself is measured.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import Ready, Row
from reader.ui.models.article_list import ArticleListModel
from reader.ui.views.article_list import ArticleList
from reader.ui.views.thumbnails import Thumbnails

SIZES = (1_000, 1_000_000)
ROUNDS = 31
WORST = 3.0  # times slower: above this a long list would be felt


def read_rows(ids: Sequence[int]) -> tuple[Row, ...]:
    return tuple(
        Row(
            id=number, title=f"Story {number}, of a length that is cut in a narrow list", standfirst="What it says",
            source="Gazette", section="City", sort_at=number, published=number, language="en", read=number % 2 == 0,
            bookmarked=False, ready=Ready.READY,
        )
        for number in ids
    )  # fmt: skip


class Bench:
    """A list on the screen whose acts are timed until they are painted."""

    def __init__(self, qtbot: QtBot, size: int) -> None:
        self.model = ArticleListModel(read_rows, tell_time=str)
        self.view = ArticleList(self.model, Thumbnails(lambda *_, **__: None, lambda _: None))
        qtbot.addWidget(self.view)
        self.view.resize(420, 900)
        self.view.show()
        self.ids = array("q", range(size, 0, -1))
        self.newer = array("q", range(size + 10, 0, -1))
        self.model.show(self.ids, same_list=False)
        QApplication.processEvents()

    def measure(self, act: str, turn: int) -> float:
        """Do one act until it is painted, in milliseconds."""
        start = time.perf_counter()
        getattr(self, act)(turn)
        self.view.viewport().repaint()
        taken = (time.perf_counter() - start) * 1000
        QApplication.processEvents()
        return taken

    def reset(self, turn: int) -> None:
        self.model.show(self.ids, same_list=False)

    def arrive(self, turn: int) -> None:
        self.model.show(self.newer if turn % 2 == 0 else self.ids)

    def scroll_to_end(self, turn: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() if turn % 2 == 0 else 0)

    def page_down(self, turn: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue((turn + 1) * bar.pageStep())


@pytest.mark.bench
def test_a_million_articles_open_and_scroll_as_a_thousand_do(qtbot: QtBot) -> None:
    benches = [Bench(qtbot, size) for size in SIZES]
    slower = {}
    print(f"\n{'':16}{SIZES[0]:>12,}{SIZES[1]:>12,}   times")
    for act in ("reset", "arrive", "scroll_to_end", "page_down"):
        # In turns, so that a busy machine is as busy for both.
        turns = [[bench.measure(act, turn) for bench in benches] for turn in range(ROUNDS)]
        few, many = (median(times) for times in zip(*turns, strict=True))
        slower[act] = many / few
        print(f"{act:16}{few:>9.2f} ms{many:>9.2f} ms   {slower[act]:.2f}")
    assert {act: times for act, times in slower.items() if times > WORST} == {}
