"""Each act on feeds is done and undone on a real library."""

import pytest
from builders import article
from desks import fill

from reader.errors import InputError
from reader.model import NOTHING, Scope
from reader.ui import feed_commands
from reader.ui.feed_commands import Merge


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
