"""What was tried in vain: how often, when again, and that it is forgotten once the thing is here."""

from __future__ import annotations

import pytest
from builders import NOW, also_read, article, media, picture, remove_for_good

from reader.model import NOTHING, Origin, Part
from reader.store import Store

LATER = NOW + 3600
TIDE = "https://paper.example/tide"


@pytest.fixture
def id(store: Store, paper_feed: int) -> int:
    """A story whose page, picture and related story are all wanted."""
    (new,) = store.deliver(paper_feed, [article("Citing", pictures=(picture(),), links=(also_read("tide"),))], NOW).new
    return new


def keys(id: int) -> dict[Part, int | str]:
    return {Part.TEXT: id, Part.PICTURE: picture().url, Part.RELATED: TIDE}


def errors(store: Store, id: int) -> dict[Part, tuple[str, int | None]]:
    (found,) = store.readiness([id])
    return {lack.part: (lack.error, lack.next_try) for lack in found.lacks}


@pytest.mark.parametrize("part", list(Part))
def test_failures_in_a_row_are_counted_and_the_last_sentence_stands(store: Store, id: int, part: Part) -> None:
    key = keys(id)[part]
    assert store.tries(part, key) == 0
    store.note_failed(part, key, "No answer.", now=NOW, next_try=NOW + 60)
    store.note_failed(part, key, "No  answer\nagain.", now=NOW + 60, next_try=LATER)
    assert store.tries(part, key) == 2
    assert errors(store, id)[part] == ("No answer again.", LATER)
    store.note_failed(part, key, "Given up.", now=LATER, next_try=None)
    assert errors(store, id)[part] == ("Given up.", None)


def test_one_story_has_one_count_under_all_its_addresses(store: Store, id: int) -> None:
    store.note_failed(Part.RELATED, "http://www.paper.example/tide/?utm_source=x", "No.", now=NOW, next_try=LATER)
    assert store.tries(Part.RELATED, TIDE) == 1


def test_what_is_tried_later_is_left_out_until_then(store: Store, paper_feed: int, id: int) -> None:
    def waiting(now: int | None) -> tuple[int, int]:
        return len(store.without_page(paper_feed, 9, now)), len(store.missing_pictures(9, now=now))

    assert waiting(NOW) == (1, 1)
    store.note_failed(Part.TEXT, id, "No.", now=NOW, next_try=LATER)
    store.note_failed(Part.PICTURE, picture().url, "No.", now=NOW, next_try=LATER)
    assert waiting(LATER - 1) == (0, 0)
    assert waiting(LATER) == (1, 1)
    assert waiting(None) == (1, 1)
    assert store.missing_pictures(9, others_than=[picture().url]) == ()
    store.note_failed(Part.TEXT, id, "No.", now=LATER, next_try=None)
    store.note_failed(Part.PICTURE, picture().url, "No.", now=LATER, next_try=None)
    assert waiting(2**40) == (0, 0)
    assert store.pictures([picture().url]) == {picture().url: None}


def test_a_picture_that_failed_and_is_tried_again_is_told_as_failed(store: Store, id: int) -> None:
    assert store.pictures([picture().url]) == {}
    store.note_failed(Part.PICTURE, picture().url, "No.", now=NOW, next_try=LATER)
    assert store.pictures([picture().url]) == {picture().url: None}


def test_an_article_waits_with_its_related_stories_until_one_of_them_is_due(store: Store, paper_feed: int) -> None:
    links = (also_read("tide"), also_read("reef", position=1))
    (id,) = store.deliver(paper_feed, [article("Citing", links=links)], NOW).new
    store.unwanted_pages([id])
    assert store.without_related(9, NOW) == [id]
    store.note_failed(Part.RELATED, TIDE, "No.", now=NOW, next_try=LATER)
    assert store.without_related(9, NOW) == [id]  # the other was not tried yet
    store.note_failed(Part.RELATED, "https://paper.example/reef", "No.", now=NOW, next_try=LATER + 60)
    assert store.without_related(9, LATER - 1) == []
    assert store.without_related(9, LATER) == [id]
    assert store.without_related(9) == [id]
    store.note_failed(Part.RELATED, TIDE, "No.", now=LATER, next_try=None)
    assert store.without_related(9, LATER + 59) == []
    assert store.without_related(9, LATER + 60) == [id]


def test_what_arrives_takes_its_failures_along(store: Store, id: int) -> None:
    for part, key in keys(id).items():
        store.note_failed(part, key, "No.", now=NOW, next_try=LATER)
    kept = media(b"kept")
    store.add_media([kept])
    store.attach_pictures(id, {picture().url: kept.hash})
    store.keep([article("Tide")], origin=Origin.PREFETCHED, now=NOW)
    store.set_pages({id: article("Citing", body="The page.", pictures=(picture(),), links=(also_read("tide"),))})
    assert {store.tries(part, key) for part, key in keys(id).items()} == {0}
    assert errors(store, id) == {}


def test_a_failure_of_what_is_here_already_changes_nothing(store: Store, id: int) -> None:
    kept = media(b"kept")
    store.add_media([kept])
    store.attach_pictures(id, {picture().url: kept.hash})
    store.keep([article("Tide")], origin=Origin.PREFETCHED, now=NOW)
    store.unwanted_pages([id])
    for part, key in keys(id).items():
        assert store.note_failed(part, key, "Too late.", now=NOW, next_try=None) == NOTHING
        assert store.tries(part, key) == 0
    assert errors(store, id) == {}


def test_a_page_read_before_stands_where_a_newer_one_cannot_be_had(store: Store, paper_feed: int, id: int) -> None:
    store.set_pages({id: article("Citing", body="From the page.")})
    store.deliver(paper_feed, [article("Citing", updated=NOW + 60, body="New in the feed.")], NOW + 60)
    assert Part.TEXT in errors(store, id)
    store.note_failed(Part.TEXT, id, "No.", now=NOW, next_try=None)
    assert Part.TEXT not in errors(store, id)
    assert store.articles([id])[0].page_error == ""


def test_a_story_told_anew_is_tried_as_if_it_had_never_failed(store: Store, paper_feed: int, id: int) -> None:
    store.set_pages({id: article("Citing", body="From the page.")})
    store.deliver(paper_feed, [article("Citing", updated=NOW + 60, body="New in the feed.")], NOW + 60)
    store.note_failed(Part.TEXT, id, "No.", now=NOW + 60, next_try=LATER)
    store.deliver(paper_feed, [article("Citing", updated=NOW + 120, body="Newer in the feed.")], NOW + 120)
    assert store.tries(Part.TEXT, id) == 0
    assert [one.id for one in store.without_page(paper_feed, 9, NOW)] == [id]


def test_a_page_given_up_is_wanted_again_once_its_feed_says_that_the_story_was_updated(
    store: Store, paper_feed: int, id: int
) -> None:
    store.note_failed(Part.TEXT, id, "No.", now=NOW, next_try=None)
    store.deliver(paper_feed, [article("Citing", body="Other words, no date.")], NOW + 30)
    assert store.without_page(paper_feed, 9, NOW + 30) == ()
    store.deliver(paper_feed, [article("Citing", updated=NOW + 60, body="New in the feed.")], NOW + 60)
    assert [one.id for one in store.without_page(paper_feed, 9, NOW + 60)] == [id]
    assert store.tries(Part.TEXT, id) == 0
    assert store.articles([id])[0].body_html == "<p>New in the feed.</p>"


@pytest.mark.parametrize("wanted", [False, True])
def test_an_update_leaves_pages_alone_that_were_put_off_or_wait_for_their_time(
    store: Store, paper_feed: int, id: int, wanted: bool
) -> None:
    if wanted:
        store.note_failed(Part.TEXT, id, "Later.", now=NOW, next_try=LATER)
    else:
        store.put_off_pages([id])
    store.deliver(paper_feed, [article("Citing", updated=NOW + 60, body="New in the feed.")], NOW + 60)
    assert store.without_page(paper_feed, 9, NOW + 60) == ()
    assert store.tries(Part.TEXT, id) == wanted


def test_a_failed_page_is_told_to_whoever_shows_it(store: Store, id: int) -> None:
    assert store.note_failed(Part.TEXT, id, "No.", now=NOW, next_try=None).articles == {id}
    assert store.note_failed(Part.TEXT, 99, "No.", now=NOW, next_try=None) == NOTHING
    assert store.note_failed(Part.PICTURE, "", "No.", now=NOW, next_try=None) == NOTHING
    assert store.note_failed(Part.RELATED, "words", "No.", now=NOW, next_try=None) == NOTHING


def test_wanting_again_makes_all_of_an_article_due_at_once(store: Store, paper_feed: int, id: int) -> None:
    (other,) = store.deliver(paper_feed, [article("Other", pictures=(picture("other"),))], NOW).new
    store.note_failed(Part.PICTURE, picture("other").url, "No.", now=NOW, next_try=None)
    for part, key in keys(id).items():
        store.note_failed(part, key, "No.", now=NOW, next_try=None)
    store.set_related_done([id])
    store.want_again([id])
    assert [one.id for one in store.without_page(paper_feed, 9, NOW)] == [other, id]
    assert [url.url for _, url in store.missing_pictures(9, now=NOW)] == [picture().url]
    assert errors(store, id) == dict.fromkeys(Part, ("No.", 0))
    store.unwanted_pages([id])
    assert store.without_related(9, NOW) == [id]


def test_several_pictures_fail_at_once_for_one_reason(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(pictures=(picture("a"), picture("b")))], NOW).new
    store.note_failed_pictures([picture("a").url, picture("b").url], "Too many.", now=NOW)
    assert store.missing_pictures(9) == ()
    assert [lack.error for lack in store.readiness([id])[0].lacks if lack.part is Part.PICTURE] == ["Too many."] * 2


def test_failures_go_with_what_they_were_about(store: Store, paper_feed: int, id: int) -> None:
    for part, key in keys(id).items():
        store.note_failed(part, key, "No.", now=NOW, next_try=None)
    remove_for_good(store, paper_feed)
    assert {store.tries(part, key) for part, key in keys(id).items()} == {0}
