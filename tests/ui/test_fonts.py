from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from reader.ui import fonts
from reader.ui.fonts import TypeCase


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("zh", "Noto Sans CJK SC"),
        ("zh-CN", "Noto Sans CJK SC"),
        ("zh-Hant", "Noto Sans CJK TC"),
        ("zh_TW", "Noto Sans CJK TC"),
        ("zh-HK", "Noto Sans CJK TC"),
        ("ja-JP", "Noto Sans CJK JP"),
        ("ko", "Noto Sans CJK KR"),
        ("en-GB", "Noto Sans CJK SC"),
        ("", "Noto Sans CJK SC"),
    ],
)
def test_the_language_chooses_how_chinese_characters_are_written(language: str, first: str) -> None:
    assert fonts.families(language)[0] == first


def test_the_window_s_own_font_comes_first(qapp: object) -> None:
    base = QFont("DejaVu Sans")
    assert TypeCase(base).type("zh").font.families()[1:] == list(fonts.families("zh"))


def test_sizes_follow_the_window_s_font(qapp: object) -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert TypeCase(points).type(scale=1.2).font.pointSizeF() == pytest.approx(12)
    assert TypeCase(pixels).type(scale=1.2).font.pixelSize() == 24


def test_a_font_is_made_once(qapp: object) -> None:
    case = TypeCase(QFont())
    assert case.type("en", 1.1) is case.type("en", 1.1)
