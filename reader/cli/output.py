"""How a command prints: JSON for programs, columns for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from reader.progress import Line


def print_object(value: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_array(values: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON array, each value as it comes, so that a long list needs no memory."""
    separator = "["
    for value in values:
        sys.stdout.write(separator + "\n" + json.dumps(value, ensure_ascii=False))
        separator = ","
    print("[]" if separator == "[" else "\n]")


def counted(count: int, what: str) -> str:
    """Write "1 feed" and "2 feeds"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def say_nothing(line: Line) -> None:
    """Keep quiet: the caller prints the outcome."""
