from __future__ import annotations

from array import array

from ui_values import Rows, row

from reader.ui.models.row_cache import BLOCK, BLOCKS, RowCache

MANY = BLOCK * (BLOCKS + 4)


def filled(count: int = MANY) -> tuple[RowCache, Rows]:
    rows = Rows(*(row(n) for n in range(1, count + 1)))
    cache = RowCache(rows)
    cache.start(array("q", range(1, count + 1)))
    return cache, rows


def test_neighbours_are_read_together_and_once() -> None:
    cache, rows = filled()
    assert [cache.row(n).id for n in (0, 1, BLOCK - 1)] == [1, 2, BLOCK]  # type: ignore[union-attr]
    assert rows.asked == [tuple(range(1, BLOCK + 1))]


def test_the_last_block_ends_where_the_list_ends() -> None:
    cache, rows = filled(BLOCK + 3)
    assert cache.row(BLOCK + 2) == row(BLOCK + 3)
    assert rows.asked == [(BLOCK + 1, BLOCK + 2, BLOCK + 3)]


def test_what_was_unused_for_longest_is_forgotten_first() -> None:
    cache, rows = filled()
    for block in range(BLOCKS):
        cache.row(block * BLOCK)
    cache.row(0)  # used again
    cache.row(BLOCKS * BLOCK)  # one too many
    asked = len(rows.asked)
    cache.row(0)
    assert len(rows.asked) == asked
    cache.row(BLOCK)
    assert len(rows.asked) == asked + 1


def test_a_row_that_the_library_has_no_more_is_none() -> None:
    cache, rows = filled(5)
    del rows.by_id[3]
    assert cache.row(2) is None
    assert cache.row(3) == row(4)


def test_only_held_rows_are_read_again() -> None:
    cache, rows = filled()
    cache.row(0)
    rows.asked.clear()
    rows.by_id[2], rows.by_id[5] = row(2, read=True), row(5, read=True)
    assert list(cache.refresh({2, 5, MANY})) == [(1, 4)]
    assert rows.asked == [(2, 5)]
    assert cache.row(1) == row(2, read=True)
    assert cache.row(2) == row(3)


def test_a_new_list_forgets_every_row() -> None:
    cache, rows = filled(5)
    cache.row(0)
    rows.by_id[9] = row(9)
    cache.start(array("q", [9]))
    assert cache.row(0) == row(9)
