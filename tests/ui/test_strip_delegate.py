from PySide6.QtCore import QRect

from reader.ui.views.strip_delegate import bars


def test_a_bar_a_poll_the_newest_at_the_right_and_what_failed_the_tallest():
    placed = bars("x+.", QRect(0, 0, 180, 26))
    lefts = [bar.left() for bar, _ in placed]
    heights = {kind: bar.height() for bar, kind in placed}
    assert lefts == sorted(lefts)
    assert heights["x"] > heights["+"] > heights["."]
    assert {bar.bottom() for bar, _ in placed} == {placed[0][0].bottom()}
    full = bars("." * 60, QRect(0, 0, 180, 26))
    assert len(full) == 40
    assert full[-1][0].right() == placed[-1][0].right() <= 180


def test_a_narrow_column_shows_the_newest_that_have_room():
    assert "".join(kind for _, kind in bars("xxxx++++", QRect(0, 0, 33, 26))) == "++++"
    assert bars("xx", QRect(0, 0, 10, 26)) == []
