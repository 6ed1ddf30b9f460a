"""Reading lists: in their own order, and never without an article that the reader put there."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, article, remove_for_good
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.errors import InputError
from reader.model import BOOKMARKS, EVERYTHING, Mark, Origin, Purge, Retention, Scope
from reader.store import Store

DAY = 86_400
_QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.fixture
def walk(store: Store, paper_feed: int) -> tuple[int, ...]:
    """Three articles, the newest first."""
    return store.deliver(
        paper_feed, [article(f"Step {n}", published=NOW - n, slug=f"s{n}") for n in (1, 2, 3)], NOW
    ).new


def shown(store: Store, list_: int, **more: Any) -> list[str]:
    return [row.title for row in store.rows(store.ids(Scope(reading_list=list_, **more)))]


def test_a_list_keeps_its_own_order_and_bookmarks_what_it_holds(store: Store, walk: tuple[int, ...]) -> None:
    one, two, three = walk
    made, change = store.make_list("  From the\nflood ", [three, one, 99, one])
    assert shown(store, made) == ["Step 3", "Step 1"]
    assert set(store.ids(BOOKMARKS)) == {one, three}
    assert change.articles == {one, three}
    assert change.tree
    assert change.counts
    assert two not in store.ids(BOOKMARKS)
    (known,) = store.tree().lists
    assert (known.id, known.title, known.made_at) == (made, "From the flood", NOW)
    assert store.counts(NOW).lists == {made: 2}


def test_the_newest_list_stands_first(store: Store, clock: Any) -> None:
    store.make_list("Older", [])
    clock.now += 1
    store.make_list("Newer", [])
    assert [one.title for one in store.tree().lists] == ["Newer", "Older"]
    assert store.counts(NOW).lists == {}


def test_articles_come_in_at_the_end_and_go_out(store: Store, walk: tuple[int, ...]) -> None:
    one, two, three = walk
    made, _ = store.make_list("Walk", [two])
    assert store.add_to_list(made, [one, two, three]).articles == {one, three}
    assert shown(store, made) == ["Step 2", "Step 1", "Step 3"]
    assert store.remove_from_list(made, [two, 99]).articles == {two}
    assert shown(store, made) == ["Step 1", "Step 3"]
    assert two in store.ids(BOOKMARKS)
    store.set_list(made, [three, two, one])
    assert shown(store, made) == ["Step 3", "Step 2", "Step 1"]


def test_a_list_can_be_narrowed_and_read_by_pages(store: Store, walk: tuple[int, ...]) -> None:
    one, two, three = walk
    made, _ = store.make_list("Walk", [two, three, one])
    store.mark([three], Mark.READ)
    assert shown(store, made, unread=True) == ["Step 2", "Step 1"]
    assert shown(store, made, search="step 3") == ["Step 3"]
    assert shown(store, made, folded=True) == ["Step 2", "Step 3", "Step 1"]
    scope = Scope(reading_list=made)
    first = store.page(scope, limit=2)
    assert [row.title for row in first] == ["Step 2", "Step 3"]
    assert [row.title for row in store.page(scope, limit=2, before=(first[-1].sort_at, first[-1].id))] == ["Step 1"]


def test_a_deleted_list_can_be_brought_back(store: Store, walk: tuple[int, ...]) -> None:
    made, _ = store.make_list("Walk", walk[::-1])
    assert store.delete_list(made).tree
    assert (store.tree().lists, store.counts(NOW).lists, shown(store, made)) == ((), {}, [])
    assert set(store.ids(BOOKMARKS)) == set(walk)
    store.undelete_list(made)
    assert shown(store, made) == ["Step 3", "Step 2", "Step 1"]
    store.delete_list(made)
    store.purge_deleted(2**40)
    with pytest.raises(InputError, match="no reading list"):
        store.undelete_list(made)
    assert set(store.ids(BOOKMARKS)) == set(walk)


def test_a_list_is_renamed(store: Store) -> None:
    made, _ = store.make_list("Walk", [])
    assert store.rename_list(made, "A walk").tree
    assert store.tree().lists[0].title == "A walk"


@pytest.mark.parametrize("title", ["", " \n"])
def test_a_list_has_a_name(store: Store, title: str) -> None:
    made, _ = store.make_list("Walk", [])
    for act in (lambda: store.make_list(title, []), lambda: store.rename_list(made, title)):
        with pytest.raises(InputError, match="needs a name"):
            act()
    assert [one.title for one in store.tree().lists] == ["Walk"]


def test_what_is_done_to_a_list_that_is_not_there_says_so(store: Store, walk: tuple[int, ...]) -> None:
    gone, _ = store.make_list("Gone", walk)
    store.delete_list(gone)
    for act in (
        lambda: store.rename_list(gone, "x"),
        lambda: store.add_to_list(gone, walk),
        lambda: store.remove_from_list(gone, walk),
        lambda: store.set_list(gone, walk),
        lambda: store.delete_list(9),
        lambda: store.undelete_list(9),
    ):
        with pytest.raises(InputError, match=r"There is no reading list \d in the library\."):
            act()


def test_its_articles_outlive_their_feed_and_every_rule(store: Store, paper_feed: int, walk: tuple[int, ...]) -> None:
    made, _ = store.make_list("Walk", walk[:2])
    store.mark(walk, Mark.UNBOOKMARK)
    store.set_retention(Retention(text_days=1))
    store.purge(NOW + 9 * DAY)
    assert shown(store, made) == ["Step 1", "Step 2"]
    assert [one.body_html for one in store.articles(walk[:2])] == ["<p>All of Step 1.</p>", "<p>All of Step 2.</p>"]
    remove_for_good(store, paper_feed)
    assert shown(store, made) == ["Step 1", "Step 2"]
    assert len(store.ids(EVERYTHING)) == 0
    store.delete_list(made)
    assert store.purge(NOW + 10 * DAY)[0].articles == 2
    assert [one for one in store.articles(walk) if one.body_html] == []


@pytest.mark.parametrize("both", [True, False])
def test_when_two_articles_turn_out_to_be_one_the_list_has_that_one(store: Store, paper_feed: int, both: bool) -> None:
    twins = [article("Twin", slug="a", body="One."), article("Twin", slug="b", body="Two."), article("Other")]
    ids = {one.url: one.id for one in store.articles(store.deliver(paper_feed, twins, NOW).new)}
    stays, goes = sorted((ids[twins[0].url], ids[twins[1].url]))
    other = ids[twins[2].url]
    made, _ = store.make_list("Walk", [goes, other, *([stays] if both else [])])
    known = store.articles([stays])[0]
    store.set_pages({goes: article("Twin", url=known.url, body="The page.")})
    assert store.article(goes) is None
    assert list(store.ids(Scope(reading_list=made))) == ([other, stays] if both else [stays, other])


def test_a_kept_story_that_gives_way_has_its_place_taken(store: Store, paper_feed: int) -> None:
    (kept,), _ = store.keep([article("Ahead", slug="ahead")], origin=Origin.PREFETCHED, now=NOW)
    made, _ = store.make_list("Walk", [kept])
    store.mark([kept], Mark.UNBOOKMARK)
    (told,) = store.deliver(paper_feed, [article("Told", slug="told")], NOW).new
    store.set_pages({told: article("Told", slug="ahead", body="The page.")})
    assert store.article(kept) is None
    assert shown(store, made) == ["Told"]


numbers = st.integers(1, 8)


class Lists(RuleBasedStateMachine):
    """Whatever happens to feeds, pages and rules: a list holds what the reader put there, in that order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=_QUICK)
        self.now = NOW
        self.store = Store.open(Path(self.folder.name), clock=lambda: self.now)
        self.feed = self.store.add_feed(url="https://paper.example/feed.xml")[0].id
        self.held: dict[int, list[str]] = {}  # by list: the titles in it, which never change here
        self.deliver([1, 2, 3, 4])

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def titles(self, ids: list[int]) -> list[str]:
        return list(dict.fromkeys(row.title for row in self.store.rows(ids)))

    @rule(slugs=st.lists(numbers, min_size=1, max_size=4))
    def deliver(self, slugs: list[int]) -> None:
        with suppress(InputError):
            told = [article(f"Story {slug}", slug=f"s{slug}", published=NOW - slug) for slug in slugs]
            self.store.deliver(self.feed, told, self.now)

    @rule(ids=st.lists(numbers, max_size=4))
    def make(self, ids: list[int]) -> None:
        living = [one for one in ids if self.is_here(one)]
        if len(self.held) < 4:
            made, _ = self.store.make_list("Walk", living)
            self.held[made] = self.titles(living)

    @rule(list_=st.integers(1, 4), ids=st.lists(numbers, max_size=3))
    def add(self, list_: int, ids: list[int]) -> None:
        living = [one for one in ids if self.is_here(one)]
        with suppress(InputError):
            self.store.add_to_list(list_, living)
            self.held[list_] = list(dict.fromkeys([*self.held[list_], *self.titles(living)]))

    @rule(list_=st.integers(1, 4), id=numbers)
    def remove(self, list_: int, id: int) -> None:
        gone = self.titles([id])
        with suppress(InputError):
            self.store.remove_from_list(list_, [id])
            self.held[list_] = [title for title in self.held[list_] if title not in gone]

    @rule(list_=st.integers(1, 4))
    def delete_and_think_again(self, list_: int) -> None:
        with suppress(InputError):
            self.store.delete_list(list_)
            self.store.undelete_list(list_)

    @rule(ids=st.lists(numbers, max_size=3), mark=st.sampled_from([Mark.READ, Mark.UNREAD, Mark.UNBOOKMARK]))
    def mark(self, ids: list[int], mark: Mark) -> None:
        self.store.mark(ids, mark)

    @rule(days=st.integers(1, 40))
    def purge(self, days: int) -> None:
        self.now += days * DAY
        self.store.set_retention(Retention(text_days=1))
        while self.store.purge(self.now)[0] != Purge():
            pass

    @rule()
    def unsubscribe(self) -> None:
        remove_for_good(self.store, self.feed)
        self.feed = self.store.add_feed(url="https://paper.example/feed.xml")[0].id

    @rule(id=numbers)
    def page(self, id: int) -> None:
        known = self.store.article(id)
        if known and known.body_html:
            self.store.set_pages({id: article(known.title, url=known.url, body=f"Page at {self.now}.")})

    def is_here(self, id: int) -> bool:
        known = self.store.article(id)
        return bool(known and known.body_html)

    @invariant()
    def every_list_holds_what_was_put_there_in_order_and_whole(self) -> None:
        for list_, titles in self.held.items():
            ids = list(self.store.ids(Scope(reading_list=list_)))
            assert [row.title for row in self.store.rows(ids)] == titles
            assert all(one.body_html for one in self.store.articles(ids))
        assert self.store.counts(NOW).lists == {list_: len(held) for list_, held in self.held.items() if held}
        assert {one.id for one in self.store.tree().lists} == self.held.keys()


TestLists = Lists.TestCase
TestLists.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
