"""A real feed that is read again brings nothing new, whatever it changes beside its texts (H44 to H47)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from builders import NOW

from reader.errors import DocumentError
from reader.model import Article
from reader.parse import feed
from reader.store import Store

Change = Callable[[Article, int], Article]
CHANGES: dict[str, Change] = {
    "nothing": lambda article, fetch: article,
    "no guid at all": lambda article, fetch: replace(article, guid=""),
    "another guid at every fetch": lambda article, fetch: replace(article, guid=f"{fetch}-{article.guid}"),
    "a tracking parameter on every link": lambda article, fetch: replace(
        article, url=f"{article.url}{'&' if '?' in article.url else '?'}utm_source={fetch}" if article.url else ""
    ),
}


@cache
def documents(corpora: Path) -> list[tuple[Article, ...]]:
    """Read the real feeds of two collections, those with articles."""
    found = []
    for collection in ("netnewswire", "feedjira"):
        for path in sorted((corpora / "corpora" / "feeds" / collection).rglob("*")):
            if path.suffix in (".rss", ".atom", ".json", ".xml", ".rdf") and path.stat().st_size < 60_000:
                found.append(_articles(path))
    return [articles for articles in found if articles]


def _articles(path: Path) -> tuple[Article, ...]:
    try:
        return feed.read(path.read_bytes(), url="https://paper.example/feed").articles
    except DocumentError:
        return ()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_second_fetch_brings_nothing_new(store: Store, corpora: Path, change: Change) -> None:
    every = documents(corpora)
    assert len(every) > 40
    doubled = {}
    for number, articles in enumerate(every):
        place = f"https://paper{number}.example/"
        subscribed, _ = store.add_feed(url=f"{place}feed", title=f"Paper {number}", site_url=place)
        for fetch in (1, 2):
            new = store.deliver(subscribed.id, [change(one, fetch) for one in articles], NOW + fetch).new
        doubled[number] = len(new)
    assert {number: count for number, count in doubled.items() if count} == {}
