"""What tells two headlines apart that are otherwise alike: their numbers and days, and whether they share a name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from reader import paths

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_DAY_WITHOUT_SPACES = re.compile("(?:星期|礼拜|周|週)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def numbers(text: str) -> frozenset[str]:
    """List the numbers of a text that stand in digits."""
    return frozenset(_NUMBER.findall(unicodedata.normalize("NFKC", text)))


def days(text: str) -> frozenset[str]:
    """List the weekdays and months that a text names."""
    words = frozenset(word.casefold() for word in _WORD.findall(text))
    return (words & _named_days()) | frozenset(_DAY_WITHOUT_SPACES.findall(text))


def differ(one: str, other: str) -> bool:
    """Say whether two headlines give different numbers or days; one that gives none, or fewer, differs in nothing."""
    return _clash(numbers(one), numbers(other)) or _clash(days(one), days(other))


def _clash(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)


@cache
def _named_days() -> frozenset[str]:
    listed = tomllib.loads(paths.resource("stories", "days.toml").read_text("utf-8"))
    return frozenset(word for words in listed.values() for word in words.split())
