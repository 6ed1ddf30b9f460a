"""What a word on the command line may be, and the sentence where it is something else."""

from __future__ import annotations

import argparse

from reader import urls

_LARGEST = 2**63 - 1  # that SQLite counts to


def id(word: str) -> int:
    """Check an id: a whole number from 1."""
    number = _number(word)
    if not 0 < number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{_shown(word)} is no id; `broadsheet list` prints the ids")
    return number


def feed(word: str) -> str:
    """Check what names a feed: its address, or its id."""
    return str(id(word)) if word.isdigit() else word


def limit(word: str) -> int:
    """Check a number of articles; one beyond any library means all of them."""
    number = _number(word)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{_shown(word)} is no number of articles")
    return min(number, _LARGEST)


def version(word: str) -> int:
    """Check the number of a version: a whole number from 1."""
    number = _number(word)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{_shown(word)} is no version; they count from 1")
    return number


def _number(word: str) -> int:
    """Read a whole number, -1 for what is none; one with too many digits is a very large one."""
    if not (word.isascii() and word.isdigit()):
        return -1
    return int(word) if len(word) < 1000 else _LARGEST + 1


def not_empty(word: str) -> str:
    """Check an address that a person may type as they like."""
    if not word.strip():
        raise argparse.ArgumentTypeError("the address is empty; type one such as https://paper.example")
    return word


def address(word: str) -> str:
    """Check an address on the web."""
    if not urls.is_web(word):
        raise argparse.ArgumentTypeError(
            f"{_shown(word)} is no address on the web, such as https://paper.example/story"
        )
    return word


def _shown(word: str) -> str:
    return repr(word if len(word) <= 100 else f"{word[:100]}…")
