"""Marks: what really changed, what outlives what, and where the reader stopped."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, article, media, picture, remove_for_good

from reader.errors import InputError
from reader.model import BOOKMARKS, EVERYTHING, NOTHING, Mark, Scope
from reader.store import Store


def test_marking_answers_what_really_changed(store: Store, paper_feed: int) -> None:
    one, two = store.deliver(paper_feed, [article("One"), article("Two")], NOW).new
    assert store.mark([one], Mark.READ)[0] == {one}
    changed, change = store.mark([one, two, 99], Mark.READ)
    assert (changed, change.articles, change.counts) == ({two}, {two}, True)
    assert store.mark([one, two], Mark.READ) == (frozenset(), NOTHING)
    assert store.mark([one], Mark.UNREAD, Mark.BOOKMARK)[0] == {one}
    assert [(row.read, row.bookmarked) for row in store.rows([one, two])] == [(False, True), (True, False)]
    assert store.mark([one], Mark.UNBOOKMARK)[0] == {one}


def test_a_bookmark_outlives_its_feed_and_every_purge(store: Store, paper_feed: int) -> None:
    kept_file, other_file = media(b"kept"), media(b"other")
    store.add_media([kept_file, other_file])
    stories = [
        article("Kept", body="Words.", pictures=(picture("kept"),), section_path=("News",)),
        article("Lost", pictures=(picture("other"),)),
    ]
    kept, lost = store.deliver(paper_feed, stories, NOW).new
    store.attach_pictures(kept, {picture("kept").url: kept_file.hash, picture("other").url: other_file.hash})
    store.add_page_bytes(kept, b"<html>kept", "https://paper.example/kept", "text/html")
    store.mark([kept], Mark.BOOKMARK)
    store.set_place(kept, 0.5)
    store.delete_feeds([paper_feed])
    assert [row.title for row in store.rows(store.ids(EVERYTHING))] == ["Kept"]
    assert store.purge_deleted(NOW).tree is False
    assert store.article(lost)

    assert store.purge_deleted(NOW + 1).tree
    (row,) = store.rows(store.ids(BOOKMARKS))
    assert (row.title, row.source, row.section) == ("Kept", "The Paper", "News")
    whole = store.article(kept)
    assert whole
    assert (whole.body_html, whole.bookmarked, whole.feed) == ("<p>Words.</p>", True, None)
    assert (store.place(kept), store.media(kept_file.hash)) == (0.5, kept_file)
    assert store.page_bytes(kept)
    assert (store.article(lost), store.media(other_file.hash)) == (None, None)
    assert list(store.ids(Scope(search="lost"))) == []
    assert store.find("https://paper.example/lost") is None
    assert store.counts(0).bookmarks == 1


def test_an_unread_bookmark_still_counts_when_its_feed_is_deleted(store: Store, paper_feed: int) -> None:
    (id, _) = store.deliver(paper_feed, [article("Kept"), article("Other")], NOW).new
    store.mark([id], Mark.BOOKMARK)
    store.delete_feeds([paper_feed])
    assert (store.counts(0).unread, dict(store.counts(0).feeds)) == (1, {})


def test_a_bookmark_taken_off_after_the_purge_lets_the_article_go(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    store.mark([id], Mark.BOOKMARK)
    store.delete_feeds([paper_feed])
    store.purge_deleted(NOW + 1)
    store.mark([id], Mark.UNBOOKMARK)
    assert list(store.ids(EVERYTHING)) == []
    store.mark([id], Mark.BOOKMARK)  # the undo finds it
    assert list(store.ids(BOOKMARKS)) == [id]


def test_what_another_feed_delivers_too_outlives_a_purge(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://paper.example/other.xml", title="Other")[0].id
    for feed in (paper_feed, other):
        store.deliver(feed, [article()], NOW)
    store.delete_feeds([paper_feed])
    store.purge_deleted(NOW + 1)
    (row,) = store.rows(store.ids(EVERYTHING))
    assert row.source == "Other"


def test_the_sample_goes_in_one_act_and_bookmarks_stay(store: Store, paper_feed: int) -> None:
    sample = store.add_feed(url="https://sample.example/feed", title="Sample", sample=True)[0].id
    store.deliver(paper_feed, [article("Real")], NOW)
    kept, _ = store.deliver(
        sample, [article(title, url=f"https://sample.example/{title}") for title in ("Kept", "Gone")], NOW
    ).new
    store.mark([kept], Mark.BOOKMARK)
    assert remove_for_good(store, sample).tree
    assert sorted(row.title for row in store.rows(store.ids(EVERYTHING))) == ["Kept", "Real"]
    assert [feed.id for feed in store.feeds()] == [paper_feed]
    assert store.purge_deleted(2**40) == NOTHING
    assert store.add_feed(url="https://sample.example/feed", title="Sample", sample=True)[0].id != sample


def test_the_reading_place_is_remembered(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    assert store.place(id) == 0.0
    store.set_place(id, 0.75)
    store.mark([id], Mark.READ)
    store.deliver(paper_feed, [article(body="Edited.")], NOW)
    assert store.place(id) == 0.75
    with pytest.raises(InputError):
        store.set_place(id, 1.5)
    store.set_place(99, 0.5)
    assert store.place(99) == 0.0


def test_a_bookmark_knows_when_it_was_made(store: Store, paper_feed: int, clock: Any) -> None:
    (one,) = store.deliver(paper_feed, [article("One")], NOW).new
    clock.now = NOW + 60
    store.mark([one], Mark.BOOKMARK)
    clock.now = NOW + 120
    store.mark([one], Mark.READ)
    assert [story.bookmarked_at for story in store.articles([one])] == [NOW + 60]
    store.mark([one], Mark.UNBOOKMARK)
    assert [story.bookmarked_at for story in store.articles([one])] == [None]
