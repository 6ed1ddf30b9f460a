"""Answers that never come, come drop by drop, or are no HTTP."""

from __future__ import annotations

import time

import pytest
from hostile_feeds import news, ok, says
from newspaper_hostile import PATHS
from siege import Siege

from reader.sync.fetch import DOCUMENT_LIMIT, Limits

ANSWER, WHOLE = 1.5, 3.0  # seconds: the limits of this file's worker, so that patience costs a test little


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    return {"limits": {"answer": ANSWER, "whole": WHOLE}}


def test_the_limits_of_the_product_are_twenty_and_sixty_seconds() -> None:
    limits = Limits()
    assert (limits.answer, limits.whole, limits.redirects) == (20.0, 60.0, 10)
    assert DOCUMENT_LIMIT == 15 * 1024 * 1024


def ended_within(siege: Siege, path: str, seconds: float) -> str:
    """Poll a hostile path, and give its sentence; it took at most this long, and a busy machine's while."""
    feed = siege.subscribe(path.replace("/hostile", "/slow"), PATHS[path])
    started = time.monotonic()
    sentence = siege.refuse(feed)
    assert time.monotonic() - started < seconds + 5
    assert siege.feed(feed).failures == 1
    return sentence


def test_h01_accepts_and_never_answers(siege: Siege) -> None:
    assert "did not answer in time" in ended_within(siege, "/hostile/silent", ANSWER)


def test_h02_sends_its_headers_byte_by_byte(siege: Siege) -> None:
    assert "did not answer in time" in ended_within(siege, "/hostile/slow-head", ANSWER)


def test_h03_sends_its_body_byte_by_byte_for_ever(siege: Siege) -> None:
    assert "too slow" in ended_within(siege, "/hostile/slow-body", WHOLE)


def test_h04_closes_in_the_middle_of_its_headers(siege: Siege) -> None:
    feed = siege.subscribe("/h04", PATHS["/hostile/half-head"])
    waits = []
    for failures in (1, 2, 3):
        before = siege.feed(feed).polled
        assert "broke off" in siege.refuse(feed)
        after = siege.feed(feed)
        assert after.failures == failures
        assert after.polled is not None
        assert before is None or after.polled >= before
        waits.append(after.next_poll - after.polled)
    assert waits[0] >= 600
    assert waits[0] < waits[1] < waits[2], "each failure in a row is followed by a longer wait"
    siege.serve("/h04", ok(news("h04")))
    assert siege.poll(feed).new == 1
    assert siege.feed(feed).failures == 0


def test_h13_sends_a_header_of_64_kb_or_ten_thousand_of_them(siege: Siege) -> None:
    many = "\n".join(f"X-{n}: y" for n in range(10_000))
    heads = {
        "long": f"X-Long: {'x' * 65_536}",
        "many": many,
        "wide": "\n".join(f"X-{n}: {'y' * 9000}" for n in range(9)),
    }
    for name, head in heads.items():
        feed = siege.subscribe(f"/h13/{name}", ok(news(f"h13 {name}"), head))
        assert "127.0.0.1" in siege.refuse(feed)
        assert siege.articles(feed) == ()


def test_h14_puts_control_characters_into_location_and_etag(siege: Siege) -> None:
    for n, control in enumerate(("\x01", "\x0b", "\x7f", "\0")):
        feed = siege.subscribe(
            f"/h14/etag{n}", ok(news(f"h14 {n}"), f'ETag: "a{control}b"', f"Last-Modified: c{control}d")
        )
        siege.poll(feed)
        assert (siege.feed(feed).etag, siege.feed(feed).last_modified) == (b"", b"")
        siege.poll(feed)
        asked = siege.asked(f"/h14/etag{n}")[-1].headers
        assert "If-None-Match" not in asked
        assert "If-Modified-Since" not in asked
    feed = siege.subscribe("/h14/injected", ok(news("h14"), 'ETag: "a\rX-Injected: yes"'))
    siege.poll(feed)
    siege.poll(feed)
    assert "X-Injected" not in siege.asked("/h14/injected")[-1].headers
    for n, control in enumerate(("\0", "\r", "\x0b")):
        head = f"HTTP/1.1 302 Found\nLocation: /h14/etag0{control}Host: elsewhere.example\nContent-Length: 0"
        siege.refuse(siege.subscribe(f"/h14/location{n}", says(head)))
