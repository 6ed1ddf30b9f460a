"""Which font families stand in for characters that the window's own font lacks.

Chinese, Japanese and Korean share code points that each writes differently, so the language of a text decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

_FAMILIES = {
    "hans": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "hant": ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "ja": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic UI"),
    "ko": ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic"),
}
_TRADITIONAL_PLACES = ("hant", "tw", "hk", "mo")


def families(language: str) -> tuple[str, ...]:
    """Name the families for a BCP 47 language, best first; simplified Chinese where it says nothing of the three."""
    return _FAMILIES[_writing(language) or "hans"]


def _writing(language: str) -> str:
    """Name which of the writings a language needs, "" for none of them."""
    main, *rest = language.lower().replace("_", "-").split("-")
    if main == "zh":
        return "hant" if any(place in rest for place in _TRADITIONAL_PLACES) else "hans"
    return main if main in _FAMILIES else ""


@dataclass(frozen=True, slots=True)
class Type:
    """A font with its measure, which Qt would make anew at every asking."""

    font: QFont
    metrics: QFontMetrics


class TypeCase:
    """Fonts like `base`, each made once: for a language, at a size relative to it, of a weight."""

    def __init__(self, base: QFont) -> None:
        self._base = QFont(base)  # a copy: Qt's own may lie in an option that is gone after painting
        self._made: dict[tuple[str, float, QFont.Weight], Type] = {}  # by writing: languages are without number

    def type(self, language: str = "", scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> Type:
        """Give a font of the case."""
        key = (_writing(language), scale, weight)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, writing: str, scale: float, weight: QFont.Weight) -> Type:
        font = QFont(self._base)
        # Its family by its real name: an alias such as "Sans Serif" would lose every letter to the next in line.
        own = QFontInfo(self._base).family()
        # Qt keeps the first stand-in it finds for a family, whatever a later font names: each writing stands first.
        font.setFamilies([*_FAMILIES[writing], own] if writing else [own, *_FAMILIES["hans"]])
        font.setWeight(weight)
        if self._base.pointSizeF() > 0:
            font.setPointSizeF(self._base.pointSizeF() * scale)
        else:
            font.setPixelSize(round(self._base.pixelSize() * scale))
        return Type(font, QFontMetrics(font))
