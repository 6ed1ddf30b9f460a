"""What a paper changed in a text: words inserted and words deleted.

Paragraphs are matched first, then the words of those that have become others. Where hardly anything has stayed the
whole is shown as deleted and inserted: that reads better than a mosaic, and takes no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.stories import passages
from reader.stories.alignment import Pair, align, matched

Kind = Literal["same", "inserted", "deleted"]

# A wide character stands for itself: Han, kana and Hangul are compared one by one, and so is what is no word.
_WIDE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u318f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"(?:[{_WIDE}]|[^\W{_WIDE}]+(?:['’.,-][^\W{_WIDE}]+)*|[^\w\s]|\s+?)\s*")
_MOST_WORDS, _MOST_PARAGRAPHS = 300, 1_000  # changes beyond which the whole counts as another
_SLIGHT = 3  # letters: what stays between two changes and is no longer than that goes with them
_ALIKE = 0.5  # of its words: a paragraph that keeps so many is the same one, rewritten


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what became of them."""

    kind: Kind
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two plain texts word by word, scripts without spaces character by character.

    What is same or inserted, put together, is the text after; what is same or deleted is the text before, but for
    white space.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return tuple(_joined(_pieces(old, new, align(_words(old), _words(new), most=_MOST_WORDS))))


def paragraphs(before_html: str, after_html: str) -> tuple[tuple[Piece, ...], ...]:
    """Compare two bodies: the pieces of each paragraph, heading and list item; one that came or went is one piece."""
    old, new = passages.read(before_html), passages.read(after_html)
    return tuple(_paragraphs(old, new, align(old, new, most=_MOST_PARAGRAPHS)))


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.strip() for token in tokens]


def _pieces(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Piece]:
    """Give the pieces between and at the pairs of tokens that are the same in both."""
    done_old = done_new = 0
    for at_old, at_new in (*pairs, (len(old), len(new))):
        gone, come = "".join(old[done_old:at_old]), "".join(new[done_new:at_new])
        if gone:
            yield Piece("deleted", _space(old, new, done_old, done_new) + gone)
        if come:
            yield Piece("inserted", come)
        if at_new < len(new) and at_old < len(old):
            yield Piece("same", new[at_new])
        done_old, done_new = at_old + 1, at_new + 1


def _space(old: Sequence[str], new: Sequence[str], at_old: int, at_new: int) -> str:
    """Give the space that stood before deleted words, where the text after has none there."""
    if not at_old or not at_new:
        return ""
    return " " if old[at_old - 1][-1:].isspace() and not new[at_new - 1][-1:].isspace() else ""


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Put neighbours of one kind together, and what slightly stays between two changes with these."""
    runs = _runs(pieces)
    kept = [one for number, one in enumerate(runs) if not _is_slight(runs, number)]
    if len(kept) == len(runs):
        return runs
    parts: list[Piece] = []
    for number, one in enumerate(runs):
        parts += [Piece("deleted", one.text), Piece("inserted", one.text)] if _is_slight(runs, number) else [one]
    return _runs(iter(parts))


def _is_slight(runs: Sequence[Piece], number: int) -> bool:
    one = runs[number]
    if one.kind != "same" or not 0 < number < len(runs) - 1:
        return False
    return len(one.text.strip()) <= _SLIGHT and " " not in one.text.strip() and not _wide(one.text)


def _wide(text: str) -> bool:
    return bool(re.match(f"[{_WIDE}]{{2}}", text))


def _runs(pieces: Iterator[Piece]) -> list[Piece]:
    """Put together what is of one kind: between two words that stay, first all deleted ones, then all inserted."""
    runs: list[Piece] = []
    gone = come = ""

    def changed() -> list[Piece]:
        both = (Piece("deleted", gone), Piece("inserted", come))
        return [one for one in both if one.text]

    for piece in pieces:
        match piece.kind:
            case "deleted":
                gone += piece.text
            case "inserted":
                come += piece.text
            case "same" if runs and runs[-1].kind == "same" and not (gone or come):
                runs[-1] = Piece("same", runs[-1].text + piece.text)
            case "same":
                runs += [*changed(), piece]
                gone = come = ""
    return [*runs, *changed()]


def _paragraphs(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> Iterator[tuple[Piece, ...]]:
    done_old = done_new = 0
    for at_old, at_new in (*pairs, (len(old), len(new))):
        yield from _rewritten(old[done_old:at_old], new[done_new:at_new])
        if at_new < len(new) and at_old < len(old):
            yield (Piece("same", new[at_new]),)
        done_old, done_new = at_old + 1, at_new + 1


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    """Give the paragraphs of a stretch where none has stayed as it was."""
    done_old = done_new = 0
    for at_old, at_new in (*matched(_bags(old), _bags(new), least=_ALIKE), (len(old), len(new))):
        yield from ((Piece("deleted", one),) for one in old[done_old:at_old])
        yield from ((Piece("inserted", one),) for one in new[done_new:at_new])
        if at_new < len(new) and at_old < len(old):
            yield compare(old[at_old], new[at_new])
        done_old, done_new = at_old + 1, at_new + 1


def _bags(paragraphs: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(_words(_TOKEN.findall(one))) for one in paragraphs]
