"""feeds, log, pause, resume and merge through the command line's door."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from builders import article

from reader.model import EVERYTHING, Poll, Scope

NOW = int(time.time())
DAY = 86_400


@pytest.fixture
def feed(store):
    """A feed of a daily paper that was polled three times: articles, nothing, a failure."""
    made, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper", site_url="https://paper.example/")
    daily = [article(f"Story {day}", published=NOW - day * DAY) for day in range(20)]
    store.deliver(made.id, daily, NOW)
    fine = replace(made, polled=NOW - 60, next_poll=NOW + 3 * 3600 + 1800)
    failed = replace(fine, failures=1, error="paper.example was too slow.")
    store.note_polls(
        [
            (fine, Poll(feed=made.id, at=NOW - 180, status=200, new=20, size=12_000, took=300)),
            (fine, Poll(feed=made.id, at=NOW - 120, status=304, took=40)),
            (failed, Poll(feed=made.id, at=NOW - 60, error=failed.error)),
        ]
    )
    return made.id


@pytest.fixture
def other(store):
    """A second feed, that was never polled."""
    return store.add_feed(url="https://other.example/feed", title="Other Paper")[0].id


def stopped(store, id):
    return store.feeds([id])[0].stopped


def test_feeds_are_printed_with_their_ids(broadsheet, store, feed, other):
    store.pause_feed(other)
    said = broadsheet("feeds")
    assert said.code == 0
    assert said.out.splitlines() == [
        f"{feed:>6}  The Paper  https://paper.example/feed.xml",
        f"{other:>6}  Other Paper  https://other.example/feed  (paused by you)",
    ]


def test_an_empty_library_says_how_to_subscribe(broadsheet):
    assert broadsheet("feeds").out == "No feeds yet: `broadsheet add URL` subscribes to one.\n"
    assert broadsheet("feeds", "--json").json == []


def test_health_tells_how_each_feed_has_been_doing(broadsheet, store, feed, other):
    store.note_polls([(replace(store.feeds([other])[0], same_as=feed), Poll(feed=other, at=NOW, status=200))])
    lines = broadsheet("feeds", "--health").out.splitlines()
    assert lines[0] == f"{feed:>6}  The Paper"
    assert lines[1].strip().startswith("7 articles a week · last poll ")
    assert lines[1].endswith("next poll in 3 hours")
    assert [line.strip() for line in lines[2:4]] == ["+.x", "paper.example was too slow."]
    assert f"leads to feed {feed}: `broadsheet merge {other} {feed}` makes them one" in lines[5]
    assert lines[-1].startswith("A letter is a poll")


def test_health_names_who_fell_silent_who_is_gone_and_who_was_never_polled(broadsheet, store, other):
    assert "not polled yet · next poll now" in broadsheet("feeds", "--health").out
    store.deliver(other, [article(f"S{day}", published=NOW - (90 + day) * DAY) for day in range(5)], NOW)
    store.pause_feed(other, "gone")
    said = broadsheet("feeds", "--health").out
    assert "silent since" in said
    assert "gone for good" in said
    assert "next poll" not in said


def test_feeds_as_json(broadsheet, store, feed, other):
    known, new = broadsheet("feeds", "--json").json
    assert (known["id"], known["strip"], known["failures"], known["stopped"]) == (feed, "+.x", 1, "")
    assert (known["silent"], round(known["articles_a_week"])) == (False, 7)
    assert known["last"]["error"] == "paper.example was too slow."
    assert (new["id"], new["last"], new["next_poll"], new["same_as"]) == (other, None, None, None)


def test_the_log_is_printed_from_the_newest_on(broadsheet, feed):
    said = broadsheet("log")
    assert said.code == 0
    assert [line.partition("The Paper: ")[2] for line in said.out.splitlines()] == [
        "paper.example was too slow.",
        "nothing new",
        "20 new articles (12 KB in 0.3 s)",
    ]


def test_the_log_tells_a_fast_answer_in_milliseconds(broadsheet, store, other):
    store.note_polls([(store.feeds([other])[0], Poll(feed=other, at=NOW, took=12, status=200, size=900))])
    assert broadsheet("log", "--feed", other).out.endswith("nothing new (900 bytes in 12 ms)\n")


def test_the_log_of_one_feed_or_of_those_with_these_words(broadsheet, store, feed, other):
    store.note_polls([(store.feeds([other])[0], Poll(feed=other, at=NOW, status=200, new=1, changed=2))])
    by_id, by_name = broadsheet("log", "--feed", other).out, broadsheet("log", "--feed", "other pap").out
    assert by_id == by_name
    assert by_id.endswith("Other Paper: 1 new article, 2 changed\n")
    both = broadsheet("log", "--feed", "paper", "--json").json
    assert [line["feed"] for line in both] == [other, feed, feed, feed]
    nobody = broadsheet("log", "--feed", "gazette")
    assert nobody.code == 1
    assert "There is no feed “gazette”" in nobody.err


def test_only_what_failed(broadsheet, store, feed):
    (line,) = broadsheet("log", "--failed", "--json").json
    assert (line["title"], line["status"], line["error"]) == ("The Paper", None, "paper.example was too slow.")
    store.forget_polls(NOW)
    assert broadsheet("log", "--failed").out == "Nothing failed in the last 30 days.\n"
    assert broadsheet("log").out == "Nothing was polled in the last 30 days.\n"


def test_a_long_log_is_read_to_its_end(broadsheet, store, feed, other):
    lines = [(store.feeds([feed])[0], Poll(feed=id, at=NOW, status=304)) for id in (feed, other) for _ in range(250)]
    store.note_polls([(store.feeds([line.feed])[0], line) for _, line in lines])
    assert len(broadsheet("log").out.splitlines()) == 50
    ids = [line["id"] for line in broadsheet("log", "--limit", 9999, "--feed", "paper", "--json").json]
    assert ids == sorted(set(ids), reverse=True)
    assert len(ids) == 503
    assert broadsheet("log", "--limit", 0).out == ""


def test_a_feed_is_paused_and_resumed(broadsheet, store, feed):
    assert broadsheet("pause", feed).out == "The Paper is polled no more until you resume it.\n"
    assert stopped(store, feed) == "paused"
    assert broadsheet("pause", "https://paper.example/feed.xml").out == "The Paper is paused already.\n"
    assert broadsheet("resume", feed).out == "The Paper is polled again.\n"
    assert stopped(store, feed) == ""
    assert broadsheet("resume", feed).out == "The Paper is polled already.\n"
    assert broadsheet("pause", 99).code == 1


def test_two_feeds_are_made_one_and_parted_again(broadsheet, store, feed, other):
    said = broadsheet("merge", feed, other)
    assert said.code == 0
    assert f"`broadsheet merge {feed} --undo`" in said.out
    assert [one.id for one in store.feeds()] == [other]
    assert len(store.ids(Scope(feed=other))) == 20
    assert broadsheet("merge", feed, "--undo").out == "They are two feeds again.\n"
    assert [one.id for one in store.feeds()] == [feed, other]
    assert len(store.ids(Scope(feed=other))) == 0
    assert len(store.ids(EVERYTHING)) == 20


def test_a_merge_that_makes_no_sense_is_refused(broadsheet, feed, other):
    assert broadsheet("merge", feed).code == 2
    both = broadsheet("merge", feed, other, "--undo")
    assert both.code == 2
    assert "name no other beside it" in both.err
    assert broadsheet("merge", feed, feed).code == 1
    assert "was not merged" in broadsheet("merge", feed, "--undo").err
