"""The words that papers print before a link to a related story: ALSO READ, Lire aussi, 延伸閱讀.

The words themselves are in resources/labels.toml, by language; where they may stand on a page is decided in related.py.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from reader import paths

LONGEST = 260  # characters: a labelled line is short; a longer paragraph only happens to begin with these words


class Use(StrEnum):
    """What a label is printed for. Where languages or lists disagree about a word, the first of these counts."""

    INLINE = "inline"  # a call to read on, before a title or over a few links between paragraphs
    END = "end"  # heads a box about this very story
    LOOSE = "loose"  # heads boxes of other subjects too: believed before a title, and over links between paragraphs
    LINE = "line"  # nearly always heads such boxes: believed before a title on its own line only


_SEPARATOR = r"\s*(?:[:\uff1a\ua789|\uff5c\uff0f>»›→▶⇒]+|\s[-–—]+\s|[-–—]+$)\s*"
_BULLETS = r"[\[(（{【〖［〔「『<＜《«\"“*＊•·●○■□◆◇▌▍※☞👉🔴🔵+\-–—>＞»›►▶▷▸▼→⇒|]*\s*"
_CLOSED = r"\s*[\])】〗］〕」』）〉》]\s*[:\uff1a]?\s*"  # a label in brackets needs no other sign after it
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufe0f]")  # directions, empty spaces
_SIGNS = ' .…:：|｜>＞»›→▶►▸–—-[]()【】«»"“”'  # that may stand around a label
_CLOSING = {"[": "]", "(": ")", "{": "}", "«": "»"}


def split_label(text: str) -> tuple[str, str] | None:
    """Split "ALSO READ: A title" into ("ALSO READ", "A title"); a label alone gives an empty title.

    None where the text does not begin with a label, where words follow it without a separator ("Read more books"),
    or where it is longer than a labelled line.
    """
    if len(text) > 4 * LONGEST:
        return None
    line = _composed(" ".join(_INVISIBLE.sub("", text).split()))
    if not line or len(line) > LONGEST:
        return None
    start = re.match(_BULLETS, line)
    pattern = _patterns().get(_initial(line[start.end() :] if start else line))
    found = pattern.fullmatch(line) if pattern is not None else None
    if found is None:
        return None
    return found["label"], _without_bracket(line, found["rest"] or found["closed"] or "")


def use(label: str) -> Use:
    """Say what a label that `split_label` found is printed for."""
    key = _key(label)
    known = _uses().get(key)
    if known is not None:
        return known
    return next((use for pattern, use in _open_ended() if pattern.fullmatch(key)), Use.LINE)


def speaks_for_itself(label: str, *, alone: bool = False) -> bool:
    """Tell whether a label is printed for stories about this one only, so that no place need confirm it.

    One that stands `alone` over links apart from the text must not be a button's words either: Read more.
    """
    return use(label) in (Use.INLINE, Use.END) and not (alone and is_button(label))


def calls(label: str) -> bool:
    """Tell whether a label is believed before a title that has no address, where it could begin a sentence too.

    That is a label in capitals, or one of several words; scripts without capitals are judged by its length.
    """
    if label.isupper():
        return use(label) is not Use.LINE
    return use(label) in (Use.INLINE, Use.END) and (" " in label or (len(label) > 3 and not label.isascii()))


def heads_others(text: str) -> bool:
    """Tell whether words are the heading of a box that is never about this story: Related topics, Most read."""
    return _is_listed(text, "refused")


def is_button(text: str) -> bool:
    """Tell whether words are a button's, not a title's: Continue reading."""
    return _is_listed(text, "button")


@cache
def languages() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Read the labels as the file has them: by language (BCP 47) and by use, "refused" and "button"."""
    read = tomllib.loads(paths.resource("labels.toml").read_text("utf-8"))
    return {language: {name: tuple(map(_composed, said[name])) for name in said} for language, said in read.items()}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _listed(name: str) -> Iterable[str]:
    return dict.fromkeys(label for said in languages().values() for label in said.get(name, ()))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Make one pattern for each letter that labels begin with, so that a line is held against a few of them only."""
    labels = defaultdict(list)
    for label in dict.fromkeys(label for use in Use for label in _listed(use)):
        labels[_initial(label)].append(label)
    return {initial: _labelled(some) for initial, some in labels.items()}


def _labelled(labels: list[str]) -> re.Pattern[str]:
    choice = "|".join(_pattern(label) for label in sorted(labels, key=len, reverse=True))
    after = rf"(?:{_SEPARATOR}(?P<rest>.*)|{_CLOSED}(?P<closed>.*)|\s*[.…]{{0,3}}[\])}}]?)"
    return re.compile(rf"{_BULLETS}(?P<label>{choice}){after}", re.IGNORECASE)


def _pattern(label: str) -> str:
    words = "".join(_letter(letter) for letter in label)
    return words.replace("…", r"[^\s:\uff1a|>.,][^:\uff1a|>.,]{1,40}?")


def _letter(letter: str) -> str:
    """Match a letter with or without its accents: capitals are often printed without."""
    if letter == " ":
        return r"\s+"
    if letter in "'’":
        return "['’]"
    if letter in "iı":  # Turkish capitals: İLGİLİ, AYRICA
        return "[iı]"
    plain = _plain(letter)
    return f"[{letter}{plain}]" if plain != letter else re.escape(letter) if letter != "…" else letter


def _plain(letter: str) -> str:
    """Take the accents off a Latin or Greek letter; what they are in other scripts is no ornament."""
    apart = unicodedata.normalize("NFD", letter)
    first = apart[:1]
    return first if len(apart) > 1 and unicodedata.name(first, "").startswith(("LATIN", "GREEK")) else letter


def _initial(text: str) -> str:
    return _plain(text[:1].lower()[:1].replace("ı", "i")) if text else ""


@cache
def _uses() -> Mapping[str, Use]:
    return {_key(label): use for use in reversed(Use) for label in _listed(use)}


@cache
def _open_ended() -> tuple[tuple[re.Pattern[str], Use], ...]:
    return tuple(
        (re.compile(_pattern(label), re.IGNORECASE), use) for use in Use for label in _listed(use) if "…" in label
    )


@cache
def _list(name: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    labels = list(_listed(name))
    patterns = tuple(re.compile(_pattern(label), re.IGNORECASE) for label in labels if "…" in label)
    return frozenset(map(_key, labels)), patterns


def _is_listed(text: str, name: str) -> bool:
    key = _key(text)
    whole, patterns = _list(name)
    return key in whole or any(pattern.fullmatch(key) for pattern in patterns)


def _key(text: str) -> str:
    """Make the form in which labels are compared: no accents, brackets or signs around them."""
    line = _composed(" ".join(_INVISIBLE.sub("", text).split())).lower().replace("’", "'")
    line = line.replace("i\u0307", "i").replace("ı", "i")  # what Turkish capitals become
    return "".join(map(_plain, line)).strip(_SIGNS)


def _without_bracket(line: str, rest: str) -> str:
    closing = _CLOSING.get(line[0], "")
    return rest.removesuffix(closing).strip() if closing else rest.strip()
