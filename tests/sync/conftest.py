"""A newspaper that is being printed, and a newsroom with an empty library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from newspaper import Newspaper
from newsroom import Newsroom

from reader.store import Store


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Newspaper]:
    """A newspaper's server whose exact address may be dialled, as no other on this machine may."""
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with Store.open(tmp_path / "library") as store:
        yield Newsroom(store)
