"""A feed's sign is the one it names, else the best of its paper's front page, its manifest or the browsers' guess."""

from __future__ import annotations

import json

from newspaper import Newspaper
from newspaper_pages import RSS, icon
from newsroom import Newsroom


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
