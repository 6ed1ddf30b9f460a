from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import article
from desks import fill

from reader.model import EVERYTHING
from reader.store import Store
from reader.ui import story_folds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Crane, Ferry and Nets tell one story, the first the newest; Opera, between them, another with Mill."""
    with Store.open(tmp_path) as opened:
        fill(opened, *(article(title) for title in ("Crane", "Opera", "Ferry", "Mill", "Nets")))
        opened.put_together(ids(opened, "Crane Ferry Nets"))
        opened.put_together(ids(opened, "Opera Mill"))
        yield opened


def ids(store: Store, titles: str) -> array[int]:
    rows = {row.title: row.id for row in store.rows(store.ids(EVERYTHING))}
    return array("q", (rows[title] for title in titles.split()))


def named(store: Store, found: array[int]) -> str:
    return " ".join(row.title for row in store.rows(found))


def story(store: Store, title: str) -> int:
    found = store.story_of(ids(store, title)[0])
    assert found is not None
    return found


def test_a_story_is_unfolded_where_its_first_row_stands(store: Store) -> None:
    folded = ids(store, "Crane Opera")
    assert named(store, story_folds.unfold(store, folded, {story(store, "Crane")})) == "Crane Ferry Nets Opera"
    assert named(store, story_folds.unfold(store, folded, {story(store, "Opera")})) == "Crane Opera Mill"


def test_a_story_that_the_list_does_not_hold_stays_out(store: Store) -> None:
    assert named(store, story_folds.unfold(store, ids(store, "Opera"), {story(store, "Crane")})) == "Opera"


def test_what_is_older_than_an_article_that_was_just_read_does_not_come_up(store: Store) -> None:
    listed = ids(store, "Crane Ferry Opera")
    assert named(store, story_folds.once(store, listed, ids(store, "Crane"))) == "Crane Opera"


def test_what_is_newer_than_an_article_that_was_just_read_comes(store: Store) -> None:
    listed = ids(store, "Crane Ferry Opera")
    assert named(store, story_folds.once(store, listed, ids(store, "Ferry"))) == "Crane Ferry Opera"


def test_where_nothing_stays_nothing_is_left_out(store: Store) -> None:
    assert named(store, story_folds.once(store, ids(store, "Crane Ferry"), ids(store, "Nets"))) == "Crane Ferry"
