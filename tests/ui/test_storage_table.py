"""In which order the storage table shows its places."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui_values import feed, tree

from reader.model import Retention, Storage
from reader.ui.dialogs.storage_table import StorageTable
from reader.ui.storage_places import Held, lay_out

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def table(qtbot):
    """Large holds 3 MB of pages, Ash and Birch the same 900 KB of text, Empty nothing."""
    held = {"Birch": (900_000, 0), "Empty": (0, 0), "Large": (20_000, 3_000_000), "Ash": (900_000, 0)}
    places = lay_out(
        Held(
            tree=tree(feeds=tuple(feed(n, title) for n, title in enumerate(held, 1))),
            storage=tuple(
                Storage(feed=n, title=title, articles=9 if pages else 10, text=text, pictures=0, pages=pages)
                for n, (title, (text, pages)) in enumerate(held.items(), 1)
            ),
            rules=(),
            in_force={None: Retention()},
        )
    )
    shown = StorageTable()
    qtbot.addWidget(shown)
    shown.show_places(places)
    return shown


def names(table):
    return [line[0] for line in table.lines()]


def test_the_largest_stands_first_below_all_and_equal_ones_go_by_name(table):
    assert names(table) == ["Everything", "Large", "Ash", "Birch", "Empty"]


@pytest.mark.parametrize(
    ("column", "order", "sorted_names"),
    [
        (0, UP, ["Ash", "Birch", "Empty", "Large"]),
        (0, DOWN, ["Large", "Empty", "Birch", "Ash"]),
        (1, UP, ["Large", "Ash", "Birch", "Empty"]),
        (2, DOWN, ["Ash", "Birch", "Large", "Empty"]),
        (2, UP, ["Empty", "Large", "Ash", "Birch"]),
        (4, DOWN, ["Large", "Ash", "Birch", "Empty"]),
    ],
)
def test_any_column_sorts_by_what_it_counts(table, column, order, sorted_names):
    table.sortByColumn(column, order)
    assert names(table) == ["Everything", *sorted_names]


def test_a_click_on_a_columns_name_sorts_by_it_and_the_name_says_so(table):
    table.resize(800, 300)
    table.show()
    header = table.header()
    for name in ("▴ Articles", "▾ Articles"):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2),
        )
        assert table.headerItem().text(1) == name
    assert (table.headerItem().text(0), table.headerItem().text(6)) == ("Paper", "Total")
    assert names(table) == ["Everything", "Ash", "Birch", "Empty", "Large"]
