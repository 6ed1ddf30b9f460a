"""`broadsheet offline`: what is not here when the network is gone, and why."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, also_read, article, media, picture

from reader.cli.offline import when
from reader.model import Origin, Part
from reader.paths import media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

LATER = int(time.time()) + 2 * 3600 + 60


@pytest.fixture
def feed(store: Store) -> int:
    made, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper", site_url="https://paper.example/")
    return made.id


@pytest.fixture
def stories(store: Store, feed: int) -> tuple[int, int]:
    """One story of which all is here, and one that lacks of everything something."""
    whole, lacking = store.deliver(
        feed,
        [
            article("Whole", section_path=("News", "Nation"), lead_image=picture("kept")),
            article(
                "Lacking",
                section_path=("News", "World"),
                pictures=(picture("kept"), picture("late"), picture("gone")),
                links=(also_read("whole"), also_read("elsewhere", position=1)),
                published=NOW - 60,
            ),
        ],
        NOW,
    ).new
    store.unwanted_pages([whole])
    kept = media(b"kept")
    store.add_media([kept])
    store.attach_pictures(whole, {picture("kept").url: kept.hash})
    return whole, lacking


def test_a_list_may_show_those_alone_that_lack_something(stories: tuple[int, int], broadsheet: Any) -> None:
    assert [one["title"] for one in broadsheet("list", "--lacking", "--json").json] == ["Lacking"]
    assert broadsheet("list", "--lacking", "--section", "News/Nation", "--json").json == []


def test_it_says_what_each_story_lacks_and_why(store: Store, stories: tuple[int, int], broadsheet: Any) -> None:
    _, lacking = stories
    note = store.note_failed
    note(Part.TEXT, lacking, "The server was busy.", now=NOW, next_try=LATER)
    note(Part.PICTURE, picture("gone").url, "There is no such picture.", now=NOW, next_try=None)
    said = broadsheet("offline")
    assert said.code == 1
    assert said.out.splitlines() == [
        f"{lacking:>6}  Lacking",
        "        lacks text: The server was busy. It is tried again in 2 hours.",
        "        lacks 2 of 3 pictures: It was not fetched yet. There is no such picture. "
        "It is not tried again by itself.",
        "        lacks 1 of 2 related stories: It was not fetched yet.",
        "The Paper",
        "  News: 1 of 2 ready",
        "  News/Nation: 1 of 1 ready",
        "  News/World: 0 of 1 ready",
        "1 of 2 ready. To fetch: 1 page, 2 pictures, 1 related story, about 420 KB.",
    ]


def test_a_place_of_which_all_is_here_ends_with_0(stories: tuple[int, int], broadsheet: Any) -> None:
    said = broadsheet("offline", "--section", "News/Nation")
    assert (said.code, said.out.splitlines()) == (
        0,
        ["The Paper", "  News/Nation: 1 of 1 ready", "All is here: 1 of 1 ready."],
    )
    assert broadsheet("offline", "--section", "News/World").code == 1


def test_feeds_and_unread_stories_can_be_asked_for(
    store: Store, stories: tuple[int, int], feed: int, broadsheet: Any
) -> None:
    broadsheet("mark", stories[1], "--read")
    assert broadsheet("offline", "--unread").code == 0
    assert broadsheet("offline", "--feed", feed).code == 1
    assert "no feed" in broadsheet("offline", "--feed", 99).err
    assert "no paper" in broadsheet("offline", "--section", "Nowhere").err.casefold()


def test_programs_get_every_story_with_all_that_is_known(stories: tuple[int, int], broadsheet: Any) -> None:
    whole, lacking = stories
    said = broadsheet("offline", "--json")
    assert said.code == 1
    assert said.json[0] == {
        "article": whole,
        "title": "Whole",
        "ready": "ready",
        "text": True,
        "pictures": 1,
        "pictures_kept": 1,
        "related": 0,
        "related_kept": 0,
        "lacks": [],
    }
    assert said.json[1]["article"] == lacking
    assert said.json[1]["lacks"][0] == {
        "part": "text",
        "url": "https://paper.example/lacking",
        "title": "",
        "error": "",
        "next_try": None,
    }
    assert [lack["part"] for lack in said.json[1]["lacks"]] == ["text", "picture", "picture", "related"]


def test_a_file_that_is_gone_from_the_disk_is_found_before_anything_is_said(
    store: Store, stories: tuple[int, int], folder: Path, broadsheet: Any
) -> None:
    assert broadsheet("offline", "--section", "News/Nation").code == 0
    db = sqlite3.connect(media_file(folder))
    db.execute("DELETE FROM media")
    db.commit()
    db.close()
    said = broadsheet("offline", "--section", "News/Nation")
    assert said.code == 1
    assert "lacks 1 of 1 picture: It was not fetched yet." in said.out


def test_an_empty_library_lacks_nothing(store: Store, broadsheet: Any) -> None:
    said = broadsheet("offline")
    assert (said.code, said.out) == (0, "Nothing here yet.\n")
    assert broadsheet("offline", "--json").json == []


def test_a_library_that_may_only_be_read_is_reported_as_it_stands(
    stories: tuple[int, int], folder: Path, broadsheet: Any
) -> None:
    db = sqlite3.connect(media_file(folder))
    db.execute("PRAGMA user_version = 99")
    db.execute("DELETE FROM media")
    db.commit()
    db.close()
    said = broadsheet("offline", "--section", "News/Nation")
    assert said.code == 0
    assert "newer version" in said.err


def test_many_reasons_are_cut_to_the_first(store: Store, feed: int, broadsheet: Any) -> None:
    named = [picture(f"p{number}") for number in range(5)]
    store.keep([article("Album", pictures=tuple(named))], origin=Origin.IMPORTED, now=NOW)
    for number, one in enumerate(named):
        store.note_failed(Part.PICTURE, one.url, f"Reason {number}.", now=NOW, next_try=None)
    told = (
        "lacks 5 of 5 pictures: Reason 0. Reason 1. Reason 2. They are not tried again by themselves. "
        "And 2 other reasons."
    )
    assert told in broadsheet("offline").out


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (-5, "at the next sync"),
        (0, "at the next sync"),
        (1, "in 1 minute"),
        (61, "in 2 minutes"),
        (3600, "in 1 hour"),
        (26 * 3600, "in 26 hours"),
        (3 * 86_400, "in 3 days"),
    ],
)
def test_the_next_try_is_said_in_plain_words(wait: int, words: str) -> None:
    assert when(NOW + wait, NOW) == words
