from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.model import Ready
from reader.ui import icons
from reader.ui.models.places import PlaceKind
from reader.ui.views.article_delegate import BADGES


def drawn(name: str, size: int = 32) -> QImage:
    image = QImage(size + 8, size + 8, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        icons.paint(painter, name, QRectF(4, 4, size, size), "#ff0000")
    return image


def inked(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 20}


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_within_its_square(name: str, qapp: QApplication) -> None:
    ink = inked(drawn(name))
    assert ink
    assert all(4 <= x < 36 and 4 <= y < 36 for x, y in ink)


def test_no_two_icons_look_the_same(qapp: QApplication) -> None:
    pictures = {bytes(drawn(name).constBits()) for name in icons.names()}
    assert len(pictures) == len(icons.names())


def test_every_place_but_a_section_and_every_state_has_an_icon() -> None:
    wanted = {kind.value for kind in PlaceKind} - {PlaceKind.SECTION.value} | {"dot", "star", "warning"}
    assert wanted | set(BADGES.values()) <= set(icons.names())
    assert set(BADGES) == set(Ready)


def test_an_unknown_icon_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        drawn("no such icon")


def test_an_icon_can_look_disabled(qapp: QApplication) -> None:
    made = icons.icon("add", "#ff0000", disabled="#00ff00")
    for mode, colour in ((QIcon.Mode.Normal, "#ff0000"), (QIcon.Mode.Disabled, "#00ff00")):
        image = made.pixmap(QSize(32, 32), mode).toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == colour
