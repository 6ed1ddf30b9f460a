"""A library of the third edition (tests/data/library-3), brought up to date: its feeds are polled as before."""

from __future__ import annotations

import sys
from pathlib import Path

import editions
import pytest
from builders import NOW

from reader.model import BOOKMARKS, EVERYTHING, Retention
from reader.store import Store, header


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library as the third edition left it: four feeds, of which one failed and one was told to wait."""
    return editions.unpack(3, tmp_path)


def test_feeds_keep_their_validators_their_waits_and_their_sentences(folder: Path) -> None:
    with Store.open(folder) as store:
        feeds = {feed.title: feed for feed in store.feeds()}
        assert feeds["Gazette"].etag == b'W/"17"'
        assert feeds["Gazette"].next_poll == NOW + 3000
        assert (feeds["Tide Tables"].failures, feeds["Tide Tables"].error[:12]) == (2, "tide.example")
        assert (feeds["Away"].next_poll, feeds["Away"].failures) == (NOW + 40_000, 0)
        assert {(feed.stopped, feed.same_as, feed.asks, feed.user, feed.cookies) for feed in feeds.values()} == {
            ("", None, 0, "", False)
        }


def test_articles_marks_lists_and_rules_are_still_there(folder: Path) -> None:
    with Store.open(folder) as store:
        assert len(store.ids(EVERYTHING)) == 14
        assert {row.title for row in store.rows(list(store.ids(BOOKMARKS)))} == {
            "Harbour report 1", "Harbour report 2", "High water at noon",
        }  # fmt: skip
        assert [one.title for one in store.tree().lists] == ["Coast"]
        assert store.retentions() == (Retention(feed=3, text_days=365),)


def test_how_feeds_have_been_doing_is_known_before_the_first_poll(folder: Path) -> None:
    with Store.open(folder) as store:
        health = {one.feed.title: one for one in store.health(NOW)}
        assert store.polls() == ()
        assert (health["Gazette"].last, health["Gazette"].strip) == (None, "")
        assert health["Gazette"].newest == max(store.rhythm(health["Gazette"].feed.id))
        assert round(health["Gazette"].week) == 7
        assert health["Tide Tables"].silent
        assert health["Away"].newest is None


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize("at", ["ADD COLUMN cookies", "CREATE TABLE merged", "user_version = 4", "nothing"])
def test_a_kill_in_the_middle_of_the_update_leaves_old_or_new(folder: Path, at: str) -> None:
    assert editions.update(folder, killed_at=at) == (at != "nothing")
    found = header.read(folder / "library.sqlite")
    assert found
    assert found.version == (3 if at != "nothing" else 4)
    with Store.open(folder) as store:
        assert len(store.feeds()) == 4
        with store._library.read() as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
