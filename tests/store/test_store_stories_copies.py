"""Copies through the door: one text in each list once, whoever brought it, and whatever goes."""

from __future__ import annotations

import pytest
from builders import NOW, article

from reader.model import EVERYTHING, UNREAD, Change, Grouped, Mark, Origin, Retention, Scope
from reader.store import Store

_DAY = 86_400


@pytest.fixture
def feeds(store: Store) -> list[int]:
    """The feeds of three papers, the first two in one folder."""
    folder, _ = store.add_folder(("World",))
    return [
        store.add_feed(url=f"https://{name}.example/feed", title=name, folder=folder if name != "Post" else None)[0].id
        for name in ("Times", "Herald", "Post")
    ]


@pytest.fixture
def printed(store: Store, feeds: list[int]) -> list[int]:
    """The ids of one agency's text as each of the papers prints it, in a section of its own."""
    return [bring(store, feed, name) for feed, name in zip(feeds, ("times", "herald", "post"), strict=True)]


def bring(store: Store, feed: int, name: str, title: str = "Agency") -> int:
    """Deliver a text to a feed at the address of a paper; answers its id."""
    url = f"https://{name}.example/{title.lower()}"
    store.deliver(feed, [article(title, url=url, section_path=(f"{name} News",))], NOW)
    return store.find(url) or 0


def fold(store: Store, copy: int, into: int) -> Change:
    return store.set_groups([grouped(copy, copy_of=into)], NOW)


def grouped(id: int, **given: object) -> Grouped:
    return Grouped(article=id, signature=b"s", terms=(1, 2), counted=(), **given)  # type: ignore[arg-type]


def listed(store: Store, scope: Scope = EVERYTHING) -> list[int]:
    return sorted(store.ids(scope))


# --- folded ------------------------------------------------------------------------------------------------------


def test_a_folded_text_is_once_in_every_list_and_once_among_the_unread(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, three = printed
    change = fold(store, two, one) | fold(store, three, one)
    assert change.articles == {one, two, three}
    assert change.counts
    assert one in change.arrived  # it came into the lists of feeds that had not brought it
    assert listed(store) == [one]
    assert [listed(store, Scope(feed=feed)) for feed in feeds] == [[one]] * 3
    assert listed(store, Scope(folder=1)) == [one]
    counts = store.counts(NOW)
    assert (counts.unread, dict(counts.feeds), dict(counts.folders)) == (1, dict.fromkeys(feeds, 1), {1: 1})


def test_its_row_names_the_first_source_and_the_others_beside_it(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    fold(store, two, one)
    fold(store, three, one)
    (row,) = store.rows([one])
    assert (row.source, row.also) == ("Times", ("Herald", "Post"))
    assert [(copy.id, copy.source) for copy in store.copies(one)] == [(two, "Herald"), (three, "Post")]
    assert [copy.id for copy in store.copies(three)] == [one, two]


def test_a_folded_text_is_in_the_section_in_which_each_paper_prints_it(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, _ = printed
    fold(store, two, one)
    names = {feed: [section.path[-1] for section in store.tree().sections.get(feed, ())] for feed in feeds}
    assert names == {feeds[0]: ["times News"], feeds[1]: ["herald News"], feeds[2]: ["post News"]}
    times, herald = (store.find_sections((f"{name} News",))[0] for name in ("times", "herald"))
    assert listed(store, Scope(feed=feeds[0], section=times.id)) == [one]
    assert listed(store, Scope(feed=feeds[1], section=herald.id)) == [one]
    assert listed(store, Scope(feed=feeds[1], section=times.id)) == []
    assert listed(store, Scope(section=herald.id)) == [one]
    assert store.section_sizes()[herald] == (1, 1)
    store.mark([one], Mark.READ)
    assert store.section_sizes()[herald] == (1, 0)
    assert (feeds[1], herald.id) not in store.counts(NOW).sections


def test_a_copy_whose_page_names_another_section_takes_the_text_there(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, _ = printed
    fold(store, two, one)
    store.set_pages({two: article("Agency", url="https://herald.example/agency", section_path=("World",))})
    (world,) = store.find_sections(("World",))
    assert listed(store, Scope(feed=feeds[1], section=world.id)) == [one]
    assert [section.path for section in store.tree().sections[feeds[1]]] == [("World",)]
    assert store.counts(NOW).sections[feeds[1], world.id] == 1


def test_a_text_is_found_by_the_words_of_its_copies(store: Store, feeds: list[int]) -> None:
    one = bring(store, feeds[0], "times", "Tanker stopped")
    two = bring(store, feeds[1], "herald", "Ship held")
    fold(store, two, one)
    for words in ("tanker", "held"):
        assert listed(store, Scope(search=words)) == [one]
        assert [row.id for row in store.page(Scope(search=words), limit=9)] == [one]
    assert listed(store, Scope(search="held", feed=feeds[1])) == [one]


def test_a_text_that_was_read_is_not_unread_again_when_it_is_folded(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    store.mark([two], Mark.READ)
    assert fold(store, two, one).articles >= {one, two}
    assert listed(store, UNREAD) == [three]
    assert listed(store) == [one, three]


def test_a_text_that_was_read_stays_read_when_a_copy_takes_its_place(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, _ = printed
    fold(store, two, one)
    store.mark([one], Mark.READ)
    remove(store, feeds[0])
    assert two in listed(store)
    assert two not in listed(store, UNREAD)


def test_a_copy_of_a_copy_is_a_copy_of_the_first(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    fold(store, two, one)
    fold(store, three, two)
    assert [copy.id for copy in store.copies(one)] == [two, three]


def test_one_with_copies_takes_them_along_when_it_is_folded(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    fold(store, three, two)
    fold(store, two, one)
    assert [copy.id for copy in store.copies(one)] == [two, three]
    assert listed(store) == [one]


def test_a_copy_is_not_found_by_its_terms_and_has_its_first_ones_story(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    store.set_groups([grouped(one), grouped(two, with_article=one), grouped(three)], NOW)
    story = store.story_of(one)
    fold(store, three, one)
    assert {kept.article for kept in store.candidates([1, 2], around=None)} == {one, two}
    assert store.story_of(three) == story
    fold(store, two, one)
    assert store.story(story or 0) is None


def test_a_story_is_left_to_the_text_that_stays(store: Store, feeds: list[int], printed: list[int]) -> None:
    one, two, three = printed
    store.set_groups([grouped(one), grouped(two), grouped(three, with_article=two, why="shared words")], NOW)
    fold(store, two, one)
    told = store.story(store.story_of(one) or 0)
    assert told
    assert [member.row.id for member in told.members] == [one, three]


def test_a_listed_article_stays_where_the_one_before_it_was_only_prefetched(store: Store, feeds: list[int]) -> None:
    (ahead,), _ = store.keep([article("Agency", url="https://far.example/a")], origin=Origin.PREFETCHED, now=NOW)
    store.set_groups([grouped(ahead)], NOW)
    here = bring(store, feeds[0], "times")
    fold(store, here, ahead)
    assert listed(store) == [here]
    assert [copy.id for copy in store.copies(here)] == [ahead]
    assert [kept.article for kept in store.candidates([1], around=None)] == [here]


def test_a_prefetched_copy_that_the_reader_opens_is_shown_as_the_one_that_stays(store: Store) -> None:
    both, _ = store.keep(
        [article("Agency", url=f"https://{name}.example/a") for name in ("far", "off")],
        origin=Origin.PREFETCHED,
        now=NOW,
    )
    fold(store, both[1], both[0])
    assert listed(store) == []
    assert store.open_article(both[1]).arrived == {both[0]}
    assert listed(store) == [both[0]]


def test_a_bookmarked_copy_stays_in_the_lists(store: Store, feeds: list[int], printed: list[int]) -> None:
    one, two, _ = printed
    store.mark([two], Mark.BOOKMARK)
    fold(store, two, one)
    assert {one, two} <= set(listed(store))
    store.mark([two], Mark.UNBOOKMARK)
    assert two not in listed(store)


def test_reading_one_reads_its_copies_where_that_is_wanted(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    fold(store, two, one)
    assert store.mark([one], Mark.READ)[0] == {one}
    assert store.mark([one], Mark.UNREAD)[0] == {one}
    changed, change = store.mark([one], Mark.READ, Mark.BOOKMARK, copies=True)
    assert (changed, change.counts) == ({one, two}, True)
    article = store.article(two)
    assert article
    assert (article.read, article.bookmarked) == (True, False)
    assert listed(store, UNREAD) == [three]


# --- delivered again -------------------------------------------------------------------------------------------------


def test_a_feed_that_brings_its_copy_again_changes_nothing(store: Store, feeds: list[int], printed: list[int]) -> None:
    one, two, _ = printed
    fold(store, two, one)
    assert bring(store, feeds[1], "herald") == two
    assert listed(store, Scope(feed=feeds[1])) == [one]


def test_a_feed_that_brings_the_first_itself_carries_it_by_its_own_delivery(store: Store, feeds: list[int]) -> None:
    second = store.add_feed(url="https://times.example/second", title="Times 2")[0].id
    one = bring(store, feeds[0], "times")
    two = bring(store, second, "times", "Agency-2")
    fold(store, two, one)
    assert [listed(store, Scope(feed=feed)) for feed in (feeds[0], second)] == [[one], [one]]
    bring(store, second, "times")
    assert listed(store, Scope(feed=second)) == [one]
    assert store.counts(NOW).feeds[second] == 1
    assert [section.path for section in store.tree().sections[second]] == [("times News",)]
    store.unfold(one)
    assert listed(store, Scope(feed=second)) == [one, two]
    assert listed(store, Scope(feed=feeds[0])) == [one]


def test_a_third_feed_that_brings_a_copy_carries_the_first(store: Store, feeds: list[int], printed: list[int]) -> None:
    one, two, _ = printed
    feed = store.add_feed(url="https://herald.example/second", title="Herald 2")[0].id
    fold(store, two, one)
    bring(store, feed, "herald")
    assert listed(store, Scope(feed=feed)) == [one]
    assert store.counts(NOW).feeds[feed] == 1


# --- rewritten ---------------------------------------------------------------------------------------------------


def test_a_copy_that_was_rewritten_stands_alone_where_it_is_found_to_be_none(store: Store, printed: list[int]) -> None:
    one, two, _ = printed
    fold(store, two, one)
    change = store.set_groups([grouped(two)], NOW)
    assert {one, two} <= set(listed(store))
    assert two in change.arrived
    assert store.rows([one])[0].also == ()


def test_the_copies_of_a_text_that_changed_await_another_look(store: Store, printed: list[int]) -> None:
    one, two, three = printed
    store.set_groups([grouped(one), grouped(two, copy_of=one), grouped(three)], NOW)
    assert store.ungrouped(9) == []
    store.set_groups([Grouped(article=one, signature=b"other words", terms=(7,), counted=())], NOW)
    assert store.ungrouped(9) == [two]


# --- what goes ---------------------------------------------------------------------------------------------------


def remove(store: Store, feed: int) -> Change:
    return store.delete_feeds([feed]) | store.purge_deleted(2**40)


def test_where_the_first_goes_the_first_of_its_copies_stays(store: Store, feeds: list[int], printed: list[int]) -> None:
    one, two, three = printed
    store.set_groups([grouped(id) for id in printed], NOW)
    fold(store, two, one)
    fold(store, three, one)
    change = remove(store, feeds[0])
    assert two in change.arrived
    assert store.article(one) is None
    assert [listed(store, Scope(feed=feed)) for feed in feeds[1:]] == [[two], [two]]
    assert [copy.id for copy in store.copies(two)] == [three]
    assert [kept.article for kept in store.candidates([1], around=None)] == [two]
    assert dict(store.counts(NOW).feeds) == {feeds[1]: 1, feeds[2]: 1}


def test_a_hidden_feed_takes_nothing_from_those_that_carry_a_copy(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, _ = printed
    fold(store, two, one)
    store.delete_feeds([feeds[0]])
    assert listed(store, Scope(feed=feeds[1])) == [one]
    assert store.rows([one])[0].source == "Herald"
    store.undelete_feeds([feeds[0]])
    assert store.rows([one])[0].source == "Times"


def test_where_a_copy_goes_its_feed_carries_the_first_no_more(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, three = printed
    fold(store, two, one)
    fold(store, three, one)
    remove(store, feeds[1])
    assert [copy.id for copy in store.copies(one)] == [three]
    assert listed(store) == [one]
    assert dict(store.counts(NOW).feeds) == {feeds[0]: 1, feeds[2]: 1}


def test_a_text_stays_as_long_as_one_of_the_feeds_that_carry_it_keeps_it(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, three = printed
    fold(store, two, one)
    store.set_retention(Retention(feed=feeds[0], text_days=1))
    store.purge(NOW + 9 * _DAY)
    assert listed(store) == [one, three]
    store.set_retention(Retention(feed=feeds[1], text_days=1))
    store.purge(NOW + 10 * _DAY)
    assert listed(store) == [three]


def test_two_addresses_of_one_page_become_one_and_keep_their_copies(
    store: Store, feeds: list[int], printed: list[int]
) -> None:
    one, two, three = printed
    again = bring(store, feeds[0], "times", "Second")
    fold(store, two, again)
    store.set_pages({again: article("Agency", url="https://times.example/agency")})
    assert store.article(again) is None
    assert {one, two, three} == set(listed(store))
    assert [listed(store, Scope(feed=feed)) for feed in feeds] == [[one], [two], [three]]


@pytest.mark.parametrize("acts", [(1, 2), (2, 1)])
def test_it_is_all_one_in_which_order_copies_go(
    store: Store, feeds: list[int], printed: list[int], acts: tuple[int, int]
) -> None:
    one, two, three = printed
    fold(store, two, one)
    fold(store, three, one)
    for feed in acts:
        remove(store, feeds[feed])
    assert (listed(store), store.copies(one)) == ([one], ())
    assert dict(store.counts(NOW).feeds) == {feeds[0]: 1}
