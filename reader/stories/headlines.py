"""What tells two headlines apart that are otherwise alike: their numbers, their days, the names they hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from reader.stories import listed

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_DAY_WITHOUT_SPACES = re.compile("(?:星期|礼拜|周|週)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[:!?|–—“”\"‘«»„…]|\.\s")  # what follows it has a capital whether it is a name or not
_LONG, _MANY = 4, 3  # letters, words: as many long ones with capitals, and none without, are capitals of a house style


def numbers(text: str) -> frozenset[str]:
    """List the numbers of a text that stand in digits."""
    return frozenset(_NUMBER.findall(unicodedata.normalize("NFKC", text)))


def days(text: str) -> frozenset[str]:
    """List the weekdays and months that a text names."""
    words = frozenset(word.casefold() for word in _WORD.findall(text))
    return (words & listed.of_all("days")) | frozenset(_DAY_WITHOUT_SPACES.findall(text))


def differ(one: str, other: str) -> bool:
    """Say whether two headlines give different numbers or days; one that gives none, or fewer, differs in nothing."""
    return _clash(numbers(one), numbers(other)) or on_other_days(one, other)


def on_other_days(one: str, other: str) -> bool:
    """Say whether two headlines name different weekdays or months."""
    return _clash(days(one), days(other))


def has_capitals(headline: str) -> bool:
    """Say whether a headline is written in a script that marks names, with capitals."""
    return headline != headline.lower()


def names(headline: str, shown: Collection[str]) -> list[frozenset[str]]:
    """List the names of a headline, each as its words in small letters, days left out.

    `shown` are words of the article as its text prints them: they tell which word is a name where any would have a
    capital, at a beginning or in a paper that gives one to every word.
    """
    told = {word for word in shown if word[:1].isupper()}
    found: list[list[str]] = [[]]
    for before, word, starts in _capitals(headline):
        if not word or before != " ":
            found.append([])
        if word and (not starts or word in told):
            found[-1].append(word.casefold())
        elif found[-1]:
            found.append([])
    return [frozenset(name) for name in found if name]


def _capitals(headline: str) -> Iterator[tuple[str, str, bool]]:
    """Give each word with what stands before it, "" for one that is no name, and whether it had to have a capital."""
    words = list(_WORD.finditer(headline))
    every = _house_style([word[0] for word in words[1:]])
    end = 0
    for word in words:
        before, end = headline[end : word.start()], word.end()
        starts = not word.start() or bool(_SENTENCE.search(before))
        label = starts and headline[end : end + 1] == ":"
        is_name = word[0][0].isupper() and not label and word[0].casefold() not in listed.of_all("days")
        yield before, re.sub("['’]s$", "", word[0]) if is_name else "", starts or every


def _house_style(words: Collection[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG]
    return len(long) >= _MANY and all(word[0].isupper() for word in long)


def _clash(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)
