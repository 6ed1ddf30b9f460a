"""Pictures and pages kept beside the library, and how much of an article is here when the network is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import NOW, article, media, picture, remove_for_good

from reader.model import EVERYTHING, NOTHING, Origin, Picture, Ready
from reader.paths import library_file, media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

A, B, C = media(b"a"), media(b"b"), media(b"c")


@pytest.fixture
def files(store: Store) -> None:
    """Keep files that pictures may show."""
    store.add_media([A, B, C])


def ready(store: Store, id: int) -> Ready:
    (row,) = store.rows([id])
    return row.ready


def test_a_kept_file_is_read_back(store: Store) -> None:
    kept = media(b"\x89PNG", type="image/png", width=3, height=2)
    store.add_media([kept, kept])
    store.add_media([kept])
    assert store.media(kept.hash) == kept
    assert store.media("0" * 64) is None


def test_pictures_lie_beside_the_library_not_in_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        before = library_file(tmp_path).stat().st_size
        store.add_media([media(b"x" * 1_000_000)])
    assert library_file(tmp_path).stat().st_size == before
    assert media_file(tmp_path).stat().st_size > 1_000_000


@pytest.mark.usefixtures("files")
def test_an_article_is_ready_when_its_text_and_every_picture_are_here(store: Store, paper_feed: int) -> None:
    one, two = picture("one"), picture("two")
    first, second = store.deliver(
        paper_feed, [article("First", lead_image=one, pictures=(two,)), article("Second", pictures=(two,))], NOW
    ).new
    assert store.unwanted_pages([first, second]) == NOTHING
    assert (ready(store, first), ready(store, second)) == (Ready.PARTLY, Ready.PARTLY)
    assert store.attach_pictures(first, {two.url: A.hash}).articles == {second}
    assert (ready(store, first), ready(store, second)) == (Ready.PARTLY, Ready.READY)
    assert store.attach_pictures(first, {one.url: None}) == NOTHING
    assert ready(store, first) is Ready.PARTLY
    assert store.attach_pictures(first, {one.url: B.hash}).articles == {first}
    assert ready(store, first) is Ready.READY
    assert store.pictures([one.url, two.url, "https://x.example/"]) == {one.url: B.hash, two.url: A.hash}


def test_no_text_is_not_ready_and_a_caption_alone_lacks_nothing(store: Store, paper_feed: int) -> None:
    bare, captioned = store.deliver(
        paper_feed, [article("Bare", body_html=""), article("Told", lead_image=Picture(url="", caption="A photo"))], NOW
    ).new
    store.unwanted_pages([bare, captioned])
    assert (ready(store, bare), ready(store, captioned)) == (Ready.NOT, Ready.READY)
    known = store.article(captioned)
    assert known
    assert known.lead_image == Picture(url="", caption="A photo")
    assert store.missing_pictures(9) == ()


@pytest.mark.usefixtures("files")
def test_a_picture_that_failed_later_does_not_lose_the_kept_one(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(pictures=(picture(),))], NOW).new
    store.attach_pictures(id, {picture().url: A.hash})
    store.attach_pictures(id, {picture().url: None})
    assert store.pictures([picture().url]) == {picture().url: A.hash}


@pytest.mark.usefixtures("files")
def test_missing_pictures_come_lead_first_then_newest(store: Store, paper_feed: int) -> None:
    old, new = store.deliver(
        paper_feed,
        [
            article("Old", published=NOW - 9, lead_image=picture("old-lead"), pictures=(picture("shared"),)),
            article("New", lead_image=picture("new-lead"), pictures=(picture("new"), picture("shared"))),
        ],
        NOW,
    ).new

    def asked(limit: int = 9, article: int | None = None) -> list[tuple[int, str]]:
        missing = store.missing_pictures(limit, article)
        return [(id, shown.url.rpartition("/")[2].removesuffix(".jpg")) for id, shown in missing]

    assert asked() == [(new, "new-lead"), (old, "old-lead"), (new, "new"), (new, "shared")]
    assert asked(article=old) == [(old, "old-lead"), (old, "shared")]
    assert asked(limit=1) == [(new, "new-lead")]
    store.attach_pictures(new, {picture("new-lead").url: None, picture("new").url: A.hash})
    assert asked() == [(old, "old-lead"), (new, "shared")]
    store.delete_feeds([paper_feed])
    assert asked() == []


def test_prefetched_stories_miss_their_pictures_too(store: Store) -> None:
    (id,), _ = store.keep([article(pictures=(picture(),))], origin=Origin.PREFETCHED, now=NOW)
    assert store.missing_pictures(9) == ((id, picture()),)


def test_pictures_keep_their_words_and_order(store: Store, paper_feed: int) -> None:
    shown = (picture("a", caption="A", credit="Ann", alt="alt"), picture("b"), picture("a"))
    (id,) = store.deliver(paper_feed, [article(lead_image=picture("lead", caption="L"), pictures=shown)], NOW).new
    known = store.article(id)
    assert known
    assert (known.lead_image, known.pictures) == (picture("lead", caption="L"), shown)


@pytest.mark.usefixtures("files")
def test_a_thumbnail_shows_in_the_row(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    assert store.set_thumbnail(id, C.hash).articles == {id}
    assert store.set_thumbnail(id, C.hash) == NOTHING
    assert store.rows(store.ids(EVERYTHING))[0].thumbnail == C.hash


@pytest.mark.usefixtures("files")
def test_a_thumbnail_is_of_the_picture_and_so_of_every_story_that_it_leads(store: Store, paper_feed: int) -> None:
    lead, other = picture("lead"), picture("other")
    first, second, inside = store.deliver(
        paper_feed,
        [
            article("First", lead_image=lead),
            article("Second", pictures=(lead, other)),
            article("Inside", lead_image=other, pictures=(lead,)),
        ],
        NOW,
    ).new
    assert store.set_thumbnail(first, C.hash).articles == {first, second}
    (later,) = store.deliver(paper_feed, [article("Later", lead_image=lead)], NOW).new
    shown = {row.id: row.thumbnail for row in store.rows([first, second, inside, later])}
    assert shown == {first: C.hash, second: C.hash, inside: "", later: C.hash}


def test_a_small_picture_stays_as_long_as_its_picture_is_shown(store: Store, paper_feed: int) -> None:
    small = media(b"small")
    store.add_media([small])
    sample = store.add_feed(url="https://sample.example/feed", sample=True)[0].id
    (one,) = store.deliver(sample, [article(lead_image=picture())], NOW).new
    store.deliver(paper_feed, [article("Other", lead_image=picture("other"), pictures=(picture(),))], NOW)
    store.set_thumbnail(one, small.hash)
    remove_for_good(store, sample)
    assert store.media(small.hash) == small


def test_a_page_is_kept_as_received(store: Store) -> None:
    page = b"<html>\xff\x00" * 1000
    assert store.page_bytes(1) is None
    store.add_page_bytes(1, b"older", "https://paper.example/a", "text/html")
    store.add_page_bytes(1, page, "https://paper.example/b", "text/html; charset=gbk")
    assert store.page_bytes(1) == (page, "https://paper.example/b", "text/html; charset=gbk")


def test_removed_media_give_their_space_back(tmp_path: Path) -> None:
    big = media(b"x" * 2_000_000)
    with Store.open(tmp_path) as store:
        sample = store.add_feed(url="https://sample.example/feed", sample=True)[0].id
        store.add_media([big])
        (id,) = store.deliver(sample, [article(pictures=(picture(),))], NOW).new
        store.attach_pictures(id, {picture().url: big.hash})
        remove_for_good(store, sample)
        assert store.media(big.hash) is None
    assert media_file(tmp_path).stat().st_size < 1_000_000
    db = sqlite3.connect(media_file(tmp_path))
    assert db.execute("PRAGMA auto_vacuum").fetchone() == (2,)
    db.close()


def test_media_that_something_else_shows_stay(store: Store, paper_feed: int) -> None:
    shared = media(b"shared")
    store.add_media([shared])
    sample = store.add_feed(url="https://sample.example/feed", sample=True)[0].id
    for feed, url in ((sample, "https://sample.example/1"), (paper_feed, "https://paper.example/1")):
        (id,) = store.deliver(feed, [article(url=url)], NOW).new
        store.set_thumbnail(id, shared.hash)
    remove_for_good(store, sample)
    assert store.media(shared.hash) == shared
