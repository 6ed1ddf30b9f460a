"""A list of feeds as lines of text: its folders, the feeds in them, and which of these are new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.output import counted
from reader.progress import Listed
from reader.text import one_line


def lines(entries: Sequence[Listed]) -> Iterator[str]:
    """Write each folder once, where it first comes up, and below it its feeds: "+" those that would be added."""
    written: set[tuple[str, ...]] = set()
    above: tuple[str, ...] = ()
    for one in entries:
        if one.path != above:
            yield from _folders(one.path, written)
            above = one.path
        yield "  " * len(one.path) + _feed(one)


def summary(entries: Sequence[Listed]) -> str:
    """Count them: "3 feeds would be added; 1 is in the library already, 1 stands twice, 1 cannot be taken."."""
    if not entries:
        return "This list names no feeds."
    others = (
        (sum(bool(one.known) for one in entries), "in the library already"),
        (sum(one.twice and not one.known for one in entries), "named before"),
        (sum(bool(one.problem) for one in entries), "without a usable address"),
    )
    told = [f"{count} {'is' if count == 1 else 'are'} {what}" for count, what in others if count]
    return (
        "; ".join(filter(None, (f"{counted(sum(one.new for one in entries), 'feed')} would be added", ", ".join(told))))
        + "."
    )


def _folders(path: tuple[str, ...], written: set[tuple[str, ...]]) -> Iterator[str]:
    """Write a folder under those above it; one that was left and comes up again is named anew."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in written or depth == len(path):
            written.add(path[:depth])
            yield "  " * (depth - 1) + f"{one_line(path[depth - 1])}/"


def _feed(one: Listed) -> str:
    name = one_line(" ".join(filter(None, (one.title, one.url))))
    if one.problem:
        return f"! {one_line(one.title or one.url)}: {one.problem}"
    if one.known:
        return f"= {name} (in the library as feed {one.known})"
    return f"= {name} (named before)" if one.twice else f"+ {name}"
