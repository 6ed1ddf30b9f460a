from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QTextLayout

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


def test_the_window_s_own_font_comes_first_where_it_has_the_letters(qapp: object) -> None:
    base = QFont()
    own = QFontInfo(base).family()
    assert TypeCase(base).type("en").font.families()[0] == own
    assert TypeCase(base).type("zh").font.families() == [*fonts.families("zh"), own]


def test_each_writing_is_drawn_in_its_own_font_even_after_another(qapp: object) -> None:
    if "Noto Sans CJK TC" not in QFontDatabase.families():
        pytest.skip("no Noto Sans CJK on this machine")
    case = TypeCase(QFont())
    assert [drawn_in(case, language) for language in ("en", "zh-CN", "zh-TW", "ja")] == [
        "Noto Sans CJK SC", "Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP",
    ]  # fmt: skip


def drawn_in(case: TypeCase, language: str) -> str:
    layout = QTextLayout("骨直", case.type(language).font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()[0].rawFont().familyName()


def test_sizes_follow_the_window_s_font(qapp: object) -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert TypeCase(points).type(scale=1.2).font.pointSizeF() == pytest.approx(12)
    assert TypeCase(pixels).type(scale=1.2).font.pixelSize() == 24


def test_a_font_is_made_once(qapp: object) -> None:
    case = TypeCase(QFont())
    assert case.type("en", 1.1) is case.type("en", 1.1)
