"""Which feeds are asked when a place with paused ones in it is to be fetched."""

import pytest
from builders import article
from desks import fill

from reader.model import Scope
from reader.progress import Done, Sync


@pytest.fixture
def feeds(library):
    """The ids of two feeds in one folder; the first is paused."""
    fill(library, article("Crane"))
    folder, _ = library.add_folder(("Asia",))
    made = [
        library.add_feed(url=f"https://{name}.example/rss", title=name, folder=folder)[0].id for name in ("one", "two")
    ]
    library.pause_feed(made[0])
    return made


def test_a_folder_that_is_fetched_wakes_no_feed_in_it_that_is_paused(open_desk, feeds):
    desk = open_desk()
    desk.choose(Scope(folder=1), "Asia")
    desk.run("sync_this")
    assert desk.worker.heard == [Sync(feeds=(feeds[1],), request=1)]


def test_a_paused_feed_is_asked_where_the_reader_asks_for_it(open_desk, feeds):
    desk = open_desk()
    desk.choose(Scope(feed=feeds[0]), "one")
    desk.run("sync_this")
    assert desk.worker.heard == [Sync(feeds=(feeds[0],), request=1)]
    desk.worker.answer(Done())


def test_a_folder_of_which_all_feeds_are_paused_says_so(open_desk, library, feeds):
    library.pause_feed(feeds[1])
    desk = open_desk()
    desk.choose(Scope(folder=1), "Asia")
    desk.run("sync_this")
    assert desk.worker.heard == []
    assert desk.window.status.words == "Every feed here is paused, so none was asked."
