"""Texts as papers edit them: copies that are to be found, and follow-ups that are none."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from told import Told

_FEWEST = 40  # words: below, nobody edits
_SAME = 0.5  # of all runs of four words of the shorter text: two papers that print one agency's text

Printed = tuple[str, str]  # title, text


def copies(all_told: Sequence[Told], chance: random.Random) -> Iterator[tuple[Told, Printed]]:
    """Give each article of some length beside an edited copy of it."""
    for number, told in enumerate(all_told):
        if len(told.text.split()) >= _FEWEST:
            yield told, _EDITS[number % len(_EDITS)](told.title, told.text, chance)


def others(all_told: Sequence[Told], chance: random.Random) -> Iterator[tuple[Told, Printed]]:
    """Give pairs that are no copies: one event in two papers, one topic, follow-ups that repeat half of the text.

    Papers that print the same agency's words in fact, by all runs of four words, are left out.
    """
    for told, other in (*_same_event(all_told), *_same_topic(all_told, chance)):
        if not _shares_text(told.text, other.text):
            yield told, (other.title, other.text)
    yield from _follow_ups(all_told, chance)


def _same_event(all_told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    for members in _by(all_told, lambda told: told.story):
        yield from ((one, two) for at, one in enumerate(members) for two in members[:at])


def _same_topic(all_told: Sequence[Told], chance: random.Random) -> Iterator[tuple[Told, Told]]:
    for members in _by(all_told, lambda told: told.topic):
        for one in members:
            yield from ((one, two) for two in chance.sample(members, min(5, len(members))) if two.story != one.story)


def _follow_ups(all_told: Sequence[Told], chance: random.Random) -> Iterator[tuple[Told, Printed]]:
    for members in _by(all_told, lambda told: told.story):
        for one in members:
            other, background = chance.choice(members), _passages(one.text)
            half = len(background) // 2
            if other is not one and half > 1:
                yield one, (other.title, "\n".join([*_passages(other.text)[:half], *background[half:]]))


def _by(all_told: Iterable[Told], key: Callable[[Told], str]) -> Iterable[list[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for told in all_told:
        found[key(told)].append(told)
    return found.values()


def _shares_text(one: str, two: str) -> bool:
    a, b = _runs(one), _runs(two)
    return len(a & b) >= _SAME * min(len(a), len(b))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def _passages(text: str) -> list[str]:
    """Give the paragraphs, or two sentences at a time where there are hardly any."""
    found = [line for line in text.split("\n") if line.strip()]
    if len(found) > 2:
        return found
    sentences = re.split(r"(?<=[.!?]) ", text)
    return [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]


def _cut(title: str, text: str, chance: random.Random) -> Printed:
    found = _passages(text)
    return title, "\n".join(found[: max(1, round(len(found) * chance.uniform(0.5, 0.9)))])


def _reordered(title: str, text: str, chance: random.Random) -> Printed:
    first, *rest = _passages(text)
    chance.shuffle(rest)
    return title, "\n".join([first, *rest])


def _signed(title: str, text: str, chance: random.Random) -> Printed:
    return (
        title,
        f"{chance.choice(['LONDON (Reuters) - ', 'BERLIN — '])}{text}\nReporting by A. Nyman; editing by O. Roe",
    )


def _reworded(title: str, text: str, chance: random.Random) -> Printed:
    words = text.split(" ")
    return title, " ".join(chance.choice(words) if chance.random() < 0.05 else word for word in words)


def _retitled(title: str, text: str, chance: random.Random) -> Printed:
    words = title.split()
    chance.shuffle(words)
    return " ".join([*words[:6], "live"]), _reworded(title, text, chance)[1]


def _all(title: str, text: str, chance: random.Random) -> Printed:
    return _signed(*_reworded(*_cut(title, text, chance), chance), chance)


_EDITS = (_cut, _reordered, _signed, _reworded, _retitled, _all)
