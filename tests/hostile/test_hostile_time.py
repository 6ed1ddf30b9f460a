"""Clocks that are wrong or jump, and hosts with more feeds than should be asked at once."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from hostile_feeds import item, news, ok, rss
from siege import Siege

YEAR = 365 * 24 * 3600
DAY = 24 * 3600


@pytest.mark.parametrize("date", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 2999 23:59:59 GMT", "soon"])
def test_h61_has_a_clock_that_is_years_off(siege: Siege, date: str) -> None:
    path = f"/h61/{date[-8:].replace(' ', '').replace(':', '')}{len(date)}"
    feed = siege.subscribe(path, ok(news(path), f"Date: {date}", f"Expires: {date}"))
    assert siege.poll(feed).new == 1
    left = siege.feed(feed).next_poll - time.time()
    assert 9 * 60 <= left <= 1.5 * DAY
    (story,) = siege.articles(feed)
    assert story.sort_at <= time.time() + 1


@pytest.mark.parametrize("jump", [-YEAR, YEAR, -DAY, DAY], ids=["a year back", "a year on", "a day back", "a day on"])
def test_h61_sees_the_systems_clock_jump_in_the_middle_of_a_sync(lone_siege: Siege, jump: int) -> None:
    siege, asked = lone_siege, 6

    def jumping(handler: Any) -> None:
        siege.clock.write_text(str(jump))
        siege.serve("/h61/jump", ok(news("h61 jump")))  # once
        ok(news("h61 jump"))(handler)

    before = siege.subscribe("/h61/jump", jumping)
    others = [siege.subscribe(f"/h61/other/{n}", ok(news(f"h61 {jump} {n}"))) for n in range(asked - 1)]
    started = time.monotonic()
    polled = siege.poll_all(before, *others)
    assert time.monotonic() - started < 30, "no limit of time took the jump for waiting"
    assert all(polled[feed].new == 1 for feed in (before, *others))
    requests = len(siege.paper.requests)
    for _ in range(4):
        siege.poll_all(due=True)
    stormed = [one for one in siege.paper.requests[requests:] if one.path.startswith("/h61/")]
    assert len(stormed) <= asked, "each at most once after a jump, for its time was written by another clock"
    siege.clock.write_text("0")
    requests = len(siege.paper.requests)
    for _ in range(4):
        siege.poll_all(due=True)
    again = [one.path for one in siege.paper.requests[requests:] if one.path.startswith("/h61/")]
    assert sorted(again) == sorted(set(again))
    siege.clock.write_text(str(3 * DAY))
    siege.poll_all(due=True)
    last = {one.path for one in siege.paper.requests[requests:]}
    assert {"/h61/jump", *(f"/h61/other/{n}" for n in range(asked - 1))} <= last, "none is forgotten for ever"


class Crowd:
    """Counts how many requests each host has open at once."""

    def __init__(self) -> None:
        self.open: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.most_in_all = 0
        self.lock = threading.Lock()

    def answer(self, handler: Any) -> None:
        host = handler.headers["Host"].partition(":")[0]
        with self.lock:
            self.open[host] = self.open.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self.open[host])
            self.most_in_all = max(self.most_in_all, sum(self.open.values()))
        handler.pause(0.01)
        with self.lock:
            self.open[host] -= 1
        ok(rss(item(f"At {host} {handler.path}", guid=f"{host}{handler.path}", text="Short.")))(handler)


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    return {"names": {f"host{n}.example": [["127.0.0.1"]] for n in range(12)}}


def test_h63_has_five_hundred_feeds_on_one_host(lone_siege: Siege) -> None:
    siege, crowd = lone_siege, Crowd()
    find = siege.paper.find
    siege.paper.find = lambda path: crowd.answer if path.startswith("/h63/") else find(path)  # type: ignore[method-assign]
    one_host = [f"http://host0.example:{siege.paper.port}/h63/{n}" for n in range(500)]
    others = [f"http://host{n}.example:{siege.paper.port}/h63/{m}" for n in range(1, 12) for m in range(4)]
    feeds = [siege.subscribe_to(url) for url in (*one_host, *others)]
    polled = siege.poll_all(every=True)
    assert sum(polled[feed].new for feed in feeds) == 544
    assert crowd.most == {f"host{n}.example": crowd.most[f"host{n}.example"] for n in range(12)}
    assert max(crowd.most.values()) == 2
    assert 2 < crowd.most_in_all <= 8
