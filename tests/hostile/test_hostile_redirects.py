"""Redirects: round and round, for good or for now, and to where nobody should go."""

from __future__ import annotations

import pytest
from hostile_feeds import news, ok, redirect, says
from newspaper_hostile import PATHS
from siege import Siege

from reader.model import Mark


def test_h15_leads_round_and_round(siege: Siege) -> None:
    for path in ("/h15/a", "/h15/b"):
        siege.serve(path, redirect(302, "/h15/b" if path == "/h15/a" else "/h15/a"))
    assert "without end" in siege.refuse(siege.subscribe_to(siege.paper.url("/h15/a")))
    assert len(siege.asked("/h15/a")) + len(siege.asked("/h15/b")) == 11


def test_h16_leads_on_to_new_addresses_for_ever(siege: Siege) -> None:
    feed = siege.subscribe("/h16", PATHS["/hostile/ever-elsewhere"])
    assert "without end" in siege.refuse(feed)
    assert len(siege.asked("/hostile/ever-elsewhere")) == 10


@pytest.mark.parametrize("status", [301, 308])
def test_h17_moved_for_good(siege: Siege, status: int) -> None:
    old, new = f"/h17/{status}", f"/h17/{status}/new"
    feed = siege.subscribe(old, ok(news(old)))
    siege.poll(feed)
    (story,) = siege.articles(feed)
    siege.store.mark([story.id], Mark.BOOKMARK)
    siege.serve(old, redirect(status, new))
    siege.serve(new, ok(news(old)))
    for poll in (1, 2, 3):
        assert not siege.poll(feed).error
        moved = siege.feed(feed).url == siege.paper.url(new)
        assert moved == (poll == 3), f"after poll {poll}"
    siege.poll(feed)
    assert len(siege.asked(old)) == 4, "the old address is not asked any more"
    known = siege.store.feed_by_url(siege.paper.url(old))
    assert known is not None
    assert known.id == feed
    (after,) = siege.articles(feed)
    assert (after.id, after.bookmarked) == (story.id, True)


def test_h17_moved_for_good_and_back_again(siege: Siege) -> None:
    feed = siege.subscribe("/h17/wavers", ok(news("h17")))
    siege.serve("/h17/elsewhere", ok(news("h17")))
    for answer in (redirect(301, "/h17/elsewhere"), redirect(301, "/h17/elsewhere"), ok(news("h17"))) * 2:
        siege.serve("/h17/wavers", answer)
        siege.poll(feed)
    assert siege.feed(feed).url == siege.paper.url("/h17/wavers"), "it never was so three times in a row"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_h18_is_elsewhere_for_now(siege: Siege, status: int) -> None:
    path = f"/h18/{status}"
    feed = siege.subscribe(path, redirect(status, path + "/now"))
    siege.serve(path + "/now", ok(news(path)))
    assert siege.poll(feed).new == 1
    for _ in range(3):
        siege.poll(feed)
    assert siege.feed(feed).url == siege.paper.url(path)


def test_h19_moved_onto_a_feed_that_is_subscribed_already(siege: Siege) -> None:
    one = siege.subscribe("/h19/one", ok(news("h19 one")))
    two = siege.subscribe("/h19/two", ok(news("h19 two")))
    siege.poll_all(one, two)
    marked = [siege.articles(feed)[0].id for feed in (one, two)]
    siege.store.mark(marked, Mark.BOOKMARK)
    siege.serve("/h19/one", redirect(301, "/h19/two"))
    for _ in range(4):
        siege.poll(one)
    assert siege.feed(one).same_as == two, "merging is offered"
    assert siege.feed(one).url == siege.paper.url("/h19/one")
    assert [feed.url for feed in siege.store.feeds()].count(siege.paper.url("/h19/two")) == 1
    assert all(story.bookmarked for story in siege.store.articles(marked))
    siege.store.merge_feeds(one, two)
    assert one not in [feed.id for feed in siege.store.feeds()]
    assert all(story.bookmarked for story in siege.store.articles(marked))
    assert {"News of h19 one", "News of h19 two"} <= set(siege.titles(two))


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/xml,<rss/>", "javascript:alert(1)", "gopher://x/"]
)
def test_h21_leads_off_the_web(siege: Siege, scheme: str) -> None:
    path = "/h21/" + scheme.partition(":")[0]
    feed = siege.subscribe(path, redirect(301, scheme))
    assert "not on the web" in siege.refuse(feed)
    assert siege.feed(feed).url == siege.paper.url(path)
    assert len(siege.asked(path)) == 1


def test_h22_answers_308_with_a_body(siege: Siege) -> None:
    body = news("what stood in the redirect")
    head = f"HTTP/1.1 308 Permanent Redirect\nLocation: /h22/new\nContent-Length: {len(body)}"
    feed = siege.subscribe("/h22", says(head, body))
    siege.serve("/h22/new", ok(news("h22")))
    assert siege.poll(feed).new == 1
    assert siege.titles(feed) == ["News of h22"]
