"""Feeds that are made one, and parted again: nothing is lost, and every list and count is right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, article, remove_for_good

from reader.errors import InputError
from reader.model import BOOKMARKS, EVERYTHING, Grouped, Mark, Poll, Scope
from reader.store import Store

OLD, NEW = "https://old.example/feed", "https://new.example/feed"


@pytest.fixture
def feeds(store: Store) -> tuple[int, int]:
    """The ids of a feed at its old address, in a folder, and of the same at its new one; two articles are in both."""
    folder, _ = store.add_folder(("World",))
    old = store.add_feed(url=OLD, title="Old", site_url="https://paper.example/", folder=folder)[0].id
    new = store.add_feed(url=NEW, title="New", site_url="https://paper.example/")[0].id
    store.deliver(old, [article(title) for title in ("A", "B", "C")], NOW)
    store.deliver(new, [article(title) for title in ("B", "C", "D")], NOW)
    return old, new


def titles(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    return sorted(row.title for row in store.rows(list(store.ids(scope))))


def state(store: Store) -> tuple[object, ...]:
    """All that a merge may change, as lists and look-ups show it."""
    ids = sorted(feed.id for feed in store.feeds())
    return (
        store.feeds(),
        store.counts(0),
        {feed: titles(store, Scope(feed=feed)) for feed in ids},
        [found.id if (found := store.feed_by_url(url)) else None for url in (OLD, NEW)],
        titles(store),
    )


def test_the_feed_that_stays_has_what_both_brought(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    (a,) = (row.id for row in store.rows(list(store.ids(EVERYTHING))) if row.title == "A")
    store.mark([a], Mark.BOOKMARK, Mark.READ)
    change = store.merge_feeds(old, new)
    assert change.tree
    assert change.counts
    assert [feed.id for feed in store.feeds()] == [new]
    assert titles(store, Scope(feed=new)) == titles(store) == ["A", "B", "C", "D"]
    assert titles(store, BOOKMARKS) == ["A"]
    counts = store.counts(0)
    assert (counts.unread, dict(counts.feeds), dict(counts.folders)) == (3, {new: 3}, {})


def test_either_address_finds_it_and_adding_the_old_one_makes_no_second(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    store.merge_feeds(old, new)
    assert [store.feed_by_url(url).id for url in (OLD, NEW)] == [new, new]  # type: ignore[union-attr]
    assert store.add_feed(url=OLD)[0].id == new


def test_nothing_is_lost_when_the_deleted_one_is_removed_for_good(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    store.merge_feeds(old, new)
    store.purge_deleted(2**40)
    assert titles(store, Scope(feed=new)) == titles(store) == ["A", "B", "C", "D"]
    assert store.add_feed(url=OLD)[0].id == new
    with pytest.raises(InputError, match=f"no feed {old}"):
        store.unmerge_feed(old)


def test_parting_them_leaves_all_as_it_was(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    before = state(store)
    store.merge_feeds(old, new)
    assert state(store) != before
    store.unmerge_feed(old)
    assert state(store) == before


def test_what_came_after_they_were_made_one_stays_with_the_one(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    store.merge_feeds(old, new)
    store.deliver(new, [article("E")], NOW)
    store.unmerge_feed(old)
    assert titles(store, Scope(feed=new)) == ["B", "C", "D", "E"]
    assert titles(store, Scope(feed=old)) == ["A", "B", "C"]


def test_an_offer_to_merge_with_a_feed_ends_with_that_feed(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    third = store.add_feed(url="https://third.example/feed")[0]
    offered = store.feeds([new])[0]
    store.note_polls(
        [(replace(offered, same_as=old), Poll(feed=new, at=NOW)), (replace(third, same_as=old), Poll(feed=3, at=NOW))]
    )
    store.merge_feeds(old, new)
    assert {feed.same_as for feed in store.feeds()} == {None}


def test_three_that_became_one_are_parted_in_turn(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    third = store.add_feed(url="https://third.example/feed")[0].id
    before = state(store)
    store.merge_feeds(old, new)
    store.merge_feeds(new, third)
    assert titles(store, Scope(feed=third)) == ["A", "B", "C", "D"]
    assert store.feed_by_url(OLD).id == third  # type: ignore[union-attr]
    store.unmerge_feed(new)
    store.unmerge_feed(old)
    assert state(store) == before


def test_a_text_that_one_carries_by_a_copy_and_the_other_itself_is_once_in_the_one(
    store: Store, feeds: tuple[int, int]
) -> None:
    old, new = feeds
    other = store.add_feed(url="https://other.example/feed")[0].id
    store.deliver(other, [article("A", url="https://other.example/a")], NOW)
    a, copy = store.find("https://paper.example/a") or 0, store.find("https://other.example/a") or 0
    store.set_groups([Grouped(article=copy, signature=b"s", terms=(1,), counted=(), copy_of=a)], NOW)
    before = state(store)
    store.merge_feeds(old, other)
    assert titles(store, Scope(feed=other)) == ["A", "B", "C"]
    assert store.counts(0).feeds == {new: 3, other: 3}
    store.unmerge_feed(old)
    assert state(store) == before


def test_a_feed_is_not_merged_into_itself_nor_into_one_that_is_not_there(store: Store, feeds: tuple[int, int]) -> None:
    old, new = feeds
    with pytest.raises(InputError, match="into itself"):
        store.merge_feeds(old, old)
    remove_for_good(store, new)
    with pytest.raises(InputError, match=f"no feed {new}"):
        store.merge_feeds(old, new)
