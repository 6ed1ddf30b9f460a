import pytest
from PySide6.QtCore import QRect

from reader.ui.theme import DARK, LIGHT
from reader.ui.views.strip_delegate import StripDelegate, bars


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


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("lit", [False, True])
def test_every_bar_stands_out_from_what_it_is_painted_on(qapp, theme, lit):
    """A contrast of 3 to 1 at least, as WCAG 2.2 asks of what carries meaning (1.4.11)."""
    delegate = StripDelegate()
    delegate.theme = theme
    ground = _luminance(theme.selection if lit else theme.list)
    for kind in "x+.":
        dark, light = sorted((_luminance(delegate._colour(kind, lit=lit)), ground))
        assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(colour):
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
