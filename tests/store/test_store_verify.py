"""Kept files that are gone from the media file are wanted again, and badges tell the truth."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, article, media, picture

from reader.errors import ReadOnlyError
from reader.model import NOTHING, Origin, Ready
from reader.paths import media_file
from reader.store import Store

KEPT, SMALL, ICON = media(b"kept"), media(b"small"), media(b"icon")


def lose(store: Store, *hashes: str) -> None:
    assert store._media
    with store._media.write() as db:
        db.executemany("DELETE FROM media WHERE hash = ?", [(one,) for one in hashes])


@pytest.fixture
def id(store: Store, paper_feed: int) -> int:
    """A story of which all is here: its picture, the small one of it, and its feed's icon."""
    (new,) = store.deliver(paper_feed, [article(lead_image=picture())], NOW).new
    store.unwanted_pages([new])
    store.add_media([KEPT, SMALL, ICON])
    store.set_thumbnail(new, SMALL.hash)
    store.attach_pictures(new, {picture().url: KEPT.hash})
    store.update_feeds([replace(store.feeds()[0], icon=ICON.hash)])
    return new


def state(store: Store, id: int) -> tuple[Ready, str, str]:
    (row,) = store.rows([id])
    return row.ready, row.thumbnail, store.feeds()[0].icon


def test_where_all_is_there_nothing_changes(store: Store, id: int) -> None:
    assert store.verify_media() == NOTHING
    assert store.media_gone(KEPT.hash) == NOTHING
    assert store.media_gone("0" * 64) == NOTHING
    assert state(store, id) == (Ready.READY, SMALL.hash, ICON.hash)


def test_a_lost_picture_is_wanted_again_and_the_badge_says_so(store: Store, id: int) -> None:
    lose(store, KEPT.hash)
    assert store.verify_media().articles == {id}
    assert state(store, id)[0] is Ready.PARTLY
    assert store.missing_pictures(9) == ((id, picture()),)
    assert store.pictures([picture().url]) == {}
    assert store.verify_media() == NOTHING
    store.add_media([KEPT])
    store.attach_pictures(id, {picture().url: KEPT.hash})
    assert state(store, id)[0] is Ready.READY


def test_one_that_the_pane_misses_is_wanted_again_by_itself(store: Store, id: int) -> None:
    lose(store, KEPT.hash, SMALL.hash)
    assert store.media_gone(KEPT.hash).articles == {id}
    assert state(store, id) == (Ready.PARTLY, SMALL.hash, ICON.hash)


def test_lost_small_pictures_and_icons_are_left_out(store: Store, id: int) -> None:
    lose(store, SMALL.hash, ICON.hash)
    change = store.verify_media()
    assert (change.articles, change.tree) == ({id}, True)
    assert state(store, id) == (Ready.READY, "", "")


def test_a_lost_small_picture_is_made_anew_where_the_large_one_is_here(store: Store, id: int) -> None:
    assert store.small_pictures_lost() == []
    lose(store, SMALL.hash)
    store.verify_media()
    assert store.small_pictures_lost() == [id]
    assert store.verify_media() == NOTHING
    store.add_media([SMALL])
    assert store.set_thumbnail(id, SMALL.hash).articles == {id}
    assert store.small_pictures_lost() == []
    lose(store, SMALL.hash, KEPT.hash)
    store.verify_media()
    assert store.small_pictures_lost() == []  # the large one brings it along when it is fetched


def test_one_lost_file_is_lost_to_all_that_show_it(store: Store, paper_feed: int, id: int) -> None:
    (other,), _ = store.keep([article("Other", pictures=(picture(),))], origin=Origin.IMPORTED, now=NOW)
    lose(store, KEPT.hash)
    assert store.verify_media().articles == {id, other}


def test_a_picture_kept_again_at_that_moment_stays(store: Store, id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may keep a file after it was missed and before that is written down."""
    lose(store, KEPT.hash)
    write = store._library.write

    def write_after_it_came_back():
        store.add_media([KEPT])
        return write()

    monkeypatch.setattr(store._library, "write", write_after_it_came_back)
    assert store.verify_media() == NOTHING
    assert state(store, id)[0] is Ready.READY


def test_a_lost_media_file_leaves_every_badge_true(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        (id,), _ = store.keep([article(lead_image=picture())], origin=Origin.IMPORTED, now=NOW)
        store.add_media([KEPT])
        store.attach_pictures(id, {picture().url: KEPT.hash})
    for left in tmp_path.glob(f"{media_file(tmp_path).name}*"):
        left.unlink()
    with Store.open(tmp_path) as store:
        store.verify_media()
        assert store.rows([id])[0].ready is Ready.PARTLY


def test_where_nothing_may_be_written_it_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as store:
        (id,), _ = store.keep([article(lead_image=picture())], origin=Origin.IMPORTED, now=NOW)
        store.add_media([KEPT])
        store.attach_pictures(id, {picture().url: KEPT.hash})
        lose(store, KEPT.hash)
    with Store.open(tmp_path / "one", read_only=True) as store, pytest.raises(ReadOnlyError):
        store.verify_media()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    media_file(tmp_path / "two").unlink()
    with Store.open(tmp_path / "two", read_only=True) as store, pytest.raises(ReadOnlyError):
        store.media_gone(KEPT.hash)
