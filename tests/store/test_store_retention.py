"""How long what stays: the rules, and what a purge takes by them and what it never takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import NOW, also_read, article, link, media, picture

from reader.errors import InputError
from reader.model import (
    BOOKMARKS,
    EVERYTHING,
    UNREAD,
    Article,
    Change,
    Kind,
    Mark,
    Origin,
    Part,
    Purge,
    Ready,
    Retention,
    Scope,
)
from reader.store import Store
from reader.store.budget import Held, too_much
from reader.store.retention import DEFAULT, in_force, room

DAY = 86400


def old(title: str, days: int, **given: object) -> Article:
    """An article of the feed's, so many days old, with a lead picture of its own."""
    return article(title, **{"published": NOW - days * DAY, "lead_image": picture(title), **given})


@pytest.fixture
def has(store: Store, paper_feed: int) -> Callable[..., tuple[int, ...]]:
    """Let the feed bring articles whose pages and pictures are all here."""

    def bring(*articles: Article, feed: int = paper_feed, size: int = 1000) -> tuple[int, ...]:
        new = store.deliver(feed, articles, NOW).new
        for whole in store.articles(new):
            fill(store, whole, size)
        return new

    return bring


def fill(store: Store, whole: Article, size: int = 1000) -> None:
    store.set_pages({whole.id: whole})
    store.add_page_bytes(whole.id, whole.title.encode() * 20, whole.url, "text/html")
    for shown in (*filter(None, [whole.lead_image]), *whole.pictures):
        kept, small = (media(shown.url.encode() + kind + b"x" * size) for kind in (b"whole", b"small"))
        store.add_media([kept, small])
        store.attach_pictures(whole.id, {shown.url: kept.hash})
        if shown == whole.lead_image:
            store.set_thumbnail(whole.id, small.hash)


def purge(store: Store, now: int = NOW, seconds: float = 0.3) -> tuple[Purge, Change]:
    """Purge to the end, and prove that it came to what was said before."""
    said, whole, change = store.purge_preview(now), Purge(), Change()
    while (step := store.purge(now, seconds=seconds))[0] != Purge():
        whole, change = whole + step[0], change | step[1]
    assert whole == said
    assert store.purge_preview(now) == Purge()
    return whole, change


def titles(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    return [row.title for row in store.rows(store.ids(scope))]


def pictures_kept(store: Store) -> set[str]:
    """The titles of the articles whose lead picture is here."""
    found = {}
    for whole in store.articles(store.ids(EVERYTHING)):
        if whole.lead_image:
            kept = store.pictures([whole.lead_image.url]).get(whole.lead_image.url)
            found[whole.title] = bool(kept and store.media(kept))
    return {title for title, here in found.items() if here}


def pages_kept(store: Store) -> set[str]:
    return {whole.title for whole in store.articles(store.ids(EVERYTHING)) if store.page_bytes(whole.id)}


# --- the rules -------------------------------------------------------------------------------------------------


def test_nothing_said_keeps_text_and_pictures_for_ever_and_pages_for_a_season() -> None:
    assert in_force([]) == Retention(text_days=0, picture_days=0, page_days=90, megabytes=0)


def test_each_limit_is_as_the_nearest_place_says() -> None:
    rules = [
        Retention(text_days=365, picture_days=90),
        Retention(folder=1, text_days=30),
        Retention(folder=2, picture_days=0, megabytes=500),
        Retention(feed=7, text_days=0),
    ]
    assert in_force(rules, feed=7, folders=(2, 1)) == Retention(
        feed=7, text_days=0, picture_days=0, page_days=90, megabytes=500
    )
    assert in_force(rules, feed=8, folders=(2, 1)).text_days == 30
    assert in_force(rules, feed=8, folders=(3,)) == Retention(
        feed=8, text_days=365, picture_days=90, page_days=90, megabytes=0
    )
    assert in_force(rules, folders=(1,)) == Retention(
        folder=1, text_days=30, picture_days=90, page_days=90, megabytes=0
    )


def test_room_is_shared_below_the_place_that_limits_it() -> None:
    rules = [Retention(megabytes=900), Retention(folder=1, megabytes=100), Retention(folder=2, text_days=3)]
    assert room(rules, feed=5, folders=(2, 1)) == (1, None)
    assert room([*rules, Retention(feed=5, megabytes=0)], feed=5, folders=(2, 1)) == (None, 5)
    assert room(rules, feed=6) == (None, None)


def test_the_oldest_make_room_and_of_two_as_old_the_page() -> None:
    page, shown, newer = Held(1, False, "9", 10), Held(1, True, "a", 10), Held(2, True, "b", 10)
    assert too_much([newer, shown, page], 30) == []
    assert too_much([newer, shown, page], 29) == [page]
    assert too_much([newer, shown, page], 10) == [page, shown]
    assert too_much([newer, shown, page], 0) == [page, shown, newer]


def test_rules_are_written_read_and_removed(store: Store, paper_feed: int) -> None:
    folder, _ = store.add_folder(("News", "World"))
    rules = (Retention(text_days=9), Retention(folder=folder, megabytes=5), Retention(feed=paper_feed, page_days=0))
    for rule in reversed(rules):
        store.set_retention(rule)
    assert store.retentions() == rules
    store.set_retention(Retention(text_days=10))
    store.set_retention(Retention(folder=folder))
    assert store.retentions() == (Retention(text_days=10), rules[2])
    store.move_feeds([paper_feed], folder)
    assert store.retention(feed=paper_feed) == Retention(
        feed=paper_feed, text_days=10, picture_days=0, page_days=0, megabytes=0
    )
    assert store.retention() == Retention(text_days=10, picture_days=0, page_days=90, megabytes=0)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Retention(folder=99, text_days=1), "no folder 99"),
        (Retention(feed=99, text_days=1), "no feed 99"),
        (Retention(text_days=-1), "whole number from 0"),
        (Retention(megabytes=2**70), "whole number from 0"),
        (Retention(folder=1, feed=1), "not for both"),
    ],
)
def test_a_rule_that_cannot_be_is_a_sentence(store: Store, rule: Retention, sentence: str) -> None:
    store.add_folder(("News",))
    with pytest.raises(InputError, match=sentence):
        store.set_retention(rule)
    assert store.retentions() == ()


def test_a_feed_removed_for_good_takes_its_rule_along(store: Store, paper_feed: int) -> None:
    store.set_retention(Retention(feed=paper_feed, text_days=1))
    store.delete_feeds([paper_feed])
    assert len(store.retentions()) == 1
    store.purge_deleted(2**40)
    assert store.retentions() == ()


# --- by age ----------------------------------------------------------------------------------------------------


def test_nothing_goes_where_nothing_was_said(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    has(old("Ancient", 3000))
    assert purge(store)[0] == Purge()
    assert titles(store) == ["Ancient"]
    assert pictures_kept(store) == pages_kept(store) == {"Ancient"}


def test_what_is_too_old_goes_read_or_not(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    unread, read, _ = has(old("Unread", 31), old("Read", 40), old("Young", 29))
    store.mark([read], Mark.READ)
    store.set_retention(Retention(text_days=30))
    removed, change = purge(store)
    assert (removed.articles, removed.unread, removed.pictures, removed.pages) == (2, 1, 2, 2)
    assert removed.bytes > 4000
    assert titles(store) == ["Young"]
    assert change.tree
    assert change.counts
    assert {unread, read} <= change.articles
    assert store.counts(NOW).unread == len(store.ids(UNREAD)) == 1
    assert store.storage()[0].articles == 1
    assert titles(store, Scope(search="Read")) == []
    gone = store.article(unread)
    assert gone
    assert (gone.body_html, gone.links, gone.lead_image, store.page_bytes(unread)) == ("", (), None, None)


def test_bookmarks_and_what_they_name_stay_whole(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    kept, _, _ = has(
        old("Kept", 400, links=(also_read("named"), link(slug="mentioned", kind=Kind.MENTION, position=1))),
        old("Named", 500),
        old("Mentioned", 500),
    )
    store.mark([kept], Mark.BOOKMARK)
    store.set_retention(Retention(text_days=1, picture_days=1, page_days=1, megabytes=1))
    assert purge(store, NOW + 400 * DAY)[0].articles == 1
    assert titles(store) == ["Kept", "Named"]
    assert pictures_kept(store) == pages_kept(store) == {"Kept", "Named"}
    assert store.rows([kept])[0].ready is Ready.READY


def test_what_the_reader_brought_in_stays(store: Store) -> None:
    store.keep([old("Brought", 999)], origin=Origin.IMPORTED, now=NOW)
    store.set_retention(Retention(text_days=1))
    assert purge(store, NOW + 99 * DAY)[0] == Purge()
    assert titles(store) == ["Brought"]


def test_a_story_that_a_staying_one_names_stays_until_that_goes(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    has(old("New", 5, links=(also_read("before"),)), old("Before", 40, links=(also_read("long-before"),)))
    has(old("Long before", 80))
    store.set_retention(Retention(text_days=30))
    purge(store)
    assert titles(store) == ["New", "Before"]
    purge(store, NOW + 26 * DAY)
    assert titles(store) == []


def test_prefetched_stories_go_with_the_last_that_names_them(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    has(old("New", 5, links=(also_read("one"),)))
    store.keep([article("One", links=(also_read("two"),))], origin=Origin.PREFETCHED, now=NOW)
    store.keep(
        [article("Two", links=(also_read("one"), also_read("three", position=1)))], origin=Origin.PREFETCHED, now=NOW
    )
    store.keep([article("Three", links=(also_read("one"),))], origin=Origin.PREFETCHED, now=NOW)
    store.set_retention(Retention(text_days=30))
    # Two steps deep is as far as they are fetched.
    assert purge(store)[0].articles == 1
    assert store.find("https://paper.example/three") is None
    assert store.find("https://paper.example/two") is not None
    assert purge(store, NOW + 31 * DAY)[0].articles == 3
    assert store.find("https://paper.example/one") is None
    assert store.find("https://paper.example/new") is not None  # the feed may bring it again


def test_the_place_nearest_to_a_feed_says_how_long(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    inner, _ = store.add_folder(("News", "World"))
    outer = next(folder.id for folder in store.tree().folders if folder.title == "News")
    near, _ = store.add_feed(url="https://near.example/feed", folder=inner)
    far, _ = store.add_feed(url="https://far.example/feed", folder=outer)
    for feed in (near, far):
        has(old("Story", 20, url=f"https://{feed.url.split('/')[2]}/story"), feed=feed.id)
    store.set_retention(Retention(text_days=5))
    store.set_retention(Retention(folder=outer, text_days=50))
    assert purge(store)[0] == Purge()
    store.set_retention(Retention(folder=inner, text_days=10))
    assert purge(store)[0].articles == 1
    assert [row.source for row in store.rows(store.ids(EVERYTHING))] == [far.title or "far.example"]


def test_an_article_of_two_feeds_stays_as_long_as_the_more_patient_one_keeps_it(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    other, _ = store.add_feed(url="https://paper.example/other.xml", site_url="https://paper.example/")
    has(old("Both", 20), old("One", 20))
    store.deliver(other.id, [old("Both", 20)], NOW)
    store.set_retention(Retention(feed=paper_feed, text_days=10))
    purge(store)
    assert titles(store) == ["Both"]
    store.set_retention(Retention(feed=other.id, text_days=15))
    purge(store)
    assert titles(store) == []


def test_pictures_go_alone_say_why_and_are_not_fetched_again_by_themselves(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    aged, young = has(old("Aged", 20), old("Young", 2))
    store.set_retention(Retention(picture_days=10))
    removed, change = purge(store)
    assert (removed.articles, removed.pictures, removed.pages) == (0, 1, 0)
    assert removed.bytes > 2000  # with the small one
    assert aged in change.articles
    assert pictures_kept(store) == {"Young"}
    (row,) = store.rows([aged])
    assert (row.ready, row.thumbnail) == (Ready.PARTLY, "")
    (lack,) = store.readiness([aged])[0].lacks
    assert (lack.part, lack.next_try) == (Part.PICTURE, None)
    assert lack.error == "Removed by the clean-up on 15 June 2025."
    assert store.missing_pictures(9) == ()
    store.want_again([aged])
    assert [id for id, _ in store.missing_pictures(9)] == [aged]
    whole = store.article(aged)
    assert whole
    fill(store, whole)
    assert store.rows([aged, young])[0].ready is Ready.READY


def test_a_picture_stays_as_long_as_any_story_shows_it(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    shared = picture("shared")
    has(old("Aged", 20, lead_image=shared), old("Young", 2, lead_image=shared))
    store.set_retention(Retention(picture_days=10, text_days=10))
    purge(store)
    assert pictures_kept(store) == {"Young"}
    assert purge(store, NOW + 9 * DAY)[0].pictures == 1


def test_the_same_file_under_two_addresses_stays_while_one_is_needed(store: Store, paper_feed: int) -> None:
    same = media(b"same")
    store.add_media([same])
    for whole in store.articles(store.deliver(paper_feed, [old("Aged", 20), old("Young", 2)], NOW).new):
        assert whole.lead_image
        store.attach_pictures(whole.id, {whole.lead_image.url: same.hash})
    store.set_retention(Retention(picture_days=10))
    assert purge(store)[0] == Purge()
    store.set_retention(Retention(text_days=10))
    assert purge(store)[0].pictures == 1
    assert store.media(same.hash) == same


def test_pages_are_as_old_as_their_arrival(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    has(old("Aged", 200))
    assert purge(store, NOW + 89 * DAY)[0] == Purge()
    assert purge(store, NOW + 91 * DAY)[0].pages == 1
    assert (pages_kept(store), pictures_kept(store), titles(store)) == (set(), {"Aged"}, ["Aged"])


# --- by size ---------------------------------------------------------------------------------------------------


def test_too_much_in_a_place_costs_its_oldest_pictures_and_pages_never_text(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    has(*(old(f"Story {days}", days, body=f"Words of {days}") for days in (1, 2, 3, 4)), size=200_000)
    store.set_retention(Retention(megabytes=1))
    removed, _ = purge(store)
    assert (removed.articles, removed.pictures) == (0, 2)
    assert pictures_kept(store) == {"Story 1", "Story 2"}
    assert len(titles(store)) == 4
    held = store.storage()[0]
    assert held.pictures + held.pages <= 1_000_000


def test_bookmarks_neither_go_for_room_nor_take_it_from_others(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    ids = has(*(old(f"Story {days}", days) for days in (1, 2, 9)), size=300_000)
    store.mark(ids[2:], Mark.BOOKMARK)
    store.set_retention(Retention(megabytes=1))
    assert titles(store, BOOKMARKS) == ["Story 9"]
    purge(store)
    assert pictures_kept(store) == {"Story 1", "Story 9"}


def test_a_place_with_room_of_its_own_does_not_count_above(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    rich, _ = store.add_feed(url="https://rich.example/feed")
    has(old("Poor", 1), size=400_000)
    has(old("Rich", 9, url="https://rich.example/1"), size=600_000, feed=rich.id)
    store.set_retention(Retention(megabytes=1))
    store.set_retention(Retention(feed=rich.id, megabytes=0))
    assert purge(store)[0] == Purge()
    store.set_retention(Retention(feed=rich.id, megabytes=1))
    assert purge(store)[0].pictures == 1
    assert pictures_kept(store) == {"Poor"}


def test_a_picture_that_a_place_without_a_limit_shows_too_does_not_make_room(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    rich, _ = store.add_feed(url="https://rich.example/feed")
    shared = picture("shared")
    has(old("Rich", 9, url="https://rich.example/1", lead_image=shared), size=450_000, feed=rich.id)
    has(old("Poor", 3, lead_image=shared), old("Other", 2), size=450_000)
    store.set_retention(Retention(megabytes=1))
    store.set_retention(Retention(feed=rich.id, megabytes=0))
    purge(store)
    assert pictures_kept(store) == {"Rich", "Poor", "Other"}


# --- tombstones ------------------------------------------------------------------------------------------------


def test_a_feed_that_still_carries_a_purged_article_does_not_bring_it_back(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    (gone,) = has(old("Gone", 40))
    store.set_retention(Retention(text_days=30))
    purge(store)
    again = store.deliver(paper_feed, [old("Gone", 40), old("New", 1)], NOW + DAY)
    assert [row.title for row in store.rows(again.new)] == ["New"]
    changed = store.deliver(paper_feed, [old("Gone", 40, body="Now with more", updated=NOW)], NOW + DAY)
    assert (changed.new, changed.changed, changed.change.arrived) == ((), (), frozenset())
    other, _ = store.add_feed(url="https://paper.example/other.xml", site_url="https://paper.example/")
    assert store.deliver(other.id, [old("Gone", 40)], NOW + DAY).change.arrived == frozenset()
    assert titles(store) == ["New"]
    assert store.without_page(paper_feed, 9, NOW)[0].title == "New"
    store.set_pages({gone: old("Gone", 40)})  # its page was on the way while it went
    store.open_article(gone)
    assert titles(store) == ["New"]
    whole = store.article(gone)
    assert whole
    assert whole.body_html == ""


def test_following_a_link_to_a_purged_story_brings_it_back_whole(
    store: Store, has: Callable[..., tuple[int, ...]]
) -> None:
    (gone,) = has(old("Gone", 40))
    store.mark([gone], Mark.READ)
    has(old("Naming", 1, links=(link("Gone", slug="gone", kind=Kind.MENTION),)))
    store.set_retention(Retention(text_days=30))
    purge(store)
    (naming,) = store.articles(store.ids(EVERYTHING))
    assert (naming.links[0].article, naming.links[0].ready) == (gone, Ready.NOT)
    (again,), change = store.keep([old("Gone", 40)], origin=Origin.FOLLOWED, now=NOW + DAY)
    assert again == gone
    assert gone in change.arrived
    assert titles(store) == ["Naming", "Gone"]
    whole = store.article(gone)
    assert whole
    assert (whole.body_html, whole.read, whole.origin) == ("<p>All of Gone.</p>", True, Origin.FOLLOWED)
    assert titles(store, Scope(search="Gone")) == ["Gone"]
    assert purge(store, NOW + 2 * DAY)[0] == Purge()  # it is as old as that following
    assert purge(store, NOW + 40 * DAY)[0].articles == 2


def test_a_purged_story_that_is_prefetched_is_not_listed_by_its_feed(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    (gone,) = has(old("Gone", 40))
    store.set_retention(Retention(text_days=30))
    purge(store)
    has(old("Naming", 1, links=(also_read("gone"),)))
    assert store.keep([old("Gone", 40)], origin=Origin.PREFETCHED, now=NOW)[0] == (gone,)
    assert store.rows([gone])[0].ready is not Ready.NOT
    store.deliver(paper_feed, [old("Gone", 40)], NOW + DAY)
    assert titles(store) == ["Naming"]
    purge(store, NOW + 60 * DAY)
    assert store.deliver(paper_feed, [old("Gone", 40)], NOW + 60 * DAY).new == ()


def test_a_tombstone_goes_a_year_after_the_feed_last_carried_it(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    has(old("Gone", 40), old("Dropped", 40))
    store.set_retention(Retention(text_days=30))
    purge(store)
    store.deliver(paper_feed, [old("Gone", 40)], NOW + 300 * DAY)

    def there() -> list[str]:
        return [name for name in ("gone", "dropped") if store.find(f"https://paper.example/{name}")]

    purge(store, NOW + 400 * DAY)
    assert there() == ["gone", "dropped"]  # an unchanged feed does not say whether it still carries them
    store.deliver(paper_feed, [old("Gone", 40), article("Later", published=NOW + 400 * DAY)], NOW + 400 * DAY)
    purge(store, NOW + 401 * DAY)
    assert there() == ["gone"]


def test_a_purged_story_gives_way_to_one_with_its_address(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    has(old("Told", 40, slug="first"))
    store.set_retention(Retention(text_days=30))
    purge(store)
    (again,) = store.deliver(paper_feed, [old("Told", 1, slug="second", guid="2")], NOW).new
    store.set_pages({again: old("Told", 1, slug="first")})
    assert titles(store) == ["Told"]
    assert store.find("https://paper.example/first") == again


# --- in steps --------------------------------------------------------------------------------------------------


def test_a_purge_goes_in_steps_and_can_be_left_and_taken_up(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    has(*(old(f"Story {number}", 40) for number in range(120)))
    store.set_retention(Retention(text_days=30))
    said = store.purge_preview(NOW)
    first, _ = store.purge(NOW, seconds=0)
    assert first.articles == 50
    assert len(titles(store)) == 70
    store.mark(store.ids(EVERYTHING)[:1], Mark.BOOKMARK)  # meanwhile
    rest = 0
    while (step := store.purge(NOW, seconds=0)[0]) != Purge():
        rest += step.articles
    assert (said.articles, rest) == (120, 69)
    assert len(titles(store)) == 1
    assert len(pictures_kept(store)) == 1


def test_a_step_ends_at_its_time_and_a_long_one_takes_all(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    has(*(old(f"Story {number}", 40) for number in range(220)))
    store.set_retention(Retention(text_days=30))
    assert store.purge(NOW, seconds=0)[0].articles == 50  # one portion at least, or nothing would ever go
    assert store.purge(NOW, seconds=60)[0].articles == 170
    assert store.purge(NOW, seconds=60)[0] == Purge()


def test_a_picture_that_arrives_during_a_purge_is_wanted_again_and_never_said_to_be_here(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    """It is kept before anything refers to it, and in between it looks like something nobody needs."""
    (id,) = store.deliver(paper_feed, [old("Arriving", 1, lead_image=picture("new"))], NOW).new
    kept, small = media(b"new"), media(b"small")
    store.add_media([kept, small])
    while store.purge(NOW)[0] != Purge():
        pass
    store.set_thumbnail(id, small.hash)
    store.attach_pictures(id, {picture("new").url: kept.hash})
    assert store.rows([id])[0].thumbnail == ""
    assert [one.url for _, one in store.missing_pictures(9)] == [picture("new").url]
    store.add_media([kept])
    store.attach_pictures(id, {picture("new").url: kept.hash})
    assert store.pictures([picture("new").url]) == {picture("new").url: kept.hash}


def test_a_file_that_came_to_be_needed_since_the_purge_began_stays(
    store: Store, paper_feed: int, has: Callable[..., tuple[int, ...]]
) -> None:
    has(*(old(f"Story {number}", 40) for number in range(60)))
    (id,) = store.deliver(paper_feed, [old("Arriving", 1, lead_image=picture("new"))], NOW).new
    kept, small = media(b"new"), media(b"small")
    store.add_media([kept, small])
    store.set_retention(Retention(text_days=30))
    store.purge(NOW, seconds=0)
    store.set_thumbnail(id, small.hash)
    store.attach_pictures(id, {picture("new").url: kept.hash})
    while store.purge(NOW, seconds=0)[0] != Purge():
        pass
    assert store.media(kept.hash) == kept
    assert store.media(small.hash) == small


def test_a_picture_that_a_bookmark_shows_since_stays(store: Store, has: Callable[..., tuple[int, ...]]) -> None:
    (id,) = has(old("Aged", 20))
    has(*(old(f"Story {number}", 30) for number in range(60)))
    store.set_retention(Retention(text_days=25, picture_days=10))
    store.purge(NOW, seconds=0)
    store.mark([id], Mark.BOOKMARK)
    while store.purge(NOW, seconds=0)[0] != Purge():
        pass
    assert pictures_kept(store) == {"Aged"}


def test_kept_files_that_nothing_refers_to_go(store: Store, paper_feed: int) -> None:
    store.add_media([media(b"left over")])
    store.add_page_bytes(99, b"page", "https://paper.example/", "text/html")
    (id,) = store.deliver(paper_feed, [old("Told", 1, lead_image=picture("before"))], NOW).new
    before = media(b"before")
    store.add_media([before])
    store.attach_pictures(id, {picture("before").url: before.hash})
    store.deliver(paper_feed, [old("Told", 1, lead_image=picture("after"))], NOW + 1)
    removed, _ = purge(store)
    assert (removed.articles, removed.pictures, removed.pages) == (0, 1, 1)
    assert store.media(before.hash) is None


def test_a_default_is_said_for_every_limit() -> None:
    assert None not in (DEFAULT.text_days, DEFAULT.picture_days, DEFAULT.page_days, DEFAULT.megabytes)
