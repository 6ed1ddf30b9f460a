"""A feed's sign is the one it names, else the best of its paper's front page, its manifest or the browsers' guess."""

from __future__ import annotations

import json

from newspaper import Newspaper
from newspaper_pages import RSS, icon
from newsroom import Newsroom

from reader.model import Feed
from reader.sync.icons import fetch_icons
from reader.sync.poll import Polled

DAY = 24 * 3600


def subscribe(newsroom: Newsroom, paper: Newspaper, head: str) -> bool:
    """Subscribe to a paper whose front page has this head; tell whether its feed has a sign then."""
    feed = f"<rss version='2.0'><channel><title>Sea</title><link>{paper.url('/sea')}</link></channel></rss>"
    paper.serve("/sea.xml", feed.encode(), type=RSS)
    paper.serve("/sea", f"<!doctype html><html><head>{head}</head><body>Hello</body></html>".encode())
    return bool(newsroom.feed(newsroom.add(paper.url("/sea.xml")).id).icon)


def manifest(paper: Newspaper, *names: str) -> str:
    icons = [{"src": name, "sizes": "192x192"} for name in names]
    paper.serve("/app/site.webmanifest", json.dumps({"icons": icons}).encode(), type="application/manifest+json")
    return "<link rel=manifest href=/app/site.webmanifest>"


def test_a_touch_icon_is_taken_and_the_manifest_not_asked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/touch.png", icon(), type="image/png")
    assert subscribe(newsroom, paper, "<link rel=apple-touch-icon href=/touch.png>" + manifest(paper, "big.png"))
    assert paper.asked("/touch.png")
    assert not paper.asked("/app/site.webmanifest")


def test_where_the_page_has_but_a_small_one_the_manifest_is_asked(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/app/big.png", icon(), type="image/png")
    assert subscribe(newsroom, paper, "<link rel=icon sizes=16x16 href=/16.png>" + manifest(paper, "big.png"))
    assert paper.asked("/app/big.png")
    assert not paper.asked("/16.png")


def test_a_manifest_that_is_missing_or_lists_nothing_costs_nothing(newsroom: Newsroom, paper: Newspaper) -> None:
    assert subscribe(newsroom, paper, "<link rel=manifest href=/nowhere.json>")
    assert paper.asked("/favicon.ico")
    paper.requests.clear()
    newsroom.store.delete_feeds([newsroom.store.feeds()[0].id])
    newsroom.store.purge_deleted(2**40)
    assert subscribe(newsroom, paper, manifest(paper))
    assert paper.asked("/favicon.ico")


def test_the_signs_of_many_feeds_are_fetched_side_by_side(newsroom: Newsroom, paper: Newspaper) -> None:
    feeds = [newsroom.feed(newsroom.subscribe(f"https://paper{n}.example/feed")) for n in range(4)]
    paper.serve("/sign.png", icon(), type="image/png")
    paper.delay = 0.1
    polled = [Polled(feed=feed, wants_icon=True, icon_url=paper.url("/sign.png")) for feed in feeds]
    newsroom.do(lambda desk: fetch_icons(desk, polled))
    assert paper.busiest == 2  # as many as one host is asked at once
    assert all(feed.icon for feed in newsroom.store.feeds())


def test_where_each_byte_costs_signs_wait_as_pictures_do(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.feed(newsroom.subscribe(paper.url("/sea.xml")))
    newsroom.net.hear(online=True, metered=True)
    assert not synced(newsroom, paper, feed)
    newsroom.net.hear(online=True, metered=False)
    newsroom.now += DAY
    assert synced(newsroom, paper, feed)


def synced(newsroom: Newsroom, paper: Newspaper, feed: Feed) -> bool:
    """Sync a feed that names its sign; tell whether it has one then."""
    paper.serve("/sign.png", icon(), type="image/png")
    sign = f"<image><url>{paper.url('/sign.png')}</url></image>"
    head = f"<title>Sea on day {newsroom.now // DAY}</title>{sign}"
    paper.serve("/sea.xml", f"<rss version='2.0'><channel>{head}</channel></rss>".encode(), type=RSS)
    newsroom.sync(feed.id)
    return bool(newsroom.feed(feed.id).icon)
