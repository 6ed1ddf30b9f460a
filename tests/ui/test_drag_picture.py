from PySide6.QtGui import QColor, QFont

from reader.ui.theme import DARK, LIGHT
from reader.ui.views import drag_picture


def test_the_card_is_opaque_in_the_theme_s_colours_and_no_wider_than_it_must_be(qtbot):
    for theme in (LIGHT, DARK):
        card = drag_picture.draw(["A" * 500], QFont(), theme, 2.0)
        image = card.toImage()
        assert image.pixelColor(3, 3) == QColor(theme.list)
        assert image.pixelColor(3, 3).alpha() == 255
        assert card.deviceIndependentSize().width() <= 280


def test_several_places_are_counted(qtbot):
    one, many = (drag_picture.draw(titles, QFont(), LIGHT, 1.0) for titles in (["A"], ["A", "B", "C"]))
    assert many.width() > one.width()
