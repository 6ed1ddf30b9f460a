from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.walk_room import LONGEST, SHORTEST, Room, share


def shared(*wide: int, room: int, at: int | None = None) -> Room:
    return share(wide, len(wide) - 1 if at is None else at, room, apart=10, fold=20)


def test_titles_that_fit_are_whole() -> None:
    assert shared(100, 150, 200, room=600) == Room(0, 3, (100, 150, 200))


def test_a_very_long_title_is_cut_even_where_there_is_room() -> None:
    assert shared(100, 900, room=5_000).widths == (100, LONGEST)


def test_the_longest_titles_are_cut_first_and_alike() -> None:
    assert shared(100, 250, 240, room=420) == Room(0, 3, (100, 150, 150))


def test_the_oldest_steps_are_folded_away_where_all_would_be_too_short() -> None:
    assert shared(200, 200, 200, 200, room=350) == Room(2, 4, (155, 155))


def test_what_is_ahead_is_folded_away_last() -> None:
    assert shared(200, 200, 200, 200, room=350, at=0) == Room(0, 2, (155, 155))
    assert shared(200, 200, 200, 200, room=180, at=1) == Room(1, 2, (120,))


def test_the_present_step_is_shown_in_no_room_at_all() -> None:
    assert shared(200, 200, room=0).first == 1


@given(st.lists(st.integers(1, 2_000), min_size=1, max_size=30), st.integers(200, 3_000), st.data())
def test_what_is_shown_fits_and_holds_the_present_step(wide: list[int], room: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(wide) - 1))
    found = share(wide, at, room, apart=10, fold=20)
    assert found.first <= at < found.end
    folds = (found.first > 0) + (found.end < len(wide))
    assert sum(found.widths) + 10 * (found.end - found.first - 1 + folds) + 20 * folds <= room
    assert all(width >= min(SHORTEST, whole) for width, whole in zip(found.widths, wide[found.first :], strict=False))
