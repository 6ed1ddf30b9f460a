"""A feed as a list in a file (OPML) names it, and what there is to say about it before it is brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of an Outline. Only what is new can be chosen: neither known, nor named before, nor with a problem."""

    path: tuple[str, ...] = ()  # the titles of the folders that it lies in
    title: str = ""
    url: str = ""  # as the file writes it
    known: int = 0  # the id of the feed that is in the library already
    twice: bool = False  # it stands earlier in the file
    problem: str = ""  # a sentence, or "" where it can be subscribed to

    @property
    def new(self) -> bool:
        """Whether it can be brought in."""
        return not (self.known or self.twice or self.problem)


def listed(entries: Iterable[Mapping[str, Any]]) -> tuple[Listed, ...]:
    """Read the entries of an Outline. Raises InputError where they are none."""
    try:
        return tuple(Listed(**{**entry, "path": tuple(entry["path"])}) for entry in entries)
    except (KeyError, TypeError) as error:
        raise InputError("The list of feeds could not be understood.") from error
