"""A library in a new folder, with a clock that stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW

from reader.store import Store


class Clock:
    """A clock that a test sets."""

    now = NOW

    def __call__(self) -> float:
        return float(self.now)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "library", clock=clock) as opened:
        yield opened


@pytest.fixture
def paper_feed(store: Store) -> int:
    """The id of a subscribed feed of The Paper."""
    feed, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper", site_url="https://paper.example/")
    return feed.id
