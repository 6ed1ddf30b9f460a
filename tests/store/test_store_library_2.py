"""A library of the second edition (tests/data/library-2), brought up to date: nothing is lost, all awaits a look."""

from __future__ import annotations

import sys
from pathlib import Path

import editions
import pytest

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Grouped, Retention, Scope
from reader.store import Store, header

_FERRIES = "Ferries stay in port"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library as the second edition left it: three papers, one agency's text in each of them."""
    return editions.unpack(2, tmp_path)


def titles(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    return sorted(row.title for row in store.rows(list(store.ids(scope))))


def test_articles_marks_feeds_and_rules_are_still_there(folder: Path) -> None:
    with Store.open(folder) as store:
        assert titles(store) == [
            "City walls restored",
            *[_FERRIES] * 3,
            "Harbour reopens",
            "Notes from the quay",
            "Storm nears the coast",
        ]
        assert titles(store, BOOKMARKS) == ["Storm nears the coast"]
        assert store.place(store.ids(BOOKMARKS)[0]) == 0.25
        assert [feed.title for feed in store.tree().feeds] == ["Post", "Times", "Herald"]
        assert store.retentions() == (Retention(feed=1, text_days=300),)
        assert [wish.title for wish in store.wishes()] == ["Wanted"]
        (row,) = store.rows([store.ids(BOOKMARKS)[0]])
        assert (row.also, row.changed, row.story, row.story_size) == ((), False, None, 0)


def test_what_lists_show_awaits_a_look_the_newest_first(folder: Path) -> None:
    with Store.open(folder) as store:
        assert store.ungrouped(99) == sorted(store.ids(EVERYTHING), reverse=True)


def test_every_figure_is_right_after_the_update_and_stays_so(folder: Path) -> None:
    with Store.open(folder) as store:
        texts = sorted(id for id in store.ids(EVERYTHING) if store.rows([id])[0].title == _FERRIES)
        for unread, folded in ((6, texts[:1]), (4, texts[1:])):
            store.set_groups(
                [Grouped(article=id, signature=b"s", terms=(), counted=(), copy_of=texts[0]) for id in folded], 0
            )
            counts = store.counts(0)
            assert (counts.unread, len(store.ids(UNREAD))) == (unread, unread)
            for feed in store.feeds():
                assert counts.feeds[feed.id] == len(store.ids(Scope(feed=feed.id, unread=True)))
            assert counts.folders == {1: len(store.ids(Scope(folder=1, unread=True)))}
        assert store.rows(texts[:1])[0].also == ("Herald", "Post")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize("at", ["CREATE TABLE stories", "CREATE TRIGGER delivery_gone", "user_version = 3", "nothing"])
def test_a_kill_in_the_middle_of_the_update_leaves_old_or_new(folder: Path, at: str) -> None:
    assert editions.update(folder, killed_at=at) == (at != "nothing")
    found = header.read(folder / "library.sqlite")
    assert found
    assert found.version == (2 if at != "nothing" else 4)
    with Store.open(folder) as store:
        assert len(store.ungrouped(99)) == 7
        with store._library.read() as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
