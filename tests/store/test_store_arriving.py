"""Documents that arrive: many new articles at a time as if one by one, several feeds in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import NOW, article, link, picture

from reader.errors import InputError
from reader.model import EVERYTHING, Article, Origin, Scope
from reader.store import Brought, Store, arriving, fresh
from reader.store.sqlite import Connection

# Every table that a delivery writes, without what is made by chance or kept packed.
TABLES = {
    "articles": "id, paper, origin, listed, sources, first_seen, sort_at, content_hash, title_key, title, guid, "
    "canonical_url, page_state, ready, section, standfirst, byline, language, published, published_offset, updated, "
    "updated_offset, enclosures, unread, thumbnail",
    "bodies": "*",
    "addresses": "*",
    "deliveries": "*",
    "links": "*",
    "pictures": "*",
    "picture_files": "*",
    "sections": "*",
    "feed_sections": "*",
    "feeds": "id, unread",
    "folders": "id, unread",
    "ungrouped": "*",
    "stale": "*",
    "attempts": "*",
}
SECTIONED = [
    article("One", guid="1", section_path=("News", "Nation"), lead_image=picture("lead"), byline="Ann Bell"),
    article("Two", guid="2", section_path=("News",), links=(link("One", slug="one"),), language="en"),
    article("Two", guid="3", slug="again", section_path=("Sport",), pictures=(picture("a"), picture("b"))),
    article("No text", body="", body_html="", standfirst="A word", published=None),
    article("No address", url="", body="Words that stand alone."),
    article("Shared", guid="s1", slug="changes"),
    article("Shared too", guid="s2", slug="changes"),
    article("x" * 1_100, guid="long", slug="long", published_offset=480),
]
LATER = [
    article("One", guid="1", section_path=("News", "Nation"), body="All of it anew."),
    article("Nine", guid="9", section_path=("Culture",)),
    *SECTIONED[1:5],
    article("Ten", guid="10", slug="related-story"),
]


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Read all that deliveries wrote."""
    with store._library.read() as db:
        found = {name: db.execute(f"SELECT {columns} FROM {name}").fetchall() for name, columns in TABLES.items()}
        words = db.execute("SELECT rowid FROM words WHERE words MATCH 'one OR two OR word OR shared'").fetchall()
    return {**{name: sorted(rows, key=repr) for name, rows in found.items()}, "words": sorted(words)}


def two_feeds(store: Store) -> list[int]:
    folder, _ = store.add_folder(("Papers", "Dailies"))
    return [
        store.add_feed(url="https://paper.example/feed.xml", folder=folder)[0].id,
        store.add_feed(url="https://paper.example/other.xml")[0].id,
    ]


def played(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(folder) as store:
        one, other = two_feeds(store)
        kept = article("Related", slug="related-story", body="Kept along.")
        store.keep([kept], origin=Origin.PREFETCHED, now=NOW)
        for feed, document in ((one, SECTIONED), (other, LATER), (one, LATER), (one, SECTIONED)):
            store.deliver(feed, document, NOW)
        return told(store)


def test_many_at_a_time_leave_what_one_by_one_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = played(tmp_path / "together")
    monkeypatch.setattr(fresh, "is_known", lambda db, batch, feed, paper: [True] * len(batch))
    assert played(tmp_path / "alone") == together


def test_no_more_than_forty_sections_are_made_of_a_feeds_tags(store: Store) -> None:
    feed, _ = two_feeds(store)
    store.deliver(feed, [article(f"Story {n}", section_path=(f"Tag {n}",)) for n in range(45)], NOW)
    assert len(store.tree().sections[feed]) == 40


def test_what_a_deleted_feed_still_brings_is_not_counted(store: Store) -> None:
    feed, _ = two_feeds(store)
    store.delete_feeds([feed])
    store.deliver(feed, SECTIONED, NOW)
    assert store.counts(0).unread == 0
    store.undelete_feeds([feed])
    assert store.counts(0).unread == len(store.ids(EVERYTHING)) == len(SECTIONED)


# --- several feeds in one transaction ------------------------------------------------------------------------------


def brought(feed: int, *titles: str) -> Brought:
    return Brought.of(feed, [article(title) for title in titles])


def counting(store: Store) -> tuple[list[int], object]:
    """Count the transactions of the library."""
    made: list[int] = []
    write = store._library.write

    @contextmanager
    def counted() -> Iterator[Connection]:
        made.append(1)
        with write() as db:
            yield db

    return made, counted


def test_small_documents_share_a_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = two_feeds(store)
    made, counted = counting(store)
    monkeypatch.setattr(store._library, "write", counted)
    monkeypatch.setattr(arriving, "_HELD", 60.0)
    done = store.deliver_some([brought(one, "A", "B"), brought(other, "C")], NOW)
    assert [len(each.new) for each in done] == [2, 1]
    assert len(made) == 1


def test_a_transaction_ends_in_time_for_others_and_the_rest_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two_feeds(store)
    monkeypatch.setattr(arriving, "_HELD", -1.0)
    assert len(store.deliver_some([brought(one, "A"), brought(other, "B")], NOW)) == 1
    assert len(store.ids(EVERYTHING)) == 1


def test_a_large_document_comes_alone_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = two_feeds(store)
    made, counted = counting(store)
    monkeypatch.setattr(store._library, "write", counted)
    monkeypatch.setattr(arriving, "_PAUSE", 0.0)
    large = brought(one, *(f"Story {n}" for n in range(120)))
    (done,) = store.deliver_some([large, brought(other, "B")], NOW)
    assert (len(done.new), len(made)) == (120, 3)


def test_where_one_feed_fails_nothing_of_its_transaction_is_there(store: Store) -> None:
    one, _ = two_feeds(store)
    with pytest.raises(InputError):
        store.deliver_some([brought(one, "A"), brought(99, "B")], NOW)
    assert list(store.ids(EVERYTHING)) == []
    assert [len(each.new) for each in store.deliver_some([brought(one, "A")], NOW)] == [1]


def test_which_pages_are_fetched_is_asked_once_and_noted_with_the_articles(store: Store) -> None:
    feed, _ = two_feeds(store)
    asked: list[tuple[list[str], bool]] = []

    def choose(new: object, first: bool) -> tuple[list[Article], list[Article]]:
        articles = list(new)  # type: ignore[call-overload]
        asked.append(([one.title for one in articles], first))
        return articles[:1], articles[1:2]

    document = arriving.in_order([article("A"), article("B"), article("C")])
    store.deliver_some([Brought(feed=feed, arrivals=document, choose=choose)], NOW)
    assert asked == [(["C", "B", "A"], True)]
    assert [one.title for one in store.without_page(feed, 10)] == ["A"]
    later = arriving.in_order([article("D"), article("A")])
    store.deliver_some([Brought(feed=feed, arrivals=later, choose=choose)], NOW)
    assert asked[1:] == [(["D"], False)]
    assert len(store.page(Scope(feed=feed), limit=10)) == 4


def test_what_a_feed_brings_again_writes_nothing_to_articles(store: Store) -> None:
    feed, _ = two_feeds(store)
    store.deliver(feed, SECTIONED, NOW)
    before = told(store)
    assert store.deliver(feed, SECTIONED, NOW + 60).new == ()
    assert told(store) == before
