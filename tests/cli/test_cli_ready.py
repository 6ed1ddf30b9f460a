"""`broadsheet offline --fetch`, `reextract` and `keep`: what makes a library whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newspaper_pages
import pytest
from builders import NOW, article, picture
from newspaper import Newspaper
from newspaper_stories import STORIES

from reader.model import Enclosure, Origin
from reader.settings import Settings
from reader.store import Store

TALK = b"ID3\x04\x00\x00\x00\x00\x02\x01" + bytes(range(256)) * 40


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Newspaper]:
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed


def kept(store: Store, title: str, **given: Any) -> int:
    """Keep an article whose text is here."""
    (id,), _ = store.keep([article(title, url="", **given)], origin=Origin.FOLLOWED, now=NOW)
    return id


# --- offline --fetch -------------------------------------------------------------------------------------------------


def test_what_lacks_is_fetched_and_then_all_is_here(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    paper.serve("/one.jpg", newspaper_pages.picture("one"), type="image/jpeg")
    kept(store, "A story", pictures=(picture(url=paper.url("/one.jpg")),))
    assert broadsheet("offline").code == 1
    said = broadsheet("offline", "--fetch")
    assert said.code == 0
    assert "All is here: 1 of 1 ready." in said.out
    assert said.err.splitlines() == ["about 120 KB", "1 of 1: A story"]
    assert broadsheet("offline").code == 0


def test_what_could_not_be_fetched_is_printed_with_its_reason(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    kept(store, "A story", pictures=(picture(url=paper.url("/gone.jpg")),))
    said = broadsheet("offline", "--fetch", "--json")
    assert said.code == 1
    (lack,) = said.json[0]["lacks"]
    assert "nothing at this address (404)" in lack["error"]
    assert lack["next_try"]


def test_offline_it_says_so_and_prints_what_lacks(
    store: Store, folder: Path, paper: Newspaper, broadsheet: Any
) -> None:
    settings = Settings(folder / "settings.json")
    settings["offline"] = True
    settings.save()
    kept(store, "A story", pictures=(picture(url=paper.url("/one.jpg")),))
    said = broadsheet("offline", "--fetch")
    assert said.code == 1
    assert "Offline: nothing was fetched." in said.err
    assert "lacks 1 of 1 picture" in said.out
    assert paper.requests == []


def test_only_what_was_named_is_fetched(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    feed, _ = store.add_feed(url=paper.url("/feed.xml"))
    store.deliver(feed.id, [article("In", url="", pictures=(picture(url=paper.url("/in.jpg")),))], NOW)
    kept(store, "Out", pictures=(picture(url=paper.url("/out.jpg")),))
    broadsheet("offline", "--fetch", "--feed", feed.id)
    assert [asked.path for asked in paper.requests] == ["/in.jpg"]


# --- reextract -------------------------------------------------------------------------------------------------------


def test_stored_pages_are_read_again(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    url = paper.story_url("bridge-opens")
    (id,), _ = store.keep([article("Old", url=url)], origin=Origin.FOLLOWED, now=NOW)
    page = newspaper_pages.page(STORIES[0], {story.slug: story for story in STORIES}, paper.base)
    store.add_page_bytes(id, page, url, "text/html")
    said = broadsheet("reextract")
    assert said.code == 0
    assert said.out == "1 page read again: 1 changed.\n"
    assert "Wooden bridge" in broadsheet("show", id).out
    assert broadsheet("reextract", "--json").json == {"pages": 1, "changed": 0, "failed": 0}


def test_a_library_without_pages_is_no_failure(store: Store, broadsheet: Any) -> None:
    assert broadsheet("reextract").out == "There are no stored pages to read again.\n"


# --- keep ------------------------------------------------------------------------------------------------------------


def test_an_attached_file_is_kept_and_its_place_printed(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    url = paper.serve("/talk.mp3", TALK, type="audio/mpeg")
    id = kept(store, "A talk", enclosures=(Enclosure(url=url),))
    said = broadsheet("keep", id)
    assert said.code == 0
    assert Path(said.out.strip()).read_bytes() == TALK
    assert said.err == "A talk (10 KB of 10 KB)\n"
    file = broadsheet("keep", id, url, "--json").json
    assert file["hash"] == hashlib.sha256(TALK).hexdigest()
    assert file["path"] == said.out.strip()


def test_of_several_files_one_must_be_named(store: Store, paper: Newspaper, broadsheet: Any) -> None:
    files = tuple(Enclosure(url=paper.url(f"/{n}.mp3"), length=2_000_000) for n in range(2))
    said = broadsheet("keep", kept(store, "A talk", enclosures=files))
    assert said.code == 1
    assert "has 2 files attached to it. Name one of them" in said.err
    assert paper.url("/1.mp3") in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((1,), "no file attached"),
        ((99,), "no article 99"),
        ((1, "https://paper.example/x.mp3"), "no such file attached"),
    ],
)
def test_what_cannot_be_kept_is_a_sentence(store: Store, broadsheet: Any, words: tuple[object, ...], said: str) -> None:
    kept(store, "A story")
    answer = broadsheet("keep", *words)
    assert answer.code == 1
    assert said in answer.err
    assert "Traceback" not in answer.err
