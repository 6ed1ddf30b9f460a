from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.ui import theme
from reader.ui.theme import DARK, LIGHT, Theme


def brightness(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_colour_is_one(chosen: Theme) -> None:
    assert all(QColor(getattr(chosen, f.name)).isValid() for f in fields(chosen) if f.name != "name")


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=lambda t: t.name)
def test_words_can_be_read_wherever_they_stand(chosen: Theme) -> None:
    pairs = [
        *[(words, chosen.list) for words in (chosen.text, chosen.secondary, chosen.read_title, chosen.error)],
        *[(words, chosen.panel) for words in (chosen.text, chosen.secondary)],
        *[(words, chosen.hover) for words in (chosen.text, chosen.secondary)],
        (chosen.selection_text, chosen.selection),
        (chosen.selection_secondary, chosen.selection),
        (chosen.text, chosen.resting),
        (chosen.accent, chosen.list),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=lambda t: t.name)
def test_states_can_be_told_from_the_paper(chosen: Theme) -> None:
    assert contrast(chosen.unread, chosen.list) >= 3
    assert contrast(chosen.ready, chosen.list) >= 3


def test_the_palette_carries_the_theme(qapp: QApplication) -> None:
    made = theme.palette(DARK)
    assert made.color(QPalette.ColorRole.Base).name() == DARK.list
    assert made.color(QPalette.ColorRole.Text).name() == DARK.text
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == DARK.secondary


def test_a_theme_is_applied_while_the_window_is_open(qapp: QApplication) -> None:
    before, style = qapp.palette(), qapp.styleSheet()
    try:
        for chosen in (DARK, LIGHT):
            theme.apply(qapp, chosen)
            assert qapp.palette().color(QPalette.ColorRole.Window).name() == chosen.window
            assert chosen.hairline in qapp.styleSheet()
    finally:
        qapp.setPalette(before)
        qapp.setStyleSheet(style)


def test_a_desktop_that_does_not_say_gets_light(qapp: QApplication) -> None:
    assert theme.follow_system() in (LIGHT, DARK)


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_list_lies_on_the_same_paper_as_the_page(chosen: Theme) -> None:
    style = paths.resource("page", "page.css").read_text(encoding="utf-8")
    block = style.partition(f'[data-theme="{chosen.name}"]')[2].partition("}")[0]
    assert f"--paper: {chosen.list};" in block
    assert f"--scroll: {chosen.scroll};" in block
