"""Statuses that bring no document: come back later, gone, nothing here, forbidden; and documents that are empty."""

from __future__ import annotations

from email.utils import formatdate
from time import time

import pytest
from hostile_feeds import item, news, ok, rss, says
from siege import Siege

from reader.model import EVERYTHING

HOUR, DAY = 3600, 24 * 3600


def answers(status: int, *headers: str, body: bytes = b"No") -> object:
    return says("\n".join([f"HTTP/1.1 {status} No", f"Content-Length: {len(body)}", *headers]), body)


def wait(siege: Siege, feed: int) -> int:
    """Say how many seconds after its last poll a feed is asked again."""
    now = siege.feed(feed)
    return now.next_poll - (now.polled or 0)


def test_h28_asks_for_an_hour_of_rest(siege: Siege) -> None:
    feed = siege.subscribe("/h28", answers(429, "Retry-After: 3600"))
    siege.refuse(feed)
    assert (siege.feed(feed).failures, siege.feed(feed).stopped) == (0, "")
    siege.serve("/h28", ok(news("h28")))
    siege.restart_worker()
    for passed in (0, 1800, 3540):
        siege.clock.write_text(str(passed))
        siege.poll(feed)
        siege.poll_all(due=True)
    assert len(siege.asked("/h28")) == 1
    assert 3600 <= wait(siege, feed) <= 2 * 3600
    siege.clock.write_text(str(wait(siege, feed) + 60))
    assert siege.poll(feed).new == 1
    assert siege.feed(feed).error == ""


@pytest.mark.parametrize(
    ("seconds", "least", "most"),
    [(7200, 7000, 8000), (-7200, 600, DAY), (3650 * DAY, DAY, DAY)],
    ids=["in two hours", "in the past", "in ten years"],
)
def test_h29_names_a_date_to_come_back(siege: Siege, seconds: int, least: int, most: int) -> None:
    named = formatdate(time() + seconds, usegmt=True)
    feed = siege.subscribe(f"/h29/{seconds}", answers(429, f"Retry-After: {named}"))
    siege.refuse(feed)
    assert least <= wait(siege, feed) <= most


@pytest.mark.parametrize(("named", "least"), [("-5", 600), ("315360000", DAY), ("9" * 400, DAY), ("in a while", 600)])
def test_h29_names_a_wait_of_less_than_nothing_or_ten_years(siege: Siege, named: str, least: int) -> None:
    feed = siege.subscribe(f"/h29/{named[:9].replace(' ', '')}", answers(429, f"Retry-After: {named}"))
    siege.refuse(feed)
    assert least <= wait(siege, feed) <= DAY


def test_h30_asks_for_rest_at_one_address(siege: Siege) -> None:
    busy = siege.subscribe("/h30/busy", answers(503, "Retry-After: 7200"))
    other = siege.subscribe("/h30/other", ok(news("h30")))
    polled = siege.poll_all(busy, other)
    assert polled[busy].error
    assert polled[other].new == 1
    siege.serve("/h30/other", ok(news("h30", "h30 more")))
    assert siege.poll_all(busy, other)[other].new == 1
    assert len(siege.asked("/h30/busy")) == 1


def test_h31_is_gone_for_good(siege: Siege) -> None:
    feed = siege.subscribe("/h31", ok(news("h31")))
    siege.poll(feed)
    kept = siege.articles(feed)
    siege.serve("/h31", answers(410))
    assert "gone for good" in siege.refuse(feed)
    assert siege.feed(feed).stopped == "", "once may be a mistake"
    for day in (1, 2, 3):
        siege.clock.write_text(str(day * (DAY + HOUR)))
        siege.poll(feed)
    assert siege.feed(feed).stopped == "gone", "the reader is asked"
    asked = len(siege.asked("/h31"))
    siege.clock.write_text(str(30 * DAY))
    siege.poll_all(due=True)
    assert len(siege.asked("/h31")) == asked, "it is not asked by itself any more"
    assert siege.articles(feed) == kept
    siege.serve("/h31", ok(news("h31", "h31 more")))
    siege.store.resume_feed(feed)
    assert siege.poll(feed).new == 1


def test_h32_has_nothing_for_a_day_and_is_back(siege: Siege) -> None:
    feed = siege.subscribe("/h32", ok(news("h32")))
    siege.poll(feed)
    siege.serve("/h32", answers(404))
    for hour in range(1, 24, 4):
        siege.clock.write_text(str(hour * HOUR))
        assert "nothing at this address" in siege.poll(feed).error
    siege.serve("/h32", ok(news("h32", "h32 more")))
    siege.clock.write_text(str(siege.feed(feed).next_poll - int(time()) + 60))
    siege.poll_all(due=True)  # by itself
    assert "News of h32 more" in siege.titles(feed)
    assert (siege.feed(feed).failures, siege.feed(feed).error) == (0, "")


@pytest.mark.parametrize(
    "answer",
    [
        answers(401, 'WWW-Authenticate: Basic realm="x"'),
        answers(403),
        ok(b"<!doctype html><html><body><h1>Welcome to the hotel</h1>Please log in.</body></html>"),
    ],
    ids=["401", "403", "portal"],
)
def test_h33_wants_a_password_or_is_a_hotels_page(siege: Siege, answer: object, request: pytest.FixtureRequest) -> None:
    path = "/h33/" + request.node.callspec.id
    feed = siege.subscribe(path, ok(news(path)))
    siege.poll(feed)
    kept = siege.articles(feed)
    siege.serve(path, answer)
    siege.refuse(feed)
    assert siege.articles(feed) == kept
    siege.serve(path, ok(news(path, path + " more")))
    assert siege.poll(feed).new == 1


@pytest.mark.parametrize(
    "empty", [rss(), b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}']
)
def test_h34_is_empty_all_of_a_sudden(siege: Siege, empty: bytes) -> None:
    path = f"/h34/{len(empty)}"
    feed = siege.subscribe(path, ok(news(path + " one", path + " two")))
    siege.poll(feed)
    kept = siege.articles(feed)
    siege.serve(path, ok(empty))
    siege.poll(feed)
    assert siege.articles(feed) == kept
    assert len(siege.store.ids(EVERYTHING)) >= 2
    siege.serve(path, ok(b""))
    siege.refuse(feed)
    assert siege.articles(feed) == kept


def test_h35_turns_into_a_page_and_back(siege: Siege) -> None:
    feed = siege.subscribe("/h35", ok(news("h35")))
    siege.poll(feed)
    siege.serve("/h35", ok(b"<html><head><title>Moved</title></head><body><p>We have a new site.</p></body></html>"))
    assert siege.refuse(feed)
    siege.serve("/h35", ok(rss(item("News of h35", guid="news-h35"), item("Back", guid="h35-back"))))
    assert siege.poll(feed).new == 1
    assert (siege.feed(feed).failures, siege.feed(feed).error) == (0, "")
