"""Each act on feeds is done and undone on a real library."""

import pytest
from builders import article
from desks import fill

from reader.errors import InputError
from reader.model import NOTHING, Scope
from reader.ui import feed_commands
from reader.ui.feed_commands import ChangeAddress, Merge


@pytest.fixture
def feeds(library):
    one = fill(library, article("Ferry"), article("Nets"))
    other, _ = library.add_feed(url="https://daily.example/rss", title="人民日报")
    return one, other.id


def stopped(library):
    return {feed.id: feed.stopped for feed in library.feeds()}


def test_feeds_are_paused_and_only_those_are_resumed_again(library, feeds):
    one, other = feeds
    library.pause_feed(other)
    back, change = feed_commands.pause("Paused 2 feeds", feeds).perform(library)
    assert change.tree
    assert stopped(library) == {one: "paused", other: "paused"}
    forth, _ = back.perform(library)
    assert stopped(library) == {one: "", other: "paused"}
    forth.perform(library)
    assert stopped(library) == {one: "paused", other: "paused"}


def test_where_all_rest_already_nothing_is_done(library, feeds):
    library.pause_feed(feeds[0])
    assert feed_commands.pause("Paused", feeds[:1]).perform(library) == (None, NOTHING)


def test_a_gone_feed_that_is_asked_again_is_gone_once_more_when_that_is_undone(library, feeds):
    library.pause_feed(feeds[0], "gone")
    back, _ = feed_commands.resume("Resumed", feeds[:1]).perform(library)
    assert stopped(library)[feeds[0]] == ""
    back.perform(library)
    assert stopped(library)[feeds[0]] == "gone"


def test_a_feed_that_was_deleted_meanwhile_is_passed_over(library, feeds):
    library.delete_feeds(feeds[:1])
    assert feed_commands.pause("Paused", feeds[:1]).perform(library) == (None, NOTHING)


def test_feeds_are_merged_and_parted_with_what_they_brought(library, feeds):
    one, other = feeds
    back, change = Merge(text="Merged", feed=one, into=other).perform(library)
    assert change.tree
    assert [feed.id for feed in library.feeds()] == [other]
    assert len(library.ids(Scope(feed=other))) == 2
    forth, _ = back.perform(library)
    assert {feed.id for feed in library.feeds()} == {one, other}
    assert len(library.ids(Scope(feed=other))) == 0
    assert len(library.ids(Scope(feed=one))) == 2
    forth.perform(library)
    assert [feed.id for feed in library.feeds()] == [other]


def test_a_feed_is_not_merged_into_itself(library, feeds):
    with pytest.raises(InputError, match="into itself"):
        Merge(text="Merged", feed=feeds[0], into=feeds[0]).perform(library)


def test_a_feed_has_another_address_and_its_old_one_again(library, feeds):
    _, other = feeds
    back, change = ChangeAddress(text="Changed", feed=other, url="https://new.example/rss").perform(library)
    assert change.tree
    assert library.feed_by_url("https://new.example/rss").id == other
    assert library.feed_by_url("https://daily.example/rss").id == other
    back.perform(library)
    assert library.feeds([other])[0].url == "https://daily.example/rss"


def test_an_address_that_another_feed_has_or_had_is_refused_in_words(library, feeds):
    one, other = feeds
    act = ChangeAddress(text="Changed", feed=one, url="https://daily.example/rss")
    with pytest.raises(InputError, match="“人民日报” has this address already"):
        act.perform(library)
    library.delete_feeds([other])
    with pytest.raises(InputError, match="deleted not long ago"):
        act.perform(library)


def test_the_address_that_a_feed_has_changes_nothing(library, feeds):
    act = ChangeAddress(text="Changed", feed=feeds[1], url="https://daily.example/rss")
    assert act.perform(library) == (None, NOTHING)
