"""How much room each feed takes; and that a purge of any library is what was said, and takes nothing that is needed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from builders import NOW, article, link, media, picture
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import EVERYTHING, Article, KeptFile, Mark, Origin, Purge, Ready, Retention, Storage
from reader.paths import library_file, media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

DAY = 86400


# --- sizes -----------------------------------------------------------------------------------------------------


def test_each_feed_is_measured_and_what_no_feed_delivered(store: Store, paper_feed: int, tmp_path: Path) -> None:
    empty, _ = store.add_feed(url="https://empty.example/feed", title="Empty")
    lead, sound = picture("lead"), "https://paper.example/sound.mp3"
    (id,) = store.deliver(paper_feed, [article("One", body="é" * 100, lead_image=lead)], NOW).new
    kept, small, page = media(b"x" * 300), media(b"y" * 20), media(b"z" * 5)
    store.add_media([kept, small, page])
    store.attach_pictures(id, {lead.url: kept.hash})
    store.set_thumbnail(id, small.hash)
    (followed,), _ = store.keep([article("Two", lead_image=picture("two"))], origin=Origin.FOLLOWED, now=NOW)
    store.attach_pictures(followed, {picture("two").url: page.hash})
    store.add_page_bytes(id, b"a" * 4000, "https://paper.example/one", "text/html")
    (tmp_path / "sound").write_bytes(b"s" * 7)
    store.keep_file(KeptFile(url=sound, hash="0" * 64, type="audio/mpeg", size=7, name="0" * 64), tmp_path / "sound")
    one, none, rest = store.storage()
    assert none == Storage(feed=empty.id, title="Empty", articles=0, text=0, pictures=0, pages=0)
    assert (one.feed, one.title, one.articles, one.text, one.pictures) == (paper_feed, "The Paper", 1, 207, 320)
    assert 0 < one.pages < 200  # packed
    assert one.all == one.text + one.pictures + one.pages
    assert rest == Storage(
        feed=None,
        title="Followed and imported",
        articles=1,
        text=len("<p>All of Two.</p>"),
        pictures=5,
        pages=0,
        files=7,
    )


def test_what_two_feeds_share_counts_for_the_first(store: Store, paper_feed: int) -> None:
    other, _ = store.add_feed(url="https://other.example/feed", title="Other")
    same = media(b"x" * 100)
    store.add_media([same])
    for feed, url in ((paper_feed, "https://paper.example/1"), (other.id, "https://other.example/1")):
        (id,) = store.deliver(feed, [article("Told", url=url, lead_image=picture(url[8:13]))], NOW).new
        store.attach_pictures(id, {picture(url[8:13]).url: same.hash})
    first, second = store.storage()
    assert (first.pictures, second.pictures) == (100, 0)
    assert first.articles == second.articles == 1


def test_sizes_are_read_from_indexes_alone(store: Store, tmp_path: Path) -> None:
    db = sqlite3.connect(media_file(tmp_path / "library"))
    for question in (
        "SELECT hash, length(data) FROM media INDEXED BY media_sizes",
        "SELECT article, length(data) FROM pages INDEXED BY page_sizes",
    ):
        assert "COVERING INDEX" in str(db.execute(f"EXPLAIN QUERY PLAN {question}").fetchall())
    db.close()


def test_articles_with_pages_come_by_id(store: Store) -> None:
    for id in (3, 1, 2):
        store.add_page_bytes(id, b"page", "https://paper.example/", "text/html")
    assert store.page_articles(0, 2) == [1, 2]
    assert store.page_articles(2, 9) == [3]


def test_a_purge_gives_the_disk_its_room_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        feed = store.add_feed(url="https://paper.example/feed")[0].id
        stories = [article(f"S{n}", published=NOW - 40 * DAY, lead_image=picture(f"p{n}")) for n in range(60)]
        for id, shown in zip(store.deliver(feed, stories, NOW).new, stories, strict=True):
            kept = media(f"{id}".encode() * 100_000)
            store.add_media([kept])
            assert shown.lead_image
            store.attach_pictures(id, {shown.lead_image.url: kept.hash})
        store.set_retention(Retention(text_days=30))
        said = store.purge_preview(NOW)
        while store.purge(NOW)[0] != Purge():
            pass
        assert said.bytes > 9_000_000
    assert media_file(tmp_path).stat().st_size < 200_000


# --- any library -----------------------------------------------------------------------------------------------

# Power cuts are not what this is about: where there is a disk in memory, nobody waits for a real one.
_QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None

numbers = st.integers(0, 5)
days = st.sampled_from([None, 0, 1, 10, 30])
stories = st.fixed_dictionaries(
    {
        "age": st.sampled_from([5, 20, 60]),
        "pictures": st.lists(st.integers(0, 7), max_size=2, unique=True),
        "links": st.lists(numbers, max_size=2, unique=True),
        "feeds": st.sets(st.integers(1, 3)),
        "origin": st.sampled_from([Origin.FOLLOWED, Origin.PREFETCHED, Origin.IMPORTED]),
        "bookmarked": st.sampled_from([False, False, True]),
        "page": st.booleans(),
    }
)
rules = st.builds(
    Retention,
    feed=st.none() | st.integers(1, 3),
    text_days=days,
    picture_days=days,
    page_days=days,
    megabytes=st.none() | st.sampled_from([0, 1]),
)


def told(number: int, story: dict) -> Article:
    return article(
        f"Story {number}",
        slug=f"s{number}",
        published=NOW - story["age"] * DAY,
        pictures=tuple(picture(f"p{one}") for one in story["pictures"]),
        links=tuple(link(f"To {to}", slug=f"s{to}", position=at) for at, to in enumerate(story["links"])),
    )


def fill(store: Store, library: list[dict], hashes: list[int]) -> None:
    """Write the stories, each delivered by its feeds or kept for the reader; several pictures may be one file."""
    for number in (1, 2, 3):
        store.add_feed(url=f"https://paper.example/{number}.xml", site_url="https://paper.example/")
    for number, story in enumerate(library):
        one = told(number, story)
        for feed in story["feeds"]:
            store.deliver(feed, [one], NOW - story["age"] * DAY)
        if not story["feeds"]:
            store.keep([one], origin=story["origin"], now=NOW - story["age"] * DAY)
        id = store.find(one.url)
        assert id
        if story["page"]:
            store.add_page_bytes(id, bytes(range(256)) * 2, one.url, "text/html")
        if story["bookmarked"]:
            store.mark([id], Mark.BOOKMARK)
        for shown in story["pictures"]:
            kept, small = media(b"%d" % hashes[shown] * 400_000), media(b"small %d" % hashes[shown])
            store.add_media([kept, small])
            store.attach_pictures(id, {picture(f"p{shown}").url: kept.hash})
        if story["pictures"]:
            store.set_thumbnail(id, media(b"small %d" % hashes[story["pictures"][0]]).hash)


def whole(store: Store, ids: list[int]) -> list[tuple]:
    """All that a reader would miss of these articles: the rows, texts, pictures and pages."""
    found = []
    for one in store.articles(ids):
        kept = store.pictures([shown.url for shown in one.pictures])
        here = {url: bool(hash and store.media(hash)) for url, hash in kept.items()}
        found.append((one.title, one.body_html, here, store.page_bytes(one.id)))
    return found


def pinned(store: Store) -> list[int]:
    """The bookmarks, what the reader brought in, and what these name as related."""
    every = [id for id in range(1, 20) if store.article(id)]
    kept = {one.id for one in store.articles(every) if one.bookmarked or one.origin is Origin.IMPORTED}
    named = {to.article for one in store.articles(sorted(kept)) for to in one.links if to.article}
    return sorted(kept | named)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    library=st.lists(stories, min_size=2, max_size=6),
    hashes=st.lists(st.integers(0, 9), min_size=8, max_size=8),
    said=st.lists(rules, min_size=1, max_size=3),
    seconds=st.sampled_from([0.0, 0.3]),
)
def test_a_purge_of_any_library(library: list[dict], hashes: list[int], said: list[Retention], seconds: float) -> None:
    with tempfile.TemporaryDirectory(dir=_QUICK) as folder, Store.open(Path(folder), clock=lambda: NOW) as store:
        fill(store, library, hashes)
        for rule in said:
            store.set_retention(rule)
        kept = pinned(store)
        before, held = whole(store, kept), sum(one.all for one in store.storage())
        preview = store.purge_preview(NOW)
        steps = []
        while (step := store.purge(NOW, seconds=seconds)[0]) != Purge():
            steps.append(step)
        assert sum(steps, Purge()) == preview
        assert whole(store, kept) == before
        assert held - sum(one.all for one in store.storage()) == preview.bytes
        assert store.purge_preview(NOW) == Purge()
        nothing_that_is_shown_is_gone(store, Path(folder))
        again = store.deliver(1, [told(at, one) for at, one in enumerate(library) if 1 in one["feeds"]], NOW)
        assert again.new == ()


def nothing_that_is_shown_is_gone(store: Store, folder: Path) -> None:
    db = sqlite3.connect(library_file(folder))
    referred = db.execute(
        "SELECT hash FROM picture_files WHERE hash NOT NULL UNION SELECT small FROM picture_files WHERE small NOT NULL "
        "UNION SELECT thumbnail FROM articles WHERE thumbnail <> ''"
    ).fetchall()
    db.close()
    assert all(store.media(hash) for (hash,) in referred)
    for one in store.articles(store.ids(EVERYTHING)):
        assert one.body_html
        (badge,) = store.readiness([one.id])
        assert badge.ready is one.ready is not Ready.NOT


# --- no room ---------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix does")
def test_a_disk_that_is_full_while_purging_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from builders import NOW, article, media, picture
from reader.errors import LibraryError
from reader.model import EVERYTHING, KeptFile, Purge, Retention
from reader.paths import media_file
from reader.store import Store
folder = Path(sys.argv[1])
with Store.open(folder) as store:
    feed = store.add_feed(url="https://paper.example/feed")[0].id
    told = [article(f"S{n}", published=NOW, body="word " * 2000, lead_image=picture(f"p{n}")) for n in range(90)]
    for id in store.deliver(feed, told, NOW).new:
        kept = media(b"%d" % id * 30_000)
        store.add_media([kept])
        store.attach_pictures(id, {store.article(id).lead_image.url: kept.hash})
    store.set_retention(Retention(text_days=30))
    (folder / "sound").write_bytes(b"s" * 900_000)
    file = KeptFile(url="https://paper.example/s", hash="0" * 64, type="audio/mpeg", size=900_000, name="0" * 64)
with Store.open(folder) as store:
    later = NOW + 90 * 86400
    said = store.purge_preview(later)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
    for act in (lambda: store.purge(later), lambda: store.add_media([media(b"x" * 100_000)])):
        try:
            act()
        except LibraryError as error:
            print("no space left" in str(error))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(len(store.ids(EVERYTHING)), store.purge_preview(later) == said)
    while store.purge(later)[0] != Purge():
        pass
    print(len(store.ids(EVERYTHING)), media_file(folder).stat().st_size > 0)
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": f"{Path(__file__).parents[1]}:{Path(__file__).parents[2]}"},
    )
    assert ended.stdout.splitlines() == ["True", "True", "90 True", "0 True"], ended.stderr
