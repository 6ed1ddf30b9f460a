from __future__ import annotations

from itertools import combinations

import pytest

from reader.ui.views import row_layout
from reader.ui.views.row_layout import Metrics, Rect, RowLayout

METRICS = Metrics(title=19, meta=16, standfirst=17)
WIDTHS = (150, 200, 260, 339, 340, 520, 1400)


def parts(layout: RowLayout) -> list[Rect]:
    every = (layout.title, layout.meta, layout.standfirst, layout.dot, layout.star, layout.badge, layout.thumbnail)
    return [part for part in every if part is not None]


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("thumbnail", [True, False])
def test_no_part_lies_over_another_or_outside_the_row(width: int, thumbnail: bool) -> None:
    layout = row_layout.lay_out(width, METRICS, thumbnail=thumbnail)
    tall = row_layout.height(METRICS)
    assert not [pair for pair in combinations(parts(layout), 2) if overlap(*pair)]
    for part in parts(layout):
        assert part.x >= 0
        assert part.y >= 0
        assert part.x + part.width <= width
        assert part.y + part.height <= tall


def test_a_picture_takes_room_from_the_words_and_moves_none_of_them() -> None:
    with_one = row_layout.lay_out(520, METRICS, thumbnail=True)
    without = row_layout.lay_out(520, METRICS, thumbnail=False)
    assert with_one.title.x == without.title.x
    assert with_one.title.width < without.title.width
    assert with_one.dot == without.dot


def test_a_picture_is_as_tall_as_the_three_lines_and_half_as_wide_again() -> None:
    picture = row_layout.lay_out(520, METRICS, thumbnail=True).thumbnail
    assert picture is not None
    assert (picture.width, picture.height) == (87, 58)


def test_a_narrow_list_shows_square_pictures() -> None:
    picture = row_layout.lay_out(260, METRICS, thumbnail=True).thumbnail
    assert picture is not None
    assert picture.width == picture.height


def test_a_tiny_list_shows_no_pictures() -> None:
    assert row_layout.lay_out(180, METRICS, thumbnail=True).thumbnail is None


def test_every_row_is_as_tall_whatever_it_shows() -> None:
    assert row_layout.height(METRICS) == 11 + 19 + 3 + 16 + 3 + 17 + 11


@pytest.mark.parametrize(("width", "height"), [(192, 128), (100, 300), (300, 100)])
def test_a_picture_covers_its_rectangle_with_its_middle(width: int, height: int) -> None:
    into = Rect(10, 20, 87, 58)
    scale, x, y = row_layout.cover(width, height, into)
    assert x <= into.x + 0.001
    assert y <= into.y + 0.001
    assert x + width * scale >= into.x + into.width - 0.001
    assert y + height * scale >= into.y + into.height - 0.001
    assert x + width * scale / 2 == pytest.approx(into.x + into.width / 2)
