"""A library that the first edition made (tests/data/library-1), brought up to date: old or new, and then true."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import editions
import pytest

from reader.errors import LibraryError
from reader.model import BOOKMARKS, EVERYTHING, Lack, Part, Ready
from reader.store import Store
from reader.store.connection import connect


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library as the first edition left it."""
    return editions.unpack(1, tmp_path)


def ids(store: Store) -> dict[str, int]:
    return {row.title: row.id for row in store.rows(list(store.ids(EVERYTHING)))}


def test_bookmarks_places_pictures_and_prefetched_stories_are_still_there(folder: Path) -> None:
    with Store.open(folder) as store:
        (kept,) = store.rows(list(store.ids(BOOKMARKS)))
        assert (kept.title, kept.read) == ("A story with a lost picture", True)
        assert store.place(kept.id) == 0.5
        assert len(ids(store)) == 7
        river = store.pictures(["https://paper.example/river.jpg"])["https://paper.example/river.jpg"]
        assert river
        assert store.media(river)
        assert store.find("https://paper.example/river-rises")


def test_badges_say_after_the_update_what_is_really_here(folder: Path) -> None:
    with Store.open(folder) as store:
        said = {row.title: row.ready for row in store.rows(list(store.ids(EVERYTHING)))}
        assert said == {
            "A whole story": Ready.READY,
            "Told by the feed": Ready.READY,
            "A story with a lost picture": Ready.PARTLY,
            "A story without its related one": Ready.PARTLY,
            "A teaser": Ready.PARTLY,
            "A waiting story": Ready.PARTLY,
            "No words yet": Ready.NOT,
        }
        assert {one.article: one.ready for one in store.readiness(list(ids(store).values()))} == {
            ids(store)[title]: ready for title, ready in said.items()
        }


def test_what_the_first_edition_gave_up_is_told_and_a_lost_picture_is_wanted_once_more(folder: Path) -> None:
    with Store.open(folder) as store:
        teaser, lost = store.readiness([ids(store)["A teaser"], ids(store)["A story with a lost picture"]])
        assert [lack.error for lack in teaser.lacks] == ["An earlier version of Broadsheet did not fetch its page."]
        bridge = "https://paper.example/bridge.jpg"
        assert lost.lacks == (Lack(part=Part.PICTURE, url=bridge, title="A bridge"),)
        assert [picture.url for _, picture in store.missing_pictures(9)] == [bridge]


def test_only_read_it_asks_to_be_opened_where_it_can_be_written(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(LibraryError, match="Open it once where it can be written"):
        Store.open(folder, read_only=True)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize(
    ("at", "version"),
    [
        ("CREATE TABLE attempts", 1),
        ("WITH found", 1),
        ("PRAGMA user_version = 2", 1),
        ("COMMIT", 1),
        ("CREATE TABLE versions", 2),
        ("INSERT INTO houses", 2),
        ("PRAGMA user_version = 3", 2),
        ("CREATE TABLE polls", 3),
        ("PRAGMA user_version = 4", 3),
        ("nothing", 4),
    ],
)
def test_a_kill_in_the_middle_of_the_update_leaves_old_or_new(folder: Path, at: str, version: int) -> None:
    assert editions.update(folder, killed_at=at) == (at != "nothing")
    with closing(connect(f"{(folder / 'library.sqlite').as_uri()}?mode=rw")) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
    with Store.open(folder) as store:
        assert [row.title for row in store.rows(list(store.ids(BOOKMARKS)))] == ["A story with a lost picture"]
        assert store.rows([ids(store)["A teaser"]])[0].ready is Ready.PARTLY
        with store._library.read() as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
