"""A newspaper that is being printed, and a fetcher in a hurry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from newspaper import Newspaper

from reader.sync.fetch import Limits

HASTY = Limits(answer=0.6, whole=1.2, page_pause=0.0)  # seconds: so that silent servers cost a test little


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Newspaper]:
    """A newspaper's server whose exact address may be dialled, as no other on this machine may."""
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed
