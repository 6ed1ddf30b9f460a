from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from ui_drawing import draw_rows
from ui_values import Rows, article_list_model, row

from reader.model import Ready
from reader.ui.models.article_list import ROW_ROLE, TIME_ROLE

XI = row(7, "Xi: China, Russia to deepen cooperation", bookmarked=True, ready=Ready.READY)
TIES = row(8, "China, Russia have to forge closer ties", read=True, ready=Ready.PARTLY, source="BBC")
SHORT = row(9, "Short", source="")


def test_the_rows_stand_in_the_order_of_the_ids(qapp: object) -> None:
    model = article_list_model(Rows(XI, TIES, SHORT), [9, 7, 8])
    drawing = """
● Short   
● Xi: China, Russia to deepen cooperation   China Daily ★ ✓
  China, Russia have to forge closer ties   BBC ◐"""  # noqa: W291
    assert draw_rows(model) == drawing[1:]


def test_a_story_without_a_title_is_called_so(qapp: object) -> None:
    model = article_list_model(Rows(replace(SHORT, title="", source="BBC")))
    assert model.index(0, 0).data() == "Untitled"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Untitled, BBC")


def test_qt_finds_no_fault_with_the_model(qapp: object) -> None:
    model = article_list_model(Rows(XI, TIES, SHORT))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(array("q", [8, 7]))
    model.refresh([7])
    model.show(array("q"))
    assert draw_rows(model) == ""
    del tester


def test_nothing_is_read_before_it_is_looked_at(qapp: object) -> None:
    rows = Rows(XI)
    model = article_list_model(rows, range(1_000_000))
    assert model.rowCount() == 1_000_000
    assert rows.asked == []


def test_a_row_is_spoken_with_all_that_is_seen(qapp: object) -> None:
    model = article_list_model(Rows(XI, TIES, SHORT))
    spoken = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert spoken == [
        "Xi: China, Russia to deepen cooperation, China Daily, time 7, unread, bookmarked, ready offline",
        "China, Russia have to forge closer ties, BBC, time 8, partly ready offline",
        "Short, time 9, unread, not ready offline",
    ]


def test_a_row_gives_its_value_and_its_time(qapp: object) -> None:
    model = article_list_model(Rows(XI))
    assert model.index(0, 0).data(ROW_ROLE) == XI
    assert model.index(0, 0).data(TIME_ROLE) == "time 7"


def test_only_rows_that_are_held_change_on_the_screen(qtbot: QtBot) -> None:
    rows = Rows(XI, TIES, SHORT)
    model = article_list_model(rows)
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    model.refresh([7, 8])
    assert changed == []
    draw_rows(model)
    rows.by_id[8] = row(8, "Ties", bookmarked=True)
    model.refresh([8, 404])
    assert changed == [(1, 1)]
    assert draw_rows(model).split("\n")[1] == "● Ties   China Daily ★"


def test_a_row_that_is_gone_is_blank_until_the_list_is_asked_anew(qapp: object) -> None:
    model = article_list_model(Rows(XI), [7, 404])
    assert draw_rows(model).split("\n")[1] == "-"
    assert model.index(1, 0).data() is None


def test_ids_and_rows_find_each_other(qapp: object) -> None:
    model = article_list_model(Rows(), range(5000, 0, -1))
    assert model.id_at(0) == 5000
    assert model.id_at(-1) is None
    assert model.id_at(5000) is None
    assert model.row_of(1) == 4999
    assert model.row_of(1, near=4990) == 4999
    assert model.row_of(5000, near=4990) == 0
    assert model.row_of(404_404) is None
    assert list(model.ids_between(1, 2)) == [4999, 4998]


@pytest.mark.parametrize(("after", "found"), [(-1, 1), (0, 1), (1, 3), (3, None)])
def test_the_next_unread_is_looked_for_below(qapp: object, after: int, found: int | None) -> None:
    model = article_list_model(Rows(*(row(n, read=n % 2 == 0) for n in range(5))))
    assert model.next_unread(after) == found


def test_times_are_told_anew_for_the_whole_list(qtbot: QtBot) -> None:
    model = article_list_model(Rows(XI, TIES))
    with qtbot.waitSignal(model.dataChanged, timeout=0) as changed:
        model.refresh_times()
    assert [changed.args[0].row(), changed.args[1].row()] == [0, 1]
    model.show(array("q"))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.refresh_times()


def test_a_row_has_no_rows_below_it(qapp: object) -> None:
    model = article_list_model(Rows(XI))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
