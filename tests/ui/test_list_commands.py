"""Each act on a reading list is done and undone on a real library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW, article

from reader.model import BOOKMARKS, Mark, Origin, Scope
from reader.store import Store
from reader.ui.commands import Act, Delete, Rename
from reader.ui.list_commands import AddToList, MakeList, RemoveFromList

TITLES = ("Crane", "Ferry", "Nets", "Opera")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.keep([article(title) for title in TITLES], origin=Origin.IMPORTED, now=NOW)
        yield opened


def ids(store: Store, *titles: str) -> tuple[int, ...]:
    rows = {row.title: row.id for row in store.rows(store.ids(Scope()))}
    return tuple(rows[title] for title in titles)


def drawing(store: Store) -> str:
    """Draw the lists and the bookmarks: "Walk(Crane Ferry) | Crane Ferry"."""
    lists = [f"{each.title}({titles(store, Scope(reading_list=each.id))})" for each in store.tree().lists]
    return " ".join([*lists, "|", *sorted(titles(store, BOOKMARKS).split())])


def titles(store: Store, scope: Scope) -> str:
    return " ".join(row.title for row in store.rows(store.ids(scope)))


def done_undone_redone(store: Store, act: Act) -> list[str]:
    seen = []
    step: Act | None = act
    for _ in range(4):
        assert step is not None
        step, _change = step.perform(store)
        seen.append(drawing(store))
    return seen


@pytest.fixture
def walk(store: Store) -> int:
    """A list of Ferry, Crane and Nets, in this order."""
    made, _change = store.make_list("Walk", ids(store, "Ferry", "Crane", "Nets"))
    return made


BEFORE = "Walk(Ferry Crane Nets) | Crane Ferry Nets"


def test_a_list_is_made_with_its_bookmarks_and_taken_back_with_those_it_made(store: Store) -> None:
    store.mark(ids(store, "Nets"), Mark.BOOKMARK)
    make = MakeList(text="Made", title="Walk", articles=ids(store, "Ferry", "Crane", "Nets"))
    assert done_undone_redone(store, make) == [BEFORE, "| Nets", BEFORE, "| Nets"]


def test_articles_are_added_at_the_end_and_taken_out_again(store: Store, walk: int) -> None:
    add = AddToList(text="Added", list=walk, articles=ids(store, "Crane", "Opera"))
    after = "Walk(Ferry Crane Nets Opera) | Crane Ferry Nets Opera"
    assert done_undone_redone(store, add) == [after, BEFORE, after, BEFORE]


def test_an_article_taken_out_comes_back_to_its_place_and_stays_bookmarked(store: Store, walk: int) -> None:
    remove = RemoveFromList(text="Removed", list=walk, articles=frozenset(ids(store, "Crane")))
    after = "Walk(Ferry Nets) | Crane Ferry Nets"
    assert done_undone_redone(store, remove) == [after, BEFORE, after, BEFORE]


def test_what_changes_nothing_cannot_be_undone(store: Store, walk: int) -> None:
    assert AddToList(text="Added", list=walk, articles=ids(store, "Ferry")).perform(store)[0] is None
    assert RemoveFromList(text="", list=walk, articles=frozenset(ids(store, "Opera"))).perform(store)[0] is None
    assert Rename(text="", lists={walk: "Walk"}).perform(store)[0] is None


def test_a_list_is_renamed(store: Store, walk: int) -> None:
    after = BEFORE.replace("Walk", "Harbour")
    rename = Rename(text="Renamed", lists={walk: "Harbour"})
    assert done_undone_redone(store, rename) == [after, BEFORE, after, BEFORE]


def test_a_list_is_deleted_and_the_bookmarks_stay(store: Store, walk: int) -> None:
    delete = Delete(text="Deleted", lists=frozenset({walk}))
    after = "| Crane Ferry Nets"
    assert done_undone_redone(store, delete) == [after, BEFORE, after, BEFORE]
    undelete, _change = delete.perform(store)
    assert undelete is not None
    assert undelete.place == Scope(reading_list=walk)  # type: ignore[attr-defined]
