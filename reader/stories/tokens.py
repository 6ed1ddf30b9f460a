"""A text as tokens: words as printed, and pairs of characters where a script sets no spaces between its words.

Which tokens matter is decided by `terms`; nothing here knows a language, only scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Scripts written without spaces: Thai and Lao, Burmese, Khmer, kana, Han. Hangul too: its words carry their particles.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+")
# Marks that belong to a word though `\w` leaves them out: combining, Hebrew and Arabic points, vowel signs of India,
# Thailand and Burma.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
# A word without an end, as coded data, comes in parts of sixty characters: no dictionary of words is to hold it whole.
_PLAIN = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|\w{1,60}(?:'\w{1,60})*")
_MARKED = re.compile(rf"(?:\w\.){{2,}}|\d+(?:[.,]\d+)+|[\w{_MARKS}]{{1,60}}(?:'\w{{1,60}})*")
FIRST_UNSPACED = "\u0e00"  # below it: Latin, Greek, Cyrillic, Hebrew, Arabic, the scripts of India


def tokens(text: str) -> list[str]:
    """Split a text into words as printed, NFKC; a run of an unspaced script gives each pair of its neighbours."""
    if text.isascii():
        return _PLAIN.findall(text)
    text = unicodedata.normalize("NFKC", text).replace("’", "'")
    if not _RUN.search(text):
        return _MARKED.findall(text)
    found = _MARKED.findall(_RUN.sub(r" \g<0> ", text))
    return [part for word in found for part in (pairs(word) if unspaced(word) else (word,))]


def unspaced(token: str) -> bool:
    """Say whether a token is of a script without spaces."""
    return token >= FIRST_UNSPACED and bool(_RUN.match(token))


def pairs(run: str) -> Iterator[str]:
    """Give the pairs of neighbouring characters of a run, or its only character."""
    if len(run) == 1:
        return iter((run,))
    return (run[at : at + 2] for at in range(len(run) - 1))
