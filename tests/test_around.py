"""What the library knows around one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, article, link
from event import BRIDGE, OFFERED, PILOTS, STOPPED

from reader.around import around, similar
from reader.model import Article, Origin
from reader.store import Store
from reader.sync import arrival

DAY = 86_400


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "library") as opened:
        yield opened


def brings(store: Store, *printed: Article, origin: Origin = Origin.IMPORTED) -> list[int]:
    """Put articles into the library, each alone: what makes a story is not asked here."""
    ids, _ = store.keep(printed, origin=origin, now=NOW + 100 * DAY)
    looks_at(store, ids)
    return list(ids)


def looks_at(store: Store, ids: Sequence[int]) -> None:
    found = arrival.look(store, store.articles(ids))
    store.set_groups([replace(one, story=None, with_article=None) for one in found], NOW)


def test_an_article_has_its_story_those_that_name_it_and_what_is_like_it(store: Store) -> None:
    first, second, pilots, named, _ = brings(
        store,
        article("Tanker stopped in Hormuz", body=STOPPED, slug="tanker"),
        article("Tehran stops a tanker in Hormuz", body=OFFERED, published=NOW + 3600),
        article("Pilots of the strait", body=PILOTS, published=NOW - 2 * DAY),
        article("A week at sea", body="Much happened at sea.", links=(link("Tanker", slug="tanker"),)),
        article("Bremen builds a bridge", body=BRIDGE),
    )
    store.put_together([first, second])
    found = around(store, first)
    assert [row.id for row in found.cited_by] == [named]
    assert found.story
    assert [member.row.id for member in found.story.members] == [first, second]
    assert [one.row.id for one in found.like] == [pilots]
    assert found.like[0].why.startswith("Shares ")
    assert "2 days apart" in found.like[0].why
    assert not found.like[0].earlier


def test_one_that_stands_alone_has_nothing_around_it(store: Store) -> None:
    (bridge, *_) = brings(store, article("Bremen builds a bridge", body=BRIDGE), article("Tanker", body=STOPPED))
    found = around(store, bridge)
    assert (found.cited_by, found.story, found.like) == ((), None, ())


def test_coverage_of_other_times_comes_last_however_long_ago(store: Store) -> None:
    long_ago, now, near = brings(
        store,
        article("Tanker stopped in Hormuz", body=STOPPED, published=NOW - 900 * DAY),
        article("Tehran stops a tanker in Hormuz", body=OFFERED),
        article("Pilots of the strait", body=PILOTS, published=NOW - 2 * DAY),
    )
    assert [(one.row.id, one.earlier) for one in similar(store, now, 5)] == [(near, False), (long_ago, True)]
    assert [one.row.id for one in similar(store, now, 1)] == [near]
    assert similar(store, now, 0) == ()


def test_what_no_list_shows_is_not_offered(store: Store) -> None:
    (now,) = brings(store, article("Tanker stopped in Hormuz", body=STOPPED))
    brings(store, article("Pilots of the strait", body=PILOTS), origin=Origin.PREFETCHED)
    feed = store.add_feed(url="https://gone.example/feed")[0].id
    pilots = article("Pilots of the strait", body=f"{PILOTS} They wait.", url="https://gone.example/p")
    gone = store.deliver(feed, [pilots], NOW).new
    looks_at(store, gone)
    assert [one.row.id for one in similar(store, now, 5)] == list(gone)
    store.delete_feeds([feed])
    assert similar(store, now, 5) == ()


def test_copies_of_it_are_not_like_it(store: Store) -> None:
    feeds = [store.add_feed(url=f"https://{name}.example/feed")[0].id for name in ("one", "two")]
    ids = [
        *store.deliver(feeds[0], [article("Tanker stopped", body=STOPPED, url="https://one.example/t")], NOW).new,
        *store.deliver(feeds[1], [article("Tanker stopped", body=STOPPED, url="https://two.example/t")], NOW).new,
    ]
    looks_at(store, ids)
    assert [around(store, one).like for one in ids] == [(), ()]
    assert [around(store, one).story for one in ids] == [None, None]


def test_one_that_was_not_looked_at_has_nothing_like_it_yet(store: Store) -> None:
    brings(store, article("Tanker stopped in Hormuz", body=STOPPED))
    (ids, _) = store.keep([article("Pilots of the strait", body=PILOTS)], origin=Origin.IMPORTED, now=NOW)
    assert similar(store, ids[0], 5) == ()
    assert similar(store, 999, 5) == ()
