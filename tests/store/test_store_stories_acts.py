"""What the reader says of stories through the door: it holds, and it can be taken back exactly."""

from __future__ import annotations

import pytest
from builders import NOW, article

from reader.model import Grouped, Mark, Retention
from reader.store import Store, Undone


@pytest.fixture
def five(store: Store, paper_feed: int) -> list[int]:
    """Five articles that were looked at and stand alone, the earliest first."""
    titles = ("One", "Two", "Three", "Four", "Five")
    store.deliver(paper_feed, [article(title, published=NOW + at) for at, title in enumerate(titles)], NOW + 9)
    ids = [store.find(article(title).url) or 0 for title in titles]
    store.set_groups([grouped(id) for id in ids], NOW)
    return ids


def grouped(id: int, **given: object) -> Grouped:
    return Grouped(article=id, signature=b"s%d" % id, terms=(1,), counted=(), **given)  # type: ignore[arg-type]


def tell(store: Store, *ids: int) -> int:
    """Group articles as one story."""
    store.set_groups([grouped(id, with_article=ids[0], score=0.5, why="words", news="More.") for id in ids[1:]], NOW)
    return store.story_of(ids[0]) or 0


def state(store: Store) -> list[object]:
    """All that an act may touch."""
    with store._library.read() as db:
        return [
            sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall())
            for table, columns in (
                ("stories", "id, made_at"),
                ("story_members", "article, story, score, why, news"),
                ("said", "one, two, together"),
                ("articles", "id, ifnull(duplicate_of, 0), shown, unread"),
                ("deliveries", "feed, article, ifnull(copy, 0)"),
                ("story_terms", "term, day, article"),
            )
        ]


# --- taken out ---------------------------------------------------------------------------------------------------


def test_an_article_that_was_taken_out_is_not_put_back(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    story = tell(store, one, two, three)
    _, change = store.take_out([three])
    assert change.articles == {one, two, three}
    assert (store.story_of(one), store.story_of(three)) == (story, None)
    assert store.apart([three]) == {(three, one), (one, three), (three, two), (two, three)}
    store.set_groups([grouped(three, story=story)], NOW)
    assert store.story_of(three) is None
    store.set_groups([grouped(three, with_article=one)], NOW)
    assert store.story_of(three) is None
    store.regroup([frozenset({one, two, three})], five, {}, NOW)
    assert (store.story_of(one), store.story_of(three)) == (story, None)


def test_it_may_tell_another_story(store: Store, five: list[int]) -> None:
    one, two, three, four, _ = five
    tell(store, one, two, three)
    store.take_out([three])
    store.set_groups([grouped(four, with_article=three)], NOW)
    assert store.story_of(three) == store.story_of(four)
    assert store.story_of(three) is not None


def test_what_the_reader_said_outlives_the_article(store: Store, five: list[int], paper_feed: int) -> None:
    one, two, *_ = five
    tell(store, one, two)
    store.take_out([two])
    store.delete_feeds([paper_feed])
    store.undelete_feeds([paper_feed])
    assert (one, two) in store.apart([one])


def test_what_was_said_of_a_purged_article_holds_for_the_one_that_takes_its_place(
    store: Store, five: list[int], paper_feed: int
) -> None:
    one, two, *_ = five
    tell(store, one, two)
    store.take_out([two])
    store.mark([one], Mark.BOOKMARK)
    store.set_retention(Retention(text_days=1))
    store.purge(NOW + 9 * 86_400)
    (new,) = store.deliver(paper_feed, [article("Two anew")], NOW + 9 * 86_400).new
    store.set_pages({new: article("Two anew", url=article("Two").url)})
    assert store.apart([new]) == {(one, new), (new, one)}


def test_a_story_that_was_broken_up_is_not_found_again(store: Store, five: list[int]) -> None:
    story = tell(store, *five[:3])
    _, change = store.break_up(story)
    assert change.articles == set(five[:3])
    assert store.story(story) is None
    store.regroup([frozenset(five[:3])], five, {}, NOW)
    assert [store.story_of(id) for id in five] == [None] * 5


def test_to_take_all_out_breaks_it_up(store: Store, five: list[int]) -> None:
    tell(store, *five[:3])
    store.take_out(five[:3])
    assert len(store.apart(five[:1])) == 4


# --- put together ------------------------------------------------------------------------------------------------


def test_what_the_reader_put_together_stays_so(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    _, change = store.put_together([one, two])
    assert change.articles == {one, two}
    story = store.story_of(one)
    told = store.story(story or 0)
    assert told
    assert [member.by_reader for member in told.members] == [True, True]
    store.set_groups([grouped(two)], NOW)
    store.regroup([frozenset({one, three})], five, {}, NOW)
    assert {store.story_of(id) for id in (one, two, three)} == {story}
    assert store.together([one]) == (frozenset({one, two}),)
    assert store.together([three]) == ()


def test_a_story_says_which_of_it_the_reader_put_there(store: Store, five: list[int]) -> None:
    one, two, three, four, five_ = five
    story = tell(store, one, two, three)
    store.put_together([one, three])
    store.put_together([four, five_])
    told = store.story(story)
    assert told
    assert {member.row.id: member.by_reader for member in told.members} == {one: True, two: False, three: True}


def test_two_stories_put_together_are_one(store: Store, five: list[int]) -> None:
    one, two, three, four, five_ = five
    large = tell(store, one, two, three)
    small = tell(store, four, five_)
    _, change = store.put_together([one, four])
    assert change.articles == set(five)
    assert {store.story_of(id) for id in five} == {large}
    assert store.story(small) is None


def test_putting_together_says_the_opposite_of_taking_out(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    tell(store, one, two, three)
    store.take_out([three])
    store.put_together([two, three])
    assert (two, three) not in store.apart([three])
    assert store.story_of(two) == store.story_of(three)
    assert store.story_of(one) is None  # it is still apart from the third, and a story of one is none


def test_one_article_alone_is_not_put_together(store: Store, five: list[int]) -> None:
    assert store.put_together([five[0], five[0]]) == (Undone(), store.put_together([])[1])
    assert store.story_of(five[0]) is None


def test_what_is_put_together_with_one_that_is_not_looked_at_takes_its_story(store: Store, five: list[int]) -> None:
    one, two, three, four, _ = five
    old = tell(store, one, two)
    store.put_together([two, three])
    store.regroup([frozenset({three, four})], [three, four], {}, NOW)
    assert {store.story_of(id) for id in (one, two, three, four)} == {old}


# --- unfolded ----------------------------------------------------------------------------------------------------


def test_an_unfolded_copy_stands_alone_and_is_not_folded_again(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    store.set_groups([grouped(two, copy_of=one), grouped(three, copy_of=one)], NOW)
    _, change = store.unfold(one)
    assert change.arrived >= {two, three}
    assert change.counts
    assert set(store.ungrouped(9)) == {two, three}
    store.set_groups([grouped(two, copy_of=one), grouped(three, copy_of=two)], NOW)
    assert [store.copies(id) for id in (one, two, three)] == [()] * 3
    assert len(store.candidates([1], around=None)) == 5


def test_one_copy_alone_can_be_unfolded(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    store.set_groups([grouped(two, copy_of=one), grouped(three, copy_of=one)], NOW)
    store.unfold(two)
    assert [copy.id for copy in store.copies(one)] == [three]


def test_an_unfolded_copy_tells_the_story_still_and_is_found_for_it_again(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    story = tell(store, one, two)
    store.set_groups([grouped(three, copy_of=one)], NOW)
    _, change = store.unfold(one)
    assert store.story_of(three) == story
    assert change.articles == {one, two, three}
    assert store.apart([one, three]) == frozenset()
    assert store.two_texts([three]) == {(one, three), (three, one)}
    store.set_groups([grouped(three, story=story, copy_of=one)], NOW)
    assert store.story_of(three) == story
    store.regroup([frozenset({one, two, three})], five, {}, NOW)
    assert {store.story_of(id) for id in (one, two, three)} == {story}


def test_two_texts_stay_two_where_the_reader_puts_them_together(store: Store, five: list[int]) -> None:
    one, two, *_ = five
    store.set_groups([grouped(two, copy_of=one)], NOW)
    store.unfold(one)
    store.put_together([one, two])
    store.set_groups([grouped(two, copy_of=one)], NOW)
    assert store.copies(one) == ()
    assert store.story_of(one) == store.story_of(two)


def test_an_unfolded_copy_that_was_taken_out_stays_out(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    story = tell(store, one, two)
    store.set_groups([grouped(three, copy_of=one)], NOW)
    store.unfold(one)
    store.take_out([three])
    store.set_groups([grouped(three, story=story, copy_of=one)], NOW)
    assert (store.story_of(three), store.copies(one)) == (None, ())


def test_nor_is_it_folded_again_by_way_of_a_third_text(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    store.set_groups([grouped(two, copy_of=one)], NOW)
    store.unfold(one)
    store.set_groups([grouped(two, copy_of=three)], NOW)
    store.set_groups([grouped(three, copy_of=one)], NOW)
    assert [copy.id for copy in store.copies(three)] == [two]
    assert store.copies(one) == ()


def test_what_has_no_copies_cannot_be_unfolded(store: Store, five: list[int]) -> None:
    assert not store.unfold(five[0])[1].articles
    assert not store.take_out([five[0]])[1].articles
    assert not store.break_up(99)[1].articles


# --- taken back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["take_out", "take_all_out", "break_up", "unfold", "put_together"])
def test_an_act_is_taken_back_exactly_and_made_again_exactly(store: Store, five: list[int], act: str) -> None:
    one, two, three, four, last = five
    story = tell(store, one, two, three)
    store.set_groups([grouped(last, copy_of=four)], NOW)
    store.take_out([three])
    store.put_together([one, three])
    before = state(store)
    acts = {
        "take_out": lambda: store.take_out([one]),
        "take_all_out": lambda: store.take_out([one, two, three]),
        "break_up": lambda: store.break_up(story),
        "unfold": lambda: store.unfold(four),
        "put_together": lambda: store.put_together([two, last]),
    }
    undone, change = acts[act]()
    after = state(store)
    assert after != before
    again, back = store.take_back(undone)
    assert state(store) == before
    assert back.articles >= change.articles
    undone, _ = store.take_back(again)
    assert state(store) == after
    store.take_back(undone)
    assert state(store) == before


def test_taking_back_leaves_alone_what_has_gone_meanwhile(store: Store, five: list[int], paper_feed: int) -> None:
    story = tell(store, *five[:2])
    undone, _ = store.break_up(story)
    store.delete_feeds([paper_feed])
    store.purge_deleted(2**40)
    store.take_back(undone)
    assert store.story(story) is None
    assert not any(store.story_of(id) for id in five)


def test_nor_does_it_put_back_what_was_purged_meanwhile(store: Store, five: list[int]) -> None:
    one, two, three, *_ = five
    story = tell(store, one, two)
    store.set_groups([grouped(three, copy_of=one)], NOW)
    undone, _ = store.break_up(story)
    unfolded, _ = store.unfold(one)
    store.mark([one], Mark.BOOKMARK)
    store.set_retention(Retention(text_days=1))
    store.purge(NOW + 9 * 86_400)
    store.take_back(unfolded)
    store.take_back(undone)
    assert store.copies(one) == ()
    assert store.story_of(one) is None
