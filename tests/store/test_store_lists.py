"""Lists: which articles a Scope shows, in which order, and what a row says."""

from __future__ import annotations

import pytest
from builders import NOW, article, link, media, picture

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Mark, Origin, Scope
from reader.store import Store

DAY = 86_400


def titles(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    return [row.title for row in store.rows(store.ids(scope))]


def test_newest_stand_first_and_the_documents_order_decides_between_equals(store: Store, paper_feed: int) -> None:
    undated = [article("First", published=None), article("Second", published=None)]
    store.deliver(paper_feed, [*undated, article("Older", published=NOW - 5)], NOW)
    assert titles(store) == ["First", "Second", "Older"]


def test_a_future_date_never_sorts_above_now(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article("From 9999", published=253_000_000_000)], NOW - 60)
    store.deliver(paper_feed, [article("Just now", published=NOW)], NOW)
    assert titles(store) == ["Just now", "From 9999"]
    (far,) = store.rows(store.ids(EVERYTHING)[1:])
    assert (far.sort_at, far.published) == (NOW - 60, 253_000_000_000)


def test_marks_and_days_narrow_a_list(store: Store, paper_feed: int) -> None:
    new = store.deliver(
        paper_feed, [article("Today", published=NOW), article("Yesterday", published=NOW - DAY)], NOW
    ).new
    store.mark([new[0]], Mark.READ)
    store.mark([new[1]], Mark.BOOKMARK)
    assert titles(store, UNREAD) == ["Yesterday"]
    assert titles(store, BOOKMARKS) == ["Yesterday"]
    assert titles(store, Scope(today=NOW - 60)) == ["Today"]
    assert titles(store, Scope(today=NOW - 60, unread=True)) == []


def test_a_list_may_show_those_alone_that_lack_something_offline(store: Store, paper_feed: int) -> None:
    delivered = [
        article("Whole"),
        article("Without its picture", pictures=(picture(),)),
        article("Headline", body_html=""),
    ]
    new = store.deliver(paper_feed, [*delivered, article("Read", pictures=(picture(),))], NOW).new
    store.unwanted_pages([*new])
    store.mark([new[3]], Mark.READ)
    assert titles(store, Scope(lacking=True)) == ["Without its picture", "Headline", "Read"]
    assert titles(store, Scope(lacking=True, unread=True)) == ["Without its picture", "Headline"]
    kept = media(b"kept")
    store.add_media([kept])
    store.attach_pictures(new[1], {picture().url: kept.hash})
    assert titles(store, Scope(lacking=True, feed=paper_feed)) == ["Headline"]


def test_a_section_holds_the_sections_below_it(store: Store, paper_feed: int) -> None:
    paths = {"Top": (), "News": ("News",), "Nation": ("News", "Nation"), "Sport": ("Sport",)}
    store.deliver(paper_feed, [article(title, section_path=path) for title, path in paths.items()], NOW)
    (news,), (nation,) = store.find_sections(("News",)), store.find_sections(("News", "Nation"))
    assert titles(store, Scope(feed=paper_feed, section=news.id)) == ["News", "Nation"]
    assert titles(store, Scope(section=nation.id)) == ["Nation"]
    assert store.find_sections(("Nation",)) == store.find_sections(()) == ()


def test_a_row_says_what_a_list_shows(store: Store, paper_feed: int) -> None:
    delivered = article(standfirst="In short.", section_path=("News", "Nation"), language="en")
    store.deliver(paper_feed, [delivered], NOW)
    (row,) = store.rows(store.ids(EVERYTHING))
    assert (row.source, row.section, row.standfirst, row.language) == ("The Paper", "Nation", "In short.", "en")
    assert (row.read, row.bookmarked, row.thumbnail) == (False, False, "")


def test_rows_come_as_asked_without_those_that_are_gone(store: Store, paper_feed: int) -> None:
    one, two = store.deliver(paper_feed, [article("One"), article("Two")], NOW).new
    assert [row.id for row in store.rows([two, 99, one])] == [two, one]
    assert [known.id for known in store.articles([two, 99, one])] == [two, one]
    assert store.article(99) is None


def test_pages_of_rows_follow_on_one_another(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article(f"Story {n}", published=NOW - n // 3) for n in range(10)], NOW)
    read: list[int] = []
    before: tuple[int, int] | None = None
    while rows := store.page(EVERYTHING, limit=4, before=before):
        read += [row.id for row in rows]
        before = (rows[-1].sort_at, rows[-1].id)
    assert read == list(store.ids(EVERYTHING))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("cooperation", ["Xi: China, Russia to deepen cooperation"]),
        ("RUSSIA china", ["Xi: China, Russia to deepen cooperation"]),
        ("coop", ["Xi: China, Russia to deepen cooperation"]),
        ("coop russia", []),
        ('"russia to deepen"', ["Xi: China, Russia to deepen cooperation"]),
        ('"deepen russia"', []),
        ("cafe", ["Un café à Paris"]),
        ("三峡", ["三峡大坝迎来洪峰"]),
        ("大坝 洪峰", ["三峡大坝迎来洪峰"]),
        ("峡三", []),
        ("Desheng", ["Xi: China, Russia to deepen cooperation"]),
        ("summary", ["Un café à Paris"]),
        ("nowhere", []),
        ('" OR title:* NEAR( -', []),
        ("!?", []),
        ("\x00", []),
    ],
)
def test_words_are_found(store: Store, paper_feed: int, search: str, found: list[str]) -> None:
    stories = [
        article("Xi: China, Russia to deepen cooperation", byline="Cao Desheng"),
        article("Un café à Paris", standfirst="A summary."),
        article("三峡大坝迎来洪峰"),
    ]
    store.deliver(paper_feed, stories, NOW)
    assert titles(store, Scope(search=search)) == found
    assert [row.title for row in store.page(Scope(search=search), limit=9)] == found


def test_a_blank_search_is_none(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article()], NOW)
    assert titles(store, Scope(search="  ")) == ["A story"]


def test_search_follows_what_changes(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article("Old words", slug="a")], NOW)
    store.deliver(paper_feed, [article("New words", slug="a")], NOW)
    assert titles(store, Scope(search="old")) == []
    assert titles(store, Scope(search="new")) == ["New words"]


def test_search_narrows_bookmarks(store: Store, paper_feed: int) -> None:
    one, _ = store.deliver(paper_feed, [article("Kept story"), article("Other story")], NOW).new
    store.mark([one], Mark.BOOKMARK)
    assert titles(store, Scope(search="story", bookmarked=True)) == ["Kept story"]


def test_reading_a_list_never_touches_bodies(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article(section_path=("News",))], NOW)
    asked: list[str] = []
    with store._library.read() as db:
        db.set_trace_callback(asked.append)
    store.rows(store.ids(Scope(feed=paper_feed, unread=True)))
    store.page(EVERYTHING, limit=5)
    assert asked
    assert not [sql for sql in asked if "bodies" in sql]


def test_articles_without_a_page_come_newest_first_until_tried(store: Store, paper_feed: int) -> None:
    new = store.deliver(paper_feed, [article(f"Story {n}", published=NOW - n) for n in range(4)], NOW).new
    store.set_pages({new[0]: article("Story 0")})
    store.unwanted_pages([new[1]])
    assert [one.title for one in store.without_page(paper_feed, 1)] == ["Story 2"]
    assert [one.id for one in store.without_page(paper_feed, 9)] == list(new[2:])


def test_a_page_that_says_the_same_again_changes_nothing_whatever_its_spaces(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    odd = article(
        byline="Ann  Ortega",
        body_html="<p>With a bell:\x07 so.</p>",
        lead_image=picture(alt="\xa0"),
        pictures=(picture("two", caption="The\u3000quay "),),
        links=(link("A  story", label="ALSO  READ"),),
    )
    assert store.set_pages({id: odd}).articles == {id}
    assert store.article(id).full_text  # type: ignore[union-attr]
    assert store.set_pages({id: odd}).articles == set()


def test_the_feeds_text_stands_where_the_page_fails(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(body="From the feed.")], NOW).new
    store.set_pages({id: article("Page", body_html="")})
    after = store.article(id)
    assert after
    assert (after.title, after.body_html, after.full_text) == ("A story", "<p>From the feed.</p>", False)
    assert store.without_page(paper_feed, 9) == ()


def test_an_updated_story_asks_for_its_page_again(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    store.set_pages({id: article(body="From the page.")})
    store.deliver(paper_feed, [article(updated=NOW + 60, body="New in the feed.")], NOW + 60)
    assert [one.id for one in store.without_page(paper_feed, 9)] == [id]
    after = store.article(id)
    assert after
    assert after.body_html == "<p>From the page.</p>"


def test_a_page_lays_over_what_the_feed_said(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article("Feed's title", slug="a", byline="From feed")], NOW).new
    page = article("", slug="a", body="Page.", published=NOW - 9, published_offset=480, section_path=("News",))
    assert store.set_pages({id: page, 99: page}).articles == {id}
    after = store.article(id)
    assert after
    assert (after.title, after.byline, after.body_html) == ("Feed's title", "From feed", "<p>Page.</p>")
    assert (after.published, after.published_offset, after.sort_at) == (NOW - 9, 480, NOW)
    assert (after.full_text, after.section_path) == (True, ("News",))


@pytest.mark.parametrize(
    ("feed_offset", "page_at", "page_offset", "at", "offset"),
    [
        (0, NOW + 8 * 3600, None, NOW, 480),  # the page prints 11:31, the feed said 03:31 GMT: a paper east of it
        (0, NOW - 5 * 3600 + 40, None, NOW, -300),  # seconds are not printed
        (480, NOW + 8 * 3600, None, NOW, 480),
        (0, NOW - 3 * 86400 + 1000, None, NOW, 0),  # another moment: no zone makes the two one
        (0, NOW - 60, 480, NOW - 60, 480),  # a page that names its zone knows best
        (None, NOW - 60, None, NOW - 60, None),
    ],
)
def test_a_page_without_a_time_zone_does_not_move_what_the_feed_dated(
    store: Store,
    paper_feed: int,
    feed_offset: int | None,
    page_at: int,
    page_offset: int | None,
    at: int,
    offset: int | None,
) -> None:
    (id,) = store.deliver(paper_feed, [article(published=NOW, published_offset=feed_offset)], NOW).new
    store.set_pages({id: article(published=page_at, published_offset=page_offset)})
    after = store.article(id)
    assert after
    assert (after.published, after.published_offset) == (at, offset)


def test_a_teaser_behind_a_wall_does_not_hide_a_story_that_the_feed_told_whole(store: Store, paper_feed: int) -> None:
    whole, longer = "The whole story, told in the feed. " * 40, "And then it went on. " * 80
    (id,) = store.deliver(paper_feed, [article(body=whole)], NOW).new
    store.set_pages({id: article(body="Subscribe to read on.", byline="Wen Li")})
    kept = store.article(id)
    assert kept
    assert (kept.body_html, kept.byline, kept.full_text) == (f"<p>{whole}</p>", "Wen Li", False)
    assert store.without_page(paper_feed, 9) == ()
    store.set_pages({id: article(body=longer)})
    store.set_pages({id: article(body="The paper took most of it back.")})  # what a page said, a page may shorten
    after = store.article(id)
    assert after
    assert (after.body_html, after.full_text) == ("<p>The paper took most of it back.</p>", True)


def test_only_imported_followed_and_delivered_articles_are_listed(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article("Delivered")], NOW)
    for origin in (Origin.FOLLOWED, Origin.IMPORTED, Origin.PREFETCHED):
        store.keep([article(origin.value)], origin=origin, now=NOW)
    assert sorted(titles(store)) == ["Delivered", "followed", "imported"]
