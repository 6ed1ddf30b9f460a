"""The whole app is killed at any moment of a sync, a hundred times: nothing acknowledged is lost, nothing is half."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from killing import House
from newspaper import Answer, Newspaper

from reader.model import EVERYTHING, Mark
from reader.paths import library_file, media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups to kill"),
]

FEEDS = 20
KILLS = 25  # of each of four libraries
TEXT = "The boats lay still, and nobody had seen the keeper of the light since the evening before. " * 9
PICTURE = "/pictures/night-train-1.jpg"


def item(base: str, feed: int, number: int) -> str:
    """Write an item that wants no page; the first of each feed shows a picture."""
    picture = f'<img src="{base}/pictures/{feed}/night-train-1.jpg">' if not number else ""
    text = escape(f"<p>Feed {feed}, story {number}. {TEXT}</p>{picture}")
    return (
        f"<item><title>Story {number} of {feed}</title><guid>{feed}-{number}</guid><description>{text}</description>"
        f"<link>https://elsewhere.example/{feed}/{number}</link>"
        f"<pubDate>Tue, 10 Jun 2025 {number // 60:02}:{number % 60:02}:{feed:02} GMT</pubDate></item>"
    )


def publish(paper: Newspaper, stories: int) -> None:
    """Print so many stories in each feed."""
    for feed in range(FEEDS):
        items = "".join(item(paper.base, feed, number) for number in range(stories))
        icon = f"<image><url>{paper.url('/icon.png')}</url></image>"  # so that no page, one a second, is asked for it
        document = f"<rss version='2.0'><channel><title>Feed {feed}</title>{icon}{items}</channel></rss>"
        paper.answers[f"/feed/{feed}"] = Answer(document.encode(), "application/rss+xml")
        paper.answers[f"/pictures/{feed}/night-train-1.jpg"] = Answer(_picture(paper), "image/jpeg")


def _picture(paper: Newspaper) -> bytes:
    found = paper.find(PICTURE)
    assert isinstance(found, Answer)
    return found.body


def subscribe(folder: Path, paper: Newspaper) -> Path:
    with Store.open(folder) as store:
        for feed in range(FEEDS):
            store.add_feed(url=paper.url(f"/feed/{feed}"))
    return folder


def look(folder: Path, log: Path) -> None:
    """Look at what must hold after a kill; opening is the first thing that the next start does."""
    acknowledged = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
    with Store.open(folder) as store, store.lock("sync"), store.lock("window"):
        stories = {story.id: story for story in store.articles(store.ids(EVERYTHING))}
        for mark, id in acknowledged:
            story = stories[int(id)]
            assert story.read if mark == Mark.READ else story.bookmarked, "an acknowledged mark was lost"
        assert all(story.title and TEXT[:80] in story.body_html and story.feed for story in stories.values())
        assert store.verify_media().articles == frozenset(), "a picture is named that is not there"
    for file in (library_file(folder), media_file(folder)):
        db = sqlite3.connect(file)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        if file == library_file(folder):
            db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
            assert _twice(db) == []
            assert (
                db.execute("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM deliveries)").fetchall() == []
            )
        db.close()
    assert not list(folder.glob("**/*.part"))


def _twice(db: Any) -> list[Any]:
    return list(db.execute("SELECT feed, guid FROM deliveries GROUP BY feed, guid HAVING count(*) > 1").fetchall())


def told(folder: Path) -> list[Any]:
    """Write down all that a library says, but for times, ids and marks."""
    with Store.open(folder) as store:
        stories = [
            (story.url, story.title, story.body_html, story.published, story.sort_at, story.section_path, story.ready,
             story.links, story.pictures, store.pictures([one.url for one in story.pictures]))
            for story in store.articles(store.ids(EVERYTHING))
        ]  # fmt: skip
        feeds = [(feed.url, feed.title, feed.failures, feed.error, feed.etag) for feed in store.feeds()]
    return [sorted(stories, key=lambda one: one[0]), sorted(feeds)]


@pytest.fixture
def house(paper: Newspaper) -> Iterator[House]:
    """Where the app is started; the paper's address is allowed by then."""
    opened = House()
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_it_loses_nothing_and_goes_on(
    paper: Newspaper, house: House, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    folder, log = subscribe(tmp_path / "library", paper), tmp_path / "acknowledged"
    publish(paper, 1)
    house.begin(folder, log)
    started = time.monotonic()
    house.until_ended()
    takes = time.monotonic() - started
    for kill in range(KILLS):
        publish(paper, 2 + kill)
        house.begin(folder, log)
        time.sleep(chance.uniform(0, takes))
        house.kill()
        look(folder, log)
    house.begin(folder, log)
    house.until_ended()
    look(folder, log)
    undisturbed = subscribe(tmp_path / "undisturbed", paper)
    house.begin(undisturbed, tmp_path / "its-log")
    house.until_ended()
    assert told(folder) == told(undisturbed)
    assert len(log.read_text().splitlines()) > 100
