"""A token as the form that it shares with its inflections: light, by script alone, and the same for every language.

A strong stemmer would join words that differ ("new", "news"); an ending too many costs less than a wrong meeting.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile("'s?$")
_ELIDED = re.compile(r"^(?:l|d|j|n|s|c|m|t|qu|dell|nell|sull|all|un)'(?=\w{2})")  # l'Iran, dell'Iran
_ARABIC_POINTS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARABIC_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
# fmt: off
_CYRILLIC_ENDINGS = (  # the longer first
    "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "иям",
    "ях", "ах", "ов", "ев", "ей", "ой", "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ым", "им", "ом",
    "ем", "ам", "ям", "ию", "ия", "ью", "ья", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
)
# fmt: on
# What is grammar where words have no spaces: hiragana alone, and a pair with a particle or pronoun of Chinese in it.
_GRAMMAR = re.compile("[\u3040-\u309f\u30fc]+|.?[的了是与與也就都着著很这這那哪吗嗎呢吧我你他她们們么麼在].?")


@lru_cache(maxsize=32_768)
def stem(token: str) -> str:
    """Give the form that counts: lower case and without a light ending; "" for what is no term, as a lone letter."""
    word = token.lower()
    first = word[0]
    if first >= "\u0e00":
        return "" if _GRAMMAR.fullmatch(word) else word
    if first.isdigit():
        return word.replace(",", "") if len(word) > 1 else ""
    if first < "\u0370":
        return _latin(word)
    if "\u0400" <= first < "\u0530":
        return _shortened(word, _CYRILLIC_ENDINGS, 4)
    if "\u0600" <= first < "\u0700":
        return _arabic(word)
    return word if len(word) > 1 else ""


def _latin(word: str) -> str:
    if not word.isascii():
        word = _ELIDED.sub("", word)
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if "'" in word:
        word = _ELIDED.sub("", _POSSESSIVE.sub("", word))
    if len(word) < 2:
        return ""
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes")):
            return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news")):
        return word[:-1]
    return word


def _shortened(word: str, endings: tuple[str, ...], kept: int) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= kept:
            return word[: -len(ending)]
    return word if len(word) > 1 else ""


def _arabic(word: str) -> str:
    word = _ARABIC_POINTS.sub("", word)
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 3:
            word = word[len(article) :]
            break
    word = word.translate(_ALEF)
    return _shortened(word, ("ها", "ات", "ون", "ين", "ان", "ة", "ه", "ي"), 3)


_ALEF = str.maketrans("أإآىؤئ", "ااايوي")
