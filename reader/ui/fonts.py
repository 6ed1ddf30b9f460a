"""Which font families stand in for characters that the window's own font lacks.

Chinese, Japanese and Korean share code points that each writes differently, so the language of a text decides.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont

_SIMPLIFIED = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_TRADITIONAL = ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei")
_JAPANESE = ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic UI")
_KOREAN = ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic")
_TRADITIONAL_PLACES = ("hant", "tw", "hk", "mo")


def families(language: str) -> tuple[str, ...]:
    """Name the families for a BCP 47 language, best first; simplified Chinese where it says nothing of the three."""
    main, *rest = language.lower().replace("_", "-").split("-")
    if main == "ja":
        return _JAPANESE
    if main == "ko":
        return _KOREAN
    if main == "zh" and any(place in rest for place in _TRADITIONAL_PLACES):
        return _TRADITIONAL
    return _SIMPLIFIED


@lru_cache(maxsize=256)
def font(base: QFont, language: str, *, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Make a font like `base`, for a language, at a size relative to it."""
    made = QFont(base)
    made.setFamilies([*base.families(), *families(language)])
    made.setWeight(weight)
    if base.pointSizeF() > 0:
        made.setPointSizeF(base.pointSizeF() * scale)
    else:
        made.setPixelSize(round(base.pixelSize() * scale))
    return made
