"""Stories through the door: how articles are found, grouped and read as a story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import NOW, article

from reader.model import Article, Grouped, Mark, Origin, Retention
from reader.store import Store

DAY = 86_400
Bring = Callable[..., list[int]]


def grouped(id: int, *terms: int, **given: object) -> Grouped:
    """Say what was found of an article: by default only its terms."""
    values: dict[str, object] = {"signature": f"s{id}".encode(), "counted": terms}
    return Grouped(article=id, terms=terms, **{**values, **given})  # type: ignore[arg-type]


@pytest.fixture
def bring(store: Store, paper_feed: int) -> Bring:
    """Deliver articles with these titles, the earliest first; answers their ids in that order."""

    def bring(*titles: str, **given: object) -> list[int]:
        brought = [article(title, published=NOW + at, **given) for at, title in enumerate(titles)]
        store.deliver(paper_feed, brought[::-1], NOW + 100)
        return [store.find(one.url) or 0 for one in brought]

    return bring


def story(store: Store, *ids: int) -> int:
    """Group these articles as one story, as they would arrive."""
    store.set_groups([grouped(ids[0], 1)], NOW)
    for id in ids[1:]:
        store.set_groups([grouped(id, 1, with_article=ids[0], score=0.5, why="shared words", news="More.")], NOW)
    return store.story_of(ids[0]) or 0


# --- which articles await a look ---------------------------------------------------------------------------------


def test_what_arrives_awaits_a_look_the_newest_first_and_no_more_once_it_was_looked_at(
    store: Store, bring: Bring
) -> None:
    one, two = bring("One", "Two")
    assert store.ungrouped(9) == [two, one]
    assert store.ungrouped(1) == [two]
    store.set_groups([grouped(two, 1)], NOW)
    assert store.ungrouped(9) == [one]


def test_other_words_await_another_look_and_the_same_words_in_other_markup_do_not(store: Store, bring: Bring) -> None:
    (one,) = bring("One")
    store.set_groups([grouped(one, 1)], NOW)
    known = store.article(one)
    assert known
    store.set_pages({one: replace(known, body_html=known.body_html.replace("<p>", "<p> ").replace("</p>", " </p>"))})
    assert store.ungrouped(9) == []
    store.set_pages({one: replace(known, body_html="<p>Quite other words.</p>")})
    assert store.ungrouped(9) == [one]


def test_a_title_and_standfirst_alone_and_what_is_prefetched_await_one_too(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [Article(title="Alone", url="https://paper.example/alone", standfirst="A line.")], NOW)
    (ahead,), _ = store.keep([article("Ahead")], origin=Origin.PREFETCHED, now=NOW)
    assert store.ungrouped(9) == [ahead, store.find("https://paper.example/alone")]


# --- how articles are found --------------------------------------------------------------------------------------


def test_those_that_share_most_terms_come_first_and_then_those_nearest_in_time(store: Store, paper_feed: int) -> None:
    days = {"Far": 3, "Near": 1, "Alike": 4, "Other": 0}
    store.deliver(paper_feed, [article(title, published=NOW - day * DAY) for title, day in days.items()], NOW)
    far, near, alike, other = (store.find(article(title).url) or 0 for title in days)
    store.set_groups([grouped(far, 1, 2), grouped(near, 1, 2), grouped(alike, 1, 2, 3), grouped(other, 9)], NOW)
    found = store.candidates([1, 2, 3], around=NOW, days=5)
    assert [one.article for one in found] == [alike, near, far]
    assert [one.article for one in store.candidates([1, 2, 3], around=NOW, days=3)] == [near, far]
    assert [one.article for one in store.candidates([1, 2, 3], around=NOW, days=5, limit=1)] == [alike]
    assert [one.article for one in store.candidates([1, 2, 3], around=None)] == [alike, near, far]
    assert (found[0].signature, found[0].at, found[0].story) == (f"s{alike}".encode(), NOW - 4 * DAY, None)


def test_a_text_that_changed_is_found_by_its_new_terms_alone(store: Store, bring: Bring) -> None:
    (one,) = bring("One")
    store.set_groups([grouped(one, 1)], NOW)
    store.set_groups([grouped(one, 2, signature=b"new")], NOW)
    assert store.candidates([1], around=None) == ()
    assert [kept.signature for kept in store.candidates([2], around=None)] == [b"new"]


def test_terms_are_counted_once_an_article(store: Store, bring: Bring) -> None:
    one, two = bring("One", "Two")
    store.set_groups([grouped(one, 1, counted=(1, 2, 2)), grouped(two, 1, counted=(1,))], NOW)
    store.set_groups([grouped(one, 1, signature=b"new", counted=(1, 5))], NOW)
    assert store.term_counts([1, 2, 5]) == (2, {1: 2, 2: 1})


def test_in_a_large_library_terms_are_counted_in_portions(store: Store, bring: Bring) -> None:
    ids = bring(*(f"Story {n}" for n in range(200)))
    store.set_groups([grouped(id, counted=(1,)) for id in ids[:160]], NOW)
    assert store.term_counts([1]) == (160, {1: 160})
    for id in ids[160:163]:
        store.set_groups([grouped(id, counted=(1,))], NOW)
    assert store.term_counts([1]) == (163, {1: 163})


def test_what_goes_is_found_no_more(store: Store, bring: Bring, paper_feed: int) -> None:
    (one,) = bring("One")
    store.set_groups([grouped(one, 1)], NOW)
    store.delete_feeds([paper_feed])
    store.purge_deleted(2**40)
    assert store.candidates([1], around=None) == ()
    assert store.kept([one]) == ()


def test_the_recent_ones_are_those_that_lists_show_and_the_prefetched(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article("Old", published=NOW - 9 * DAY), article("New", published=NOW)], NOW)
    (ahead,), _ = store.keep([article("Ahead", published=NOW - 1)], origin=Origin.PREFETCHED, now=NOW)
    old, new = (store.find(article(title).url) or 0 for title in ("Old", "New"))
    store.set_groups([grouped(old, 1), grouped(new, 1), grouped(ahead, 1)], NOW)
    assert [kept.article for kept in store.recent(NOW - DAY)] == [ahead, new]


# --- stories -----------------------------------------------------------------------------------------------------


def test_two_articles_make_a_story_and_a_third_joins_it(store: Store, bring: Bring) -> None:
    one, two, three = bring("One", "Two", "Three")
    id = story(store, one, two)
    change = store.set_groups([grouped(three, 1, story=id, score=0.4, why="shared names", news="New.")], NOW)
    assert change.articles == {one, two, three}
    assert not change.counts
    told = store.story(id)
    assert told
    assert [member.row.title for member in told.members] == ["One", "Two", "Three"]
    assert (told.title, told.papers) == ("Three", ("The Paper",))
    assert (told.members[2].why, told.members[2].news) == ("shared names", "New.")
    assert not any(member.by_reader for member in told.members)
    assert (told.first, told.last) == (NOW, NOW + 2)


def test_two_that_arrive_together_with_the_same_article_are_one_story(store: Store, bring: Bring) -> None:
    one, two, three = bring("One", "Two", "Three")
    store.set_groups([grouped(one, 1), grouped(two, 1, with_article=one), grouped(three, 1, with_article=one)], NOW)
    assert len({store.story_of(id) for id in (one, two, three)}) == 1


def test_a_story_that_is_gone_meanwhile_is_not_joined(store: Store, bring: Bring) -> None:
    (one,) = bring("One")
    assert not store.set_groups([grouped(one, 1, story=99)], NOW).articles
    assert store.story_of(one) is None


def test_an_article_that_is_gone_meanwhile_is_passed_over(store: Store, bring: Bring) -> None:
    store.set_groups([grouped(4711, 1)], NOW)
    assert store.kept([4711]) == ()


def test_a_story_with_one_article_left_is_none(store: Store, bring: Bring, paper_feed: int) -> None:
    one, two, three = bring("One", "Two", "Three")
    id = story(store, one, two, three)
    assert store.set_groups([grouped(three, 9)], NOW).articles == {one, two, three}
    assert store.story_of(three) is None
    assert store.set_groups([grouped(two, 9)], NOW).articles == {one, two}
    assert store.story(id) is None
    assert store.story_of(one) is None


def test_a_story_says_nothing_of_articles_that_lists_do_not_show(store: Store, bring: Bring) -> None:
    one, two = bring("One", "Two")
    (ahead,), _ = store.keep([article("Ahead", published=NOW)], origin=Origin.PREFETCHED, now=NOW)
    id = story(store, one, two, ahead)
    told = store.story(id)
    assert told
    assert [member.row.id for member in told.members] == [one, two]
    store.open_article(ahead)
    told = store.story(id)
    assert told
    assert len(told.members) == 3


def test_an_article_that_goes_leaves_its_story(store: Store, bring: Bring) -> None:
    one, two = bring("One", "Two")
    feed, _ = store.add_feed(url="https://other.example/feed.xml")
    store.deliver(feed.id, [article("Three", url="https://other.example/three")], NOW)
    three = store.find("https://other.example/three") or 0
    id = story(store, one, two, three)
    store.delete_feeds([feed.id])
    assert one in store.purge_deleted(2**40).articles
    told = store.story(id)
    assert told
    assert [member.row.id for member in told.members] == [one, two]


def test_what_is_purged_leaves_its_story_and_awaits_no_look(store: Store, bring: Bring) -> None:
    one, two, three = bring("One", "Two", "Three")
    id = story(store, one, two, three)
    store.mark([two, three], Mark.BOOKMARK)
    store.set_retention(Retention(text_days=1))
    _, change = store.purge(NOW + 9 * DAY)
    assert change.articles >= {one, two, three}
    told = store.story(id)
    assert told
    assert [member.row.id for member in told.members] == [two, three]
    assert (store.ungrouped(9), store.kept([one])) == ([], ())


# --- grouped anew ------------------------------------------------------------------------------------------------


def test_a_group_keeps_the_story_that_most_of_it_have(store: Store, bring: Bring) -> None:
    one, two, three, four, five = bring("One", "Two", "Three", "Four", "Five")
    large, small = story(store, one, two, three), story(store, four, five)
    whys = dict.fromkeys((one, two, three, four, five), (0.3, "shared words", ""))
    change = store.regroup([frozenset({one, two, four})], [one, two, three, four, five], whys, NOW)
    assert change.articles == {one, two, three, four, five}
    assert [store.story_of(id) for id in (one, two, three, four, five)] == [large, large, None, large, None]
    assert store.story(small) is None


def test_a_story_in_two_keeps_its_id_for_the_larger_part(store: Store, bring: Bring) -> None:
    ids = bring("One", "Two", "Three", "Four", "Five")
    id = story(store, *ids)
    store.regroup([frozenset(ids[:2]), frozenset(ids[2:])], ids, {}, NOW)
    assert [store.story_of(one) == id for one in ids] == [False, False, True, True, True]
    assert store.story_of(ids[0]) == store.story_of(ids[1])


def test_nothing_is_written_where_all_is_as_it_was(store: Store, bring: Bring) -> None:
    one, two, three = bring("One", "Two", "Three")
    story(store, one, two)
    before = store._library._writer.total_changes
    change = store.regroup([frozenset({one, two}), frozenset({three})], [one, two, three], {}, NOW)
    assert not change.articles
    assert store._library._writer.total_changes == before


def test_members_that_are_not_looked_at_stay_in_their_story(store: Store, bring: Bring) -> None:
    old, one, two = bring("Old", "One", "Two")
    id = story(store, old, one, two)
    assert not store.regroup([frozenset({one, two})], [one, two], {}, NOW).articles
    assert not store.regroup([frozenset({one})], [one], {}, NOW).articles
    assert store.story_of(one) == id
    store.regroup([frozenset({one}), frozenset({two})], [one, two], {}, NOW)
    assert {store.story_of(one), store.story_of(two)} == {id, None}


def test_a_story_that_the_reader_looked_at_keeps_its_id(store: Store, bring: Bring) -> None:
    one, two, three, four, five = bring("One", "Two", "Three", "Four", "Five")
    large, small = story(store, one, two, three), story(store, four, five)
    store.mark([five], Mark.READ)
    ids = [one, two, three, four, five]
    store.regroup([frozenset(ids)], ids, {}, NOW)
    assert {store.story_of(id) for id in ids} == {small}
    assert store.story(large) is None
