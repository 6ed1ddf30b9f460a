"""Polls through the door: what is written down of them, and how feeds have been doing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, article, remove_for_good

from reader.errors import InputError
from reader.model import NOTHING, Feed, Poll
from reader.store import Store

HOUR, DAY = 3600, 86_400


def feed_of(store: Store, id: int) -> Feed:
    return store.feeds([id])[0]


def note(store: Store, id: int, **given: object) -> None:
    """Write down a poll of a feed that changed nothing else."""
    store.note_polls([(feed_of(store, id), Poll(**{"feed": id, "at": NOW, "status": 200, **given}))])  # type: ignore[arg-type]


# --- the log ---------------------------------------------------------------------------------------------------------


def test_a_poll_is_written_to_the_feed_and_to_the_log(store: Store, paper_feed: int) -> None:
    after = replace(
        feed_of(store, paper_feed),
        next_poll=NOW + HOUR,
        asks=7200,
        skip_hours=3,
        skip_days=64,
        gone_times=1,
        moved_to="https://paper.example/new.xml",
        moved_times=2,
    )
    line = Poll(feed=paper_feed, at=NOW, took=120, status=200, new=3, changed=1, size=4000)
    assert store.note_polls([(after, line)]) == NOTHING
    assert feed_of(store, paper_feed) == after
    assert store.polls() == (replace(line, id=1),)


def test_the_log_is_read_from_the_newest_on_by_feed_by_failure_and_in_parts(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://other.example/feed")[0].id
    for number in range(6):
        note(store, (paper_feed, other)[number % 2], at=NOW + number, error="It was too slow." if number > 3 else "")
    assert [poll.id for poll in store.polls()] == [6, 5, 4, 3, 2, 1]
    assert [poll.id for poll in store.polls(limit=2, before=5)] == [4, 3]
    assert [poll.id for poll in store.polls(paper_feed)] == [5, 3, 1]
    assert [poll.id for poll in store.polls(failed=True)] == [6, 5]
    assert [poll.id for poll in store.polls(other, failed=True)] == [6]
    assert store.polls(99) == ()


def test_what_is_too_old_is_forgotten_and_the_feed_keeps_its_strip(store: Store, paper_feed: int) -> None:
    for day in range(3):
        note(store, paper_feed, at=NOW + day * DAY)
    store.forget_polls(NOW + 2 * DAY)
    assert [poll.at for poll in store.polls()] == [NOW + 2 * DAY]
    store.forget_polls(NOW + 9 * DAY)
    (health,) = store.health(NOW)
    assert (health.last, health.strip) == (None, "...")


def test_a_poll_of_a_feed_that_is_gone_by_then_is_passed_over(store: Store, paper_feed: int) -> None:
    feed = feed_of(store, paper_feed)
    remove_for_good(store, paper_feed)
    assert store.note_polls([(feed, Poll(feed=feed.id, at=NOW))]) == NOTHING
    assert store.polls() == ()


def test_a_poll_of_the_old_address_says_nothing_of_the_one_that_the_reader_gave_meanwhile(
    store: Store, paper_feed: int
) -> None:
    polled = replace(feed_of(store, paper_feed), etag=b'"old"', next_poll=NOW + HOUR)
    store.update_feeds([replace(polled, url="https://elsewhere.example/feed", etag=b"", next_poll=0)])
    moved = feed_of(store, paper_feed)
    assert store.note_polls([(polled, Poll(feed=paper_feed, at=NOW, status=200))]) == NOTHING
    assert feed_of(store, paper_feed) == moved
    assert len(store.polls(paper_feed)) == 1


def test_a_poll_takes_over_the_address_that_redirects_led_to(store: Store, paper_feed: int) -> None:
    new = "https://paper.example/new.xml"
    store.update_feeds([replace(feed_of(store, paper_feed), moved_to=new, moved_times=2)])
    note = replace(feed_of(store, paper_feed), url=new, moved_to="", moved_times=0)
    store.note_polls([(note, Poll(feed=paper_feed, at=NOW, status=200))])
    assert feed_of(store, paper_feed).url == new


def test_a_feed_that_is_removed_for_good_takes_its_log_along(store: Store, paper_feed: int) -> None:
    note(store, paper_feed)
    remove_for_good(store, paper_feed)
    assert store.polls() == ()


def test_many_polls_are_written_in_one_transaction(store: Store) -> None:
    ids = [store.add_feed(url=f"https://paper.example/{n}.xml")[0].id for n in range(20)]
    feeds = store.feeds()
    said: list[str] = []
    with store._library.write() as db:
        db.set_trace_callback(said.append)
    said.clear()
    store.note_polls([(feed, Poll(feed=feed.id, at=NOW, status=304)) for feed in feeds])
    assert [sql for sql in said if sql.startswith(("BEGIN", "COMMIT"))] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert {poll.feed for poll in store.polls()} == set(ids)


# --- how feeds have been doing ---------------------------------------------------------------------------------------


def test_health_tells_the_last_answer_the_strip_and_how_much_comes(store: Store, paper_feed: int) -> None:
    daily = [article(f"Story {day}", published=NOW - day * DAY) for day in range(60)]
    store.deliver(paper_feed, daily, NOW)
    note(store, paper_feed, new=60)
    note(store, paper_feed, at=NOW + 1, status=500, error="A fault.")
    note(store, paper_feed, at=NOW + 2, status=304)
    (health,) = store.health(NOW)
    assert health.feed == feed_of(store, paper_feed)
    assert health.last == store.polls()[0]
    assert health.strip == "+x."
    assert health.week == pytest.approx(7, rel=0.05)
    assert health.newest == NOW
    assert not health.silent
    assert store.health(NOW + 40 * DAY)[0].silent


def test_the_strip_holds_the_last_forty_polls(store: Store, paper_feed: int) -> None:
    note(store, paper_feed, new=1)
    for number in range(40):
        note(store, paper_feed, at=NOW + number, error="A fault." if number == 39 else "")
    assert store.health(NOW)[0].strip == "." * 39 + "x"


def test_the_sample_and_deleted_feeds_have_no_health(store: Store, paper_feed: int) -> None:
    store.add_feed(url="sample:paper", sample=True)
    gone = store.add_feed(url="https://gone.example/feed")[0].id
    store.delete_feeds([gone])
    assert [health.feed.id for health in store.health(NOW)] == [paper_feed]


def test_a_feeds_rhythm_is_when_its_last_fifty_articles_came_out(store: Store, paper_feed: int) -> None:
    assert store.rhythm(paper_feed) == ()
    store.deliver(paper_feed, [article(f"S{n}", published=NOW - n * HOUR) for n in range(60)], NOW)
    assert store.rhythm(paper_feed) == tuple(NOW - n * HOUR for n in range(50))
    note(store, paper_feed, new=60)
    store.deliver(paper_feed, [article("Newest", published=NOW + HOUR)], NOW + 2 * HOUR)
    assert store.rhythm(paper_feed)[:2] == (NOW + HOUR, NOW)
    note(store, paper_feed, new=1)
    assert store.health(NOW + HOUR)[0].newest == NOW + HOUR


def test_what_another_feed_brought_first_counts_for_both(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://paper.example/all.xml")[0].id
    shared = [article("Shared", published=NOW - HOUR)]
    for feed in (paper_feed, other):
        store.deliver(feed, shared, NOW)
    assert store.rhythm(paper_feed) == store.rhythm(other) == (NOW - HOUR,)


# --- stopped ---------------------------------------------------------------------------------------------------------


def test_a_feed_is_paused_and_resumed(store: Store, paper_feed: int) -> None:
    assert store.pause_feed(paper_feed).tree
    assert feed_of(store, paper_feed).stopped == "paused"
    assert store.pause_feed(paper_feed) == NOTHING
    assert store.resume_feed(paper_feed).tree
    assert feed_of(store, paper_feed).stopped == ""
    assert store.resume_feed(paper_feed) == NOTHING


def test_a_poll_that_was_under_way_does_not_resume_what_was_paused_meanwhile(store: Store, paper_feed: int) -> None:
    before = feed_of(store, paper_feed)
    store.pause_feed(paper_feed)
    for stopped in ("", "gone"):
        store.note_polls([(replace(before, stopped=stopped), Poll(feed=paper_feed, at=NOW))])
        assert feed_of(store, paper_feed).stopped == "paused"


def test_nor_does_one_stop_what_was_resumed_meanwhile(store: Store, paper_feed: int) -> None:
    store.pause_feed(paper_feed)
    before = feed_of(store, paper_feed)
    store.resume_feed(paper_feed)
    store.note_polls([(before, Poll(feed=paper_feed, at=NOW))])
    assert feed_of(store, paper_feed).stopped == ""


def test_a_poll_stops_a_feed_that_is_gone_and_that_is_told(store: Store, paper_feed: int) -> None:
    gone = replace(feed_of(store, paper_feed), stopped="gone", gone_times=3, next_poll=NOW + DAY)
    assert store.note_polls([(gone, Poll(feed=paper_feed, at=NOW, status=410, error="Gone."))]).tree
    assert feed_of(store, paper_feed).stopped == "gone"
    store.resume_feed(paper_feed)
    resumed = feed_of(store, paper_feed)
    assert (resumed.stopped, resumed.gone_times, resumed.next_poll) == ("", 0, 0)
    store.pause_feed(paper_feed, "gone")
    assert feed_of(store, paper_feed).stopped == "gone"


def test_resuming_does_not_cut_short_what_a_server_asked_for(store: Store, paper_feed: int) -> None:
    told = replace(feed_of(store, paper_feed), error="Come back later.", next_poll=NOW + HOUR)
    store.note_polls([(told, Poll(feed=paper_feed, at=NOW, status=429, error="Come back later."))])
    store.pause_feed(paper_feed)
    store.resume_feed(paper_feed)
    assert feed_of(store, paper_feed).next_poll == NOW + HOUR


def test_what_is_no_feed_and_what_is_no_reason_is_refused(store: Store, paper_feed: int) -> None:
    for act in (store.pause_feed, store.resume_feed, store.unmerge_feed):
        with pytest.raises(InputError, match="no feed 99"):
            act(99)
    with pytest.raises(InputError, match="neither"):
        store.pause_feed(paper_feed, "bored")


def test_how_a_feed_logs_in_is_no_matter_of_polls(store: Store, paper_feed: int) -> None:
    before = feed_of(store, paper_feed)
    store.set_login(paper_feed, user="reader", cookies=True)
    note_before = replace(before, user="", cookies=False)
    store.note_polls([(note_before, Poll(feed=paper_feed, at=NOW))])
    assert (feed_of(store, paper_feed).user, feed_of(store, paper_feed).cookies) == ("reader", True)
