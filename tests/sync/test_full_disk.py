"""A disk that is full while pages and pictures are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from newspaper import Newspaper
from newsroom import Newsroom

from reader.errors import LibraryError
from reader.model import EVERYTHING, Mark, Ready
from reader.store import Store
from reader.store.connection import connect
from reader.store.sqlite import Connection


class Disk:
    """A disk with room for so many pages of the media file (4,096 bytes each); None is room enough."""

    def __init__(self) -> None:
        self.room: int | None = None

    def connect(self, uri: str) -> Connection:
        db = connect(uri)
        if self.room is not None and "media.sqlite" in uri:
            db.execute(f"PRAGMA max_page_count = {self.room}")
        return db


def kept_and_gone(store: Store) -> tuple[int, int]:
    """Count the pictures that rows refer to, and those of them that are not there."""
    stories = store.articles(store.ids(EVERYTHING))
    shown = [picture.url for story in stories for picture in (story.lead_image, *story.pictures) if picture]
    hashes = [kept for kept in store.pictures(shown).values() if kept]
    hashes += [row.thumbnail for row in store.rows(store.ids(EVERYTHING)) if row.thumbnail]
    return len(hashes), sum(store.media(kept) is None for kept in hashes)


@pytest.mark.parametrize("room", [12, 18, 26, 34, 42])
def test_a_full_disk_stops_the_sync_with_a_sentence_and_the_next_one_goes_on(
    tmp_path: Path, paper: Newspaper, room: int
) -> None:
    disk = Disk()
    with Store.open(tmp_path / "library") as store:
        feed = store.add_feed(url=paper.url("/feed.xml"))[0]
    disk.room = room
    with Store.open(tmp_path / "library", connect=disk.connect) as store:
        newsroom = Newsroom(store)
        with pytest.raises(LibraryError, match="no space left on the disk") as stopped:
            newsroom.sync()
        assert str(stopped.value).endswith(".")
        stories = newsroom.articles()
        assert stories
        assert all(story.body_html for story in stories)
        assert kept_and_gone(store)[1] == 0
        assert store.verify_media().articles == frozenset()
        marked, _ = store.mark([stories[0].id], Mark.BOOKMARK)  # reading and marking go on
        assert marked
        assert newsroom.feed(feed.id).failures == 0
    with Store.open(tmp_path / "library") as store:
        newsroom = Newsroom(store)
        newsroom.sync()
        assert all(story.ready is Ready.READY for story in newsroom.articles())
        kept, gone = kept_and_gone(store)
        assert kept > len(stories)
        assert gone == 0
        assert newsroom.articles()[0].full_text
