"""What servers call the versions of their answers, and what they ask to be remembered."""

from __future__ import annotations

import zlib

import pytest
from hostile_feeds import in_turn, news, ok, says
from siege import Siege

NOT_MODIFIED = "HTTP/1.1 304 Not Modified\nContent-Length: 0"


def test_h23_says_not_modified_and_was_not_asked_that(siege: Siege) -> None:
    feed = siege.subscribe("/h23", says(NOT_MODIFIED))
    assert "nothing has changed" in siege.refuse(feed)
    siege.serve("/h23", ok(news("h23"), 'ETag: "x"'))
    assert siege.poll(feed).new == 1
    assert "If-None-Match" not in siege.asked("/h23")[-1].headers, "the next one is a full fetch"


@pytest.mark.parametrize(
    "etag", ['W/"weak"', "unquoted", '"with "quotes" in it"', '"' + "x" * 500 + '"', '"a, b"', "'single'", '"é"']
)
def test_h24_names_its_versions_in_odd_ways(siege: Siege, etag: str) -> None:
    path = f"/h24/{zlib.crc32(etag.encode())}"
    feed = siege.subscribe(path, in_turn(ok(news(path), f"ETag: {etag}"), says(NOT_MODIFIED)))
    assert siege.poll(feed).new == 1
    assert not siege.poll(feed).error
    assert siege.asked(path)[-1].headers["If-None-Match"] == etag
    assert siege.feed(feed).etag == etag.encode("latin-1")


def test_h25_changes_its_version_and_nothing_else(siege: Siege) -> None:
    feed = siege.subscribe("/h25", in_turn(*(ok(news("h25"), f'ETag: "{n}"') for n in range(3))))
    assert siege.poll(feed).new == 1
    for _ in range(2):
        polled = siege.poll(feed)
        assert (polled.new, polled.changed) == (0, 0)
    assert len(siege.articles(feed)) == 1


def test_h26_changes_its_body_under_the_same_version(siege: Siege) -> None:
    feed = siege.subscribe("/h26", ok(news("h26"), 'ETag: "same"'))
    siege.poll(feed)
    siege.serve("/h26", ok(news("h26", "h26 more"), 'ETag: "same"'))
    assert siege.poll(feed).new == 1


@pytest.mark.parametrize("date", ["Fri, 31 Dec 2999 23:59:59 GMT", "yesterday, I think", "0", "Thu, 32 Foo 20x5 99:99"])
def test_h27_was_last_modified_in_the_future_or_never(siege: Siege, date: str) -> None:
    path = f"/h27/{zlib.crc32(date.encode())}"
    feed = siege.subscribe(path, in_turn(ok(news(path), f"Last-Modified: {date}"), says(NOT_MODIFIED)))
    siege.poll(feed)
    assert not siege.poll(feed).error
    assert siege.asked(path)[-1].headers["If-Modified-Since"] == date


def test_h59_sets_cookies_and_asks_for_a_password(siege: Siege) -> None:
    headers = (
        "Set-Cookie: id=reader; Max-Age=9999",
        "Strict-Transport-Security: max-age=31536000",
        'WWW-Authenticate: Basic realm="x"',
    )
    feed = siege.subscribe("/h59", ok(news("h59"), *headers))
    siege.poll(feed)
    siege.poll(feed)
    first, second = siege.asked("/h59")
    for asked in (first, second):
        assert not {"cookie", "referer", "authorization"} & {name.lower() for name in asked.headers}
    assert siege.paper.url("/h59").startswith("http://"), "a plain server's word about https counts for nothing"
    assert siege.feed(feed).url == siege.paper.url("/h59")
