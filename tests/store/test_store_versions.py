"""Rewritten stories: the texts before are kept, the first for ever, and what is no rewriting makes none."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, article, link, picture

from reader.model import Origin, Purge, Retention
from reader.store import Store, versions

HOUR = 3600


def texts(store: Store, id: int) -> list[str]:
    return [version.body_html for version in store.versions(id)]


def read_page(store: Store, id: int, body: str, **given: Any) -> None:
    """Lay a page over an article, as it comes when it was fetched."""
    store.set_pages({id: article(body=body, **given)})


@pytest.fixture
def told(store: Store, paper_feed: int) -> int:
    """An article whose feed tells all of it."""
    (id,) = store.deliver(paper_feed, [article(body="Two are hurt.", standfirst="In short.")], NOW).new
    store.unwanted_pages([id])
    return id


@pytest.fixture
def fetched(store: Store, paper_feed: int) -> int:
    """An article whose page was read."""
    (id,) = store.deliver(paper_feed, [article(body="A teaser.")], NOW).new
    read_page(store, id, "Two are hurt.")
    return id


def test_a_feeds_other_words_are_another_text(store: Store, paper_feed: int, told: int) -> None:
    assert store.versions(told) == ()
    assert not store.rows([told])[0].changed
    rewritten = article(title="A story", body="Three are hurt.", standfirst="Shorter.")
    store.deliver(paper_feed, [rewritten], NOW + HOUR)
    first, now = store.versions(told)
    assert (first.number, first.seen_at, first.standfirst) == (1, NOW, "In short.")
    assert (now.number, now.seen_at, now.standfirst) == (2, NOW + HOUR, "Shorter.")
    assert texts(store, told) == ["<p>Two are hurt.</p>", "<p>Three are hurt.</p>"]
    assert store.rows([told])[0].changed


def test_another_headline_is_another_text(store: Store, paper_feed: int, told: int) -> None:
    store.deliver(paper_feed, [article("Another story", slug="a-story", guid="1", body="Two are hurt.")], NOW + 9)
    assert [version.title for version in store.versions(told)] == ["A story", "Another story"]


def test_a_page_that_was_fetched_again_is_another_text(store: Store, clock: Any, fetched: int) -> None:
    clock.now += HOUR
    read_page(store, fetched, "Three are hurt.")
    assert texts(store, fetched) == ["<p>Two are hurt.</p>", "<p>Three are hurt.</p>"]
    assert [version.seen_at for version in store.versions(fetched)] == [NOW, NOW + HOUR]


def test_a_page_in_the_place_of_its_teaser_is_no_rewriting(store: Store, fetched: int) -> None:
    assert store.versions(fetched) == ()


def test_a_teaser_that_changes_is_no_rewriting(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(body="A teaser.")], NOW).new
    store.deliver(paper_feed, [article(body="Another teaser.")], NOW + HOUR)
    assert store.versions(id) == ()


def test_a_text_in_the_place_of_none_is_no_rewriting(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(body_html="", standfirst="In short.")], NOW).new
    store.unwanted_pages([id])
    store.deliver(paper_feed, [article(body="All of it.")], NOW + HOUR)
    assert store.versions(id) == ()


def test_another_reading_of_the_same_page_is_no_rewriting(store: Store, fetched: int) -> None:
    store.set_pages({fetched: article(body="Two are hurt. And what the rules missed.")}, reread=True)
    assert store.versions(fetched) == ()
    assert not store.rows([fetched])[0].changed


@pytest.mark.parametrize(
    "same",
    [
        {"body_html": "<div><p>Two   are\n<b>hu</b>rt.</p></div>"},
        {"body_html": "<p>Two are hurt.</p><img src='https://paper.example/other.jpg'>"},
        {"body_html": "<p>Two&nbsp;are hurt&#46;</p>"},
        {"body": "Two are hurt.", "links": (link("Another link"),)},
        {"body": "Two are hurt.", "pictures": (picture("new"),)},
        {"body": "Two are hurt.", "updated": NOW + 9},
        {"body": "Two are hurt.", "standfirst": "Other words before it."},
    ],
)
def test_what_leaves_the_words_as_they_were_is_no_rewriting(store: Store, fetched: int, same: dict[str, Any]) -> None:
    store.set_pages({fetched: article(**same)})
    assert store.versions(fetched) == ()


@pytest.mark.parametrize(
    ("before", "after"), [("习近平访问俄罗斯。", "习近平出访俄罗斯。"), ("It costs 3 million", "It costs 4 million")]
)
def test_one_character_is_enough(store: Store, fetched: int, clock: Any, before: str, after: str) -> None:
    store.set_pages({fetched: article(body=before)}, reread=True)
    clock.now += HOUR
    read_page(store, fetched, after)
    assert texts(store, fetched) == [f"<p>{before}</p>", f"<p>{after}</p>"]


def test_within_an_hour_the_present_text_alone_gives_way(store: Store, fetched: int, clock: Any) -> None:
    for minute, views in enumerate(("10", "20", "30", "40")):
        clock.now = NOW + 20 * 60 * minute
        read_page(store, fetched, f"Two are hurt. {views} views.")
    assert texts(store, fetched) == [
        "<p>Two are hurt.</p>",
        "<p>Two are hurt. 30 views.</p>",
        "<p>Two are hurt. 40 views.</p>",
    ]
    assert [version.seen_at for version in store.versions(fetched)] == [NOW, NOW, NOW + HOUR]


def test_the_first_text_stays_and_of_the_others_the_newest(
    store: Store, fetched: int, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "_MOST", 3)
    for hour in range(1, 9):
        clock.now = NOW + hour * HOUR
        read_page(store, fetched, f"{hour} are hurt.")
    assert [version.number for version in store.versions(fetched)] == [1, 7, 8, 9]
    assert [text[3] for text in texts(store, fetched)] == ["T", "6", "7", "8"]


def test_a_clock_that_was_set_back_keeps_them_apart(store: Store, fetched: int, clock: Any) -> None:
    clock.now = NOW + 90 * HOUR
    read_page(store, fetched, "Three are hurt.")
    clock.now = NOW
    read_page(store, fetched, "Four are hurt.")
    assert len(store.versions(fetched)) == 3


def test_a_second_feeds_own_words_are_no_rewriting(store: Store, paper_feed: int, told: int) -> None:
    second = store.add_feed(url="https://paper.example/other.xml", site_url="https://paper.example/")[0].id
    store.deliver(second, [article(body="What the other feed tells.")], NOW + HOUR)
    assert store.versions(told) == ()


def test_a_feed_that_gives_another_headline_has_its_page_asked_for_again(
    store: Store, paper_feed: int, fetched: int
) -> None:
    said = article("Three are hurt", slug="a-story", guid="1", body="A teaser.")
    store.deliver(paper_feed, [article(body="A teaser.", guid="1")], NOW)
    assert store.without_page(paper_feed, 9) == ()
    assert store.deliver(paper_feed, [said], NOW).changed == (fetched,)
    assert [one.id for one in store.without_page(paper_feed, 9)] == [fetched]
    read_page(store, fetched, "Three are hurt.")
    store.deliver(paper_feed, [said], NOW)
    assert store.without_page(paper_feed, 9) == ()


def asked(store: Store, feed: int, now: int) -> bool:
    """Tell whether the page of its only article would be fetched now."""
    return bool(store.without_page(feed, 9, now))


def test_other_words_beneath_the_same_headline_ask_for_the_page_too(
    store: Store, paper_feed: int, fetched: int
) -> None:
    said = [article(body="Another teaser.")]
    assert store.deliver(paper_feed, said, NOW).changed == (fetched,)
    assert asked(store, paper_feed, NOW)
    read_page(store, fetched, "Three are hurt.")
    assert store.deliver(paper_feed, said, NOW + HOUR).changed == ()
    assert not asked(store, paper_feed, NOW + HOUR)


def test_a_standfirst_alone_in_other_words_asks_for_it(store: Store, paper_feed: int, fetched: int) -> None:
    store.deliver(paper_feed, [article(body="A teaser.", standfirst="A line.")], NOW)
    assert asked(store, paper_feed, NOW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Read by 9 people.", "Read by 12,000 people."),
        ("3 minutes ago.", "14 minutes ago."),
        ("看了８次。", "看了123次。"),
    ],
)
def test_other_numbers_in_a_teaser_ask_for_nothing(store: Store, paper_feed: int, before: str, after: str) -> None:
    (id,) = store.deliver(paper_feed, [article(body=before)], NOW).new
    read_page(store, id, "Two are hurt.")
    assert store.deliver(paper_feed, [article(body=after)], NOW + HOUR).changed == ()
    assert not asked(store, paper_feed, NOW + HOUR)


def test_a_teaser_that_changes_all_the_time_asks_once_an_hour(store: Store, paper_feed: int, fetched: int) -> None:
    """And what was told meanwhile is asked for then, also where the feed says nothing new any more."""
    fetches = []
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    for turn, word in enumerate(words):
        now = NOW + turn * HOUR // 4
        store.deliver(paper_feed, [article(body=f"{word} ago.")], now)
        if asked(store, paper_feed, now):
            fetches.append(turn)
            read_page(store, fetched, "Two are hurt.")
    assert fetches == [0, 4, 8]
    store.deliver(paper_feed, [article(body="long ago.")], NOW + 2 * HOUR + 1)
    assert not asked(store, paper_feed, NOW + 3 * HOUR - 1)
    assert asked(store, paper_feed, NOW + 3 * HOUR)


def test_another_headline_does_not_wait_for_the_hour(store: Store, paper_feed: int, fetched: int) -> None:
    store.deliver(paper_feed, [article(body="Another teaser.")], NOW)
    read_page(store, fetched, "Three are hurt.")
    store.deliver(paper_feed, [article(body="A third teaser.")], NOW + 9)
    assert not asked(store, paper_feed, NOW + 9)
    store.deliver(paper_feed, [article("Four are hurt", slug="a-story", body="A third teaser.")], NOW + 10)
    assert asked(store, paper_feed, NOW + 10)


def test_a_clock_that_was_set_back_keeps_no_page_from_being_asked_for(
    store: Store, paper_feed: int, fetched: int
) -> None:
    store.deliver(paper_feed, [article(body="Another teaser.")], NOW + 90 * HOUR)
    read_page(store, fetched, "Three are hurt.")
    store.deliver(paper_feed, [article(body="A third teaser.")], NOW)
    assert asked(store, paper_feed, NOW)


@pytest.mark.parametrize(
    ("page", "told", "stands"),
    [
        ("The page's own.", "The feed's new one.", "The page's own."),
        ("", "The feed's new one.", "The feed's new one."),
        ("", "", ""),
    ],
)
def test_a_text_that_was_rewritten_leaves_its_old_standfirst_behind(
    store: Store, paper_feed: int, clock: Any, page: str, told: str, stands: str
) -> None:
    (id,) = store.deliver(paper_feed, [article(body="A teaser.", standfirst="Two are hurt")], NOW).new
    read_page(store, id, "Two are hurt.")
    clock.now += HOUR
    store.deliver(paper_feed, [article(body="Another teaser.", standfirst=told)], NOW + HOUR)
    read_page(store, id, "Three are hurt.", standfirst=page)
    assert [version.standfirst for version in store.versions(id)] == ["Two are hurt", stands]
    assert store.articles([id])[0].standfirst == stands


@pytest.mark.parametrize("after", ["Two are hurt.", "By noon: two are hurt."])
def test_a_standfirst_stays_where_the_text_holds_it_still(store: Store, paper_feed: int, after: str) -> None:
    (id,) = store.deliver(paper_feed, [article(body="A teaser.", standfirst="Two are hurt …")], NOW).new
    for body in ("Two are hurt.", after):
        read_page(store, id, body)
    assert store.articles([id])[0].standfirst == "Two are hurt …"


def test_a_text_that_stays_keeps_the_standfirst_that_only_its_feed_tells(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(standfirst="What it is about.")], NOW).new
    for _ in range(2):
        read_page(store, id, "Two are hurt.")
    assert store.articles([id])[0].standfirst == "What it is about."


def test_the_texts_of_a_joined_article_go_with_its_page(store: Store, paper_feed: int, clock: Any) -> None:
    first, second = store.deliver(
        paper_feed, [article(slug="b", body="It tells a teaser."), article(slug="a")], NOW
    ).new
    stays, goes = min(first, second), max(first, second)
    kept = store.articles([stays])[0]
    read_page(store, goes, "Two are hurt.", url=store.articles([goes])[0].url)
    clock.now += HOUR
    read_page(store, goes, "Three are hurt.", url=store.articles([goes])[0].url)
    read_page(store, goes, "Three are hurt.", url=kept.url)
    assert store.article(goes) is None
    assert texts(store, stays) == ["<p>Two are hurt.</p>", "<p>Three are hurt.</p>"]
    assert store.rows([stays])[0].changed


def test_the_earlier_texts_of_two_that_turn_out_to_be_one_stand_together(
    store: Store, paper_feed: int, clock: Any
) -> None:
    stays, goes = sorted(store.deliver(paper_feed, [article(slug="b"), article(slug="a")], NOW).new)
    address = {id: store.articles([id])[0].url for id in (stays, goes)}
    for body in ("One is hurt.", "Two are hurt."):
        read_page(store, goes, body, url=address[goes])
        clock.now += HOUR
    for body in ("One is hurt.", "Three are hurt.", "Four are hurt."):
        read_page(store, stays, body, url=address[stays])
        clock.now += HOUR
    read_page(store, goes, "Two are hurt.", url=address[stays])
    assert store.article(goes) is None
    assert texts(store, stays) == [f"<p>{said}.</p>" for said in ("One is hurt", "Three are hurt", "Four are hurt")]
    assert [version.number for version in store.versions(stays)] == [1, 2, 3]


def test_the_texts_of_one_that_goes_are_kept_where_the_other_was_never_rewritten(
    store: Store, paper_feed: int, clock: Any
) -> None:
    stays, goes = sorted(store.deliver(paper_feed, [article(slug="b"), article(slug="a")], NOW).new)
    address = {id: store.articles([id])[0].url for id in (stays, goes)}
    read_page(store, stays, "Three are hurt.", url=address[stays])
    for body in ("One is hurt.", "Three are hurt."):
        read_page(store, goes, body, url=address[goes])
        clock.now += HOUR
    read_page(store, goes, "Three are hurt.", url=address[stays])
    assert texts(store, stays) == ["<p>One is hurt.</p>", "<p>Three are hurt.</p>"]
    assert store.rows([stays])[0].changed


def test_they_take_room_and_go_with_the_article(store: Store, paper_feed: int, told: int) -> None:
    before = next(one.text for one in store.storage() if one.feed == paper_feed)
    store.deliver(paper_feed, [article(body="Three are hurt.")], NOW + HOUR)
    held = next(one.text for one in store.storage() if one.feed == paper_feed)
    assert held == before + len("<p>Three are hurt.</p>")
    store.set_retention(Retention(text_days=1))
    later = NOW + 9 * 24 * HOUR
    promised = store.purge_preview(later)
    removed, _ = store.purge(later)
    assert removed == promised == Purge(articles=1, unread=1, bytes=held)
    assert store.versions(told) == ()


def test_they_are_gone_with_an_article_that_is_removed_for_good(store: Store, paper_feed: int, told: int) -> None:
    store.deliver(paper_feed, [article(body="Three are hurt.")], NOW + HOUR)
    store.delete_feeds([paper_feed])
    store.purge_deleted(2**40)
    assert store.versions(told) == ()
    with store._library.read() as db:
        assert db.execute("SELECT count(*) FROM versions").fetchone() == (0,)


def test_a_bookmarked_story_keeps_them(store: Store, fetched: int, clock: Any) -> None:
    (imported,), _ = store.keep([article("Mine", url="", body="As I had it.")], origin=Origin.IMPORTED, now=NOW)
    assert store.versions(imported) == ()
    clock.now += HOUR
    read_page(store, fetched, "Three are hurt.")
    store.make_list("Walk", [fetched])
    store.set_retention(Retention(text_days=1))
    store.purge(NOW + 9 * 24 * HOUR)
    assert len(store.versions(fetched)) == 2
