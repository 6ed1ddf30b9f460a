"""Words wrapped to the columns of a terminal, in which a Chinese letter takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_OPENING = "“‘（《〈「『【〔"
_CLOSING = "”’，。、；：？！）》〉」』】〕…"
# Between these letters a line may end anywhere, but not before a closing mark nor after an opening one.
_WIDE = "\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_PIECE = re.compile(rf"\s+|[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+")
_LEAST = 20  # columns left for words, however deep their indentation
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def width(words: str) -> int:
    """Count the columns that words take (Unicode Standard Annex 11)."""
    return sum(_columns(letter) for letter in words)


def wrap(words: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break words into lines of at most `columns`, indented by `first` and then `rest`.

    Line feeds in the words are kept. A word longer than a line is cut; an address is not, for it is copied from here.
    """
    lines: list[str] = []
    for paragraph in words.split("\n"):
        lines.extend(_lines(paragraph, columns, rest if lines else first, rest))
    return lines


def _lines(words: str, columns: int, first: str, rest: str) -> Iterator[str]:
    line, used = "", 0
    indent, room = first, _room(columns, first)
    for piece in _pieces(words, min(room, _room(columns, rest))):
        size = width(piece)
        if line and piece != " " and used + size > room:
            yield (indent + line).rstrip()
            indent, room, line, used = rest, _room(columns, rest), "", 0
        if line or piece != " ":
            line, used = line + piece, used + size
    yield (indent + line).rstrip()


def _room(columns: int, indent: str) -> int:
    return max(columns - width(indent), min(columns, _LEAST))


def _pieces(words: str, room: int) -> Iterator[str]:
    """Give what a line may be broken between: words, single wide letters, and " " for any space."""
    for piece in _PIECE.findall(words):
        if piece.isspace():
            yield " "
        elif len(piece) <= room or _ADDRESS.search(piece):
            yield piece
        else:
            yield from (piece[start : start + room] for start in range(0, len(piece), room))


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
