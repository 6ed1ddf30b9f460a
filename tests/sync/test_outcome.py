"""How a poll leaves its feed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, feed

from reader.errors import DocumentError, FetchError, ReaderError
from reader.model import Feed, ParsedFeed
from reader.sync import outcome
from reader.sync.fetch import Response
from reader.sync.schedule import DAY, HOUR

NEW = "https://new.example/feed.xml"
WORDS = ParsedFeed(title="The Paper")


def response(url: str = "", **given: object) -> Response:
    said = {"status": 200, "url": url or feed().url, "permanent_url": url or feed().url, **given}
    return Response(**said)  # type: ignore[arg-type]


def answered(one: Feed, heard: Response, parsed: ParsedFeed | None = WORDS, **given: object) -> Feed:
    return outcome.answered(one, heard, parsed, rhythm=(), now=NOW, **given)  # type: ignore[arg-type]


def polls(one: Feed, *heard: Response, known_at: Feed | None = None) -> Feed:
    for each in heard:
        one = answered(one, each, known_at=known_at)
    return one


# --- a good poll -----------------------------------------------------------------------------------------------------


def test_a_good_poll_ends_a_row_of_failures_and_keeps_the_validators() -> None:
    after = answered(feed(id=1, failures=3, error="It was too slow."), response(etag=b'"a"', last_modified=b"then"))
    assert (after.failures, after.error, after.polled, after.etag, after.last_modified) == (0, "", NOW, b'"a"', b"then")


def test_what_was_not_modified_keeps_its_validators_and_what_it_asks_for() -> None:
    before = feed(id=1, etag=b'"a"', last_modified=b"then", asks=7200, skip_hours=1, skip_days=64)
    after = answered(before, response(status=304), None)
    assert (after.etag, after.last_modified) == (b'"a"', b"then")
    assert (after.asks, after.skip_hours, after.skip_days) == (7200, 1, 64)


def test_a_document_says_how_it_wants_to_be_polled() -> None:
    asking = ParsedFeed(ttl=3 * HOUR, skip_hours=(0, 1), skip_days=(6,))
    after = answered(feed(id=1), response(), asking)
    assert (after.asks, after.skip_hours, after.skip_days) == (3 * HOUR, 3, 64)
    assert after.next_poll >= NOW + 3 * HOUR
    assert answered(after, response()).asks == 0
    assert answered(after, response(), replace(asking, ttl=90 * DAY)).asks == DAY


def test_a_server_says_how_long_its_answer_is_fresh() -> None:
    assert answered(feed(id=1), response(fresh_for=5 * HOUR)).next_poll >= NOW + 5 * HOUR


def test_a_busy_feed_is_polled_sooner() -> None:
    busy = outcome.answered(feed(id=1), response(), WORDS, rhythm=[NOW - n * 600 for n in range(50)], now=NOW)
    assert busy.next_poll < answered(feed(id=1), response()).next_poll


# --- moves -----------------------------------------------------------------------------------------------------------


def test_a_lasting_redirect_is_taken_over_at_the_third_poll_in_a_row() -> None:
    once = polls(feed(id=1), response(NEW))
    assert (once.url, once.moved_to, once.moved_times) == (feed().url, NEW, 1)
    assert polls(once, response(NEW)).url == feed().url
    thrice = polls(once, response(NEW), response(NEW, status=304))
    assert (thrice.url, thrice.moved_to, thrice.moved_times) == (NEW, "", 0)


def test_a_redirect_that_leads_elsewhere_or_ends_begins_anew() -> None:
    elsewhere = polls(feed(id=1), response(NEW), response(NEW), response("https://third.example/feed"))
    assert (elsewhere.url, elsewhere.moved_times) == (feed().url, 1)
    ended = polls(feed(id=1), response(NEW), response(NEW), response(), response(NEW))
    assert (ended.url, ended.moved_times) == (feed().url, 1)


def test_a_failure_between_says_nothing_about_a_move() -> None:
    twice = polls(feed(id=1), response(NEW), response(NEW))
    failed = outcome.failed(twice, FetchError("It was too slow."), NOW)
    assert polls(failed, response(NEW)).url == NEW


def test_a_feed_never_moves_onto_another_one_but_merging_is_offered() -> None:
    there = feed(NEW, id=2)
    heard = [response(NEW)] * 5
    assert polls(feed(id=1), *heard[:2], known_at=there).same_as is None
    offered = polls(feed(id=1), *heard, known_at=there)
    assert (offered.url, offered.same_as) == (feed().url, 2)
    assert polls(offered, response()).same_as is None
    assert polls(offered, response(NEW)).url == NEW  # the other one was deleted meanwhile


def test_an_address_that_is_its_own_under_another_spelling_is_taken_over() -> None:
    secure = feed().url.replace("paper.example", "www.paper.example")
    moved = polls(feed(id=1), *[response(secure)] * 3, known_at=feed(id=1))
    assert (moved.url, moved.same_as) == (secure, None)


def test_an_address_off_the_web_is_never_taken_over() -> None:
    assert polls(feed(id=1), *[response("ftp://paper.example/feed")] * 4).url == feed().url


# --- failures --------------------------------------------------------------------------------------------------------


def test_a_failed_poll_keeps_the_validators_and_is_counted() -> None:
    before = feed(id=1, etag=b'"a"', failures=1)
    after = outcome.failed(before, DocumentError("This is no feed."), NOW)
    assert (after.etag, after.failures, after.error, after.polled) == (b'"a"', 2, "This is no feed.", NOW)


@pytest.mark.parametrize(("asked", "kept"), [(2 * HOUR, 2 * HOUR), (60, HOUR), (10 * DAY, DAY)])
def test_who_is_asked_to_wait_waits_within_reason_and_it_is_no_failure(asked: int, kept: int) -> None:
    after = outcome.failed(feed(id=1, failures=4), FetchError("Later.", status=429, retry_after=asked), NOW)
    assert kept <= after.next_poll - NOW <= min(1.1 * kept, DAY)
    assert (after.failures, after.error) == (0, "Later.")


def test_a_wait_of_no_time_at_all_is_a_failure_like_others() -> None:
    assert outcome.failed(feed(id=1), FetchError("Later.", status=429, retry_after=0), NOW).failures == 1


def test_an_address_that_is_missing_for_a_day_recovers_by_itself() -> None:
    one, now = feed(id=1), NOW
    for _ in range(6):
        one = outcome.failed(one, FetchError("Nothing is there.", status=404), now)
        now = one.next_poll
    assert (one.stopped, one.failures) == ("", 6)
    assert answered(one, response()).failures == 0


# --- gone ------------------------------------------------------------------------------------------------------------

GONE = FetchError("It is gone for good.", status=410)


def test_a_feed_that_says_once_that_it_is_gone_is_asked_again_after_a_day() -> None:
    once = outcome.failed(feed(id=1), GONE, NOW)
    assert (once.stopped, once.gone_times) == ("", 1)
    assert once.next_poll == NOW + DAY


def test_a_feed_that_says_so_twice_with_a_day_between_is_stopped() -> None:
    once = outcome.failed(feed(id=1), GONE, NOW)
    assert outcome.failed(once, GONE, once.next_poll).stopped == "gone"
    assert outcome.failed(once, GONE, NOW + 60).stopped == ""


def test_a_feed_that_says_so_three_times_is_stopped() -> None:
    one = feed(id=1)
    for minute in range(3):
        one = outcome.failed(one, GONE, NOW + 60 * minute)
    assert (one.stopped, one.gone_times) == ("gone", 3)


@pytest.mark.parametrize(
    ("between", "stopped"),
    [(FetchError("It was too slow."), "gone"), (FetchError("A fault.", status=500), ""), (ReaderError("A bug."), "")],
)
def test_only_answers_in_a_row_count_and_no_answer_is_none(between: ReaderError, stopped: str) -> None:
    one = feed(id=1)
    for minute, error in enumerate((GONE, GONE, between, GONE)):
        one = outcome.failed(one, error, NOW + 60 * minute)
    assert one.stopped == stopped


def test_a_gone_feed_that_answers_again_is_polled_again_and_a_paused_one_is_not() -> None:
    assert answered(feed(id=1, stopped="gone", gone_times=3), response()).stopped == ""
    assert answered(feed(id=1, stopped="paused"), response()).stopped == "paused"
    assert outcome.failed(feed(id=1, stopped="paused", gone_times=2), GONE, NOW).stopped == "paused"


# --- the log ---------------------------------------------------------------------------------------------------------


def test_a_line_of_the_log_tells_what_answered_and_what_came() -> None:
    line = outcome.line(feed(id=7), NOW, response=response(took=120, size=4000), new=3, changed=1)
    assert (line.feed, line.at, line.took, line.status, line.size) == (7, NOW, 120, 200, 4000)
    assert (line.new, line.changed, line.error) == (3, 1, "")


def test_a_line_of_the_log_tells_what_failed_and_where_there_was_no_answer() -> None:
    assert outcome.line(feed(id=7), NOW, error=GONE).status == 410
    silent = outcome.line(feed(id=7), NOW, error=FetchError("It was too slow."))
    assert (silent.status, silent.error) == (None, "It was too slow.")
    unread = outcome.line(feed(id=7), NOW, response=response(), error=DocumentError("This is no feed."))
    assert (unread.status, unread.error) == (200, "This is no feed.")
