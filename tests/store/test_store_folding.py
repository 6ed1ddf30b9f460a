"""Lists that fold: a story into its newest article, copies into the first article with their text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders import NOW, article

from reader.model import EVERYTHING, Grouped, Mark, Row, Scope
from reader.store import Store, folding

FOLDED = Scope(folded=True)


@pytest.fixture
def other_feed(store: Store) -> int:
    """The id of a feed of The Other Paper."""
    return store.add_feed(url="https://other.example/feed", title="The Other Paper")[0].id


def deliver(store: Store, feed: int, *titles: str) -> tuple[int, ...]:
    """Bring articles of these titles, each a minute older than the one before."""
    return store.deliver(feed, [article(title, published=NOW - 60 * n) for n, title in enumerate(titles)], NOW).new


def tell_one_story(store: Store, *articles: int) -> None:
    store.put_together(articles)


def fold(store: Store, copy: int, into: int) -> None:
    store.set_groups([Grouped(article=copy, signature=b"", terms=(), counted=(), copy_of=into)], NOW)


def titles(rows: Sequence[Row]) -> list[str]:
    return [row.title for row in rows]


def shown(store: Store, scope: Scope) -> list[str]:
    return titles(store.rows(store.ids(scope)))


def test_a_story_is_one_row_the_newest_that_the_list_holds(store: Store, paper_feed: int) -> None:
    new, alone, old = deliver(store, paper_feed, "Flood recedes", "Opera opens", "Flood rises")
    tell_one_story(store, new, old)
    assert shown(store, FOLDED) == ["Flood recedes", "Opera opens"]
    assert shown(store, EVERYTHING) == ["Flood recedes", "Opera opens", "Flood rises"]
    store.mark([new], Mark.READ)
    assert shown(store, Scope(folded=True, unread=True)) == ["Opera opens", "Flood rises"]
    assert shown(store, Scope(folded=True, search="rises")) == ["Flood rises"]
    assert alone


@pytest.mark.parametrize("many", [0, 20_000])
def test_pages_fold_as_the_list_does_however_long_it_is(
    store: Store, paper_feed: int, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(folding, "_MANY", many)
    ids = deliver(store, paper_feed, *(f"Story {n}" for n in range(12)))
    tell_one_story(store, *ids[1:9:2])
    tell_one_story(store, *ids[2::4])
    store.mark(ids[:3], Mark.READ)
    for scope in (FOLDED, Scope(folded=True, unread=True), Scope(folded=True, feed=paper_feed)):
        read: list[Row] = []
        before: tuple[int, int] | None = None
        while rows := store.page(scope, limit=2, before=before):
            read += rows
            before = (rows[-1].sort_at, rows[-1].id)
        assert titles(read) == shown(store, scope)
        assert 0 < len(read) < 9


def test_a_row_names_its_story_and_how_many_shown_articles_tell_it(
    store: Store, paper_feed: int, other_feed: int
) -> None:
    one, two, alone = deliver(store, paper_feed, "One", "Two", "Alone")
    (far,) = store.deliver(other_feed, [article("Far", url="https://other.example/far")], NOW).new
    tell_one_story(store, one, two, far)
    rows = {row.title: row for row in store.rows([one, two, alone, far])}
    assert rows["One"].story == rows["Far"].story is not None
    assert [rows[title].story_size for title in ("One", "Two", "Far", "Alone")] == [3, 3, 3, 0]
    assert rows["Alone"].story is None
    assert shown(store, Scope(story=rows["One"].story)) == ["Far", "One", "Two"]
    store.delete_feeds([other_feed])
    assert [row.story_size for row in store.rows([one, two])] == [2, 2]
    assert shown(store, Scope(story=rows["One"].story)) == ["One", "Two"]


def test_the_last_shown_one_of_a_story_stands_alone(store: Store, paper_feed: int, other_feed: int) -> None:
    (one,) = deliver(store, paper_feed, "One")
    (far,) = store.deliver(other_feed, [article("Far", url="https://other.example/far")], NOW).new
    tell_one_story(store, one, far)
    store.delete_feeds([other_feed])
    (row,) = store.rows([one])
    assert (row.story, row.story_size) == (None, 0)


def test_a_row_tells_who_else_carries_its_text(store: Store, paper_feed: int, other_feed: int) -> None:
    first, twin = deliver(store, paper_feed, "Agency text", "Agency text again")
    copies = [article(f"Copy {n}", url=f"https://other.example/{n}") for n in range(2)]
    for copy in (twin, *store.deliver(other_feed, copies, NOW).new):
        fold(store, copy, into=first)
    assert [row.also for row in store.rows([first])] == [("The Other Paper",)]
    assert shown(store, EVERYTHING) == ["Agency text"]
    store.delete_feeds([other_feed])
    assert [row.also for row in store.rows([first])] == [()]
