"""A feed that was found, read back from what a Found carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.errors import InputError
from reader.model import FoundFeed


def found(feeds: Iterable[Mapping[str, Any]]) -> tuple[FoundFeed, ...]:
    """Read the feeds of a Found. Raises InputError where they are none."""
    try:
        return tuple(FoundFeed(**{**one, "newest": tuple(map(tuple, one.get("newest", ())))}) for one in feeds)
    except TypeError as error:
        raise InputError("The feeds that were found could not be understood.") from error
