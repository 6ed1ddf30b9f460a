"""Items that cannot be told apart, change their names at every fetch, or come from impossible days."""

from __future__ import annotations

from itertools import count
from time import time

import pytest
from hostile_feeds import TEXT, item, ok, rss
from siege import Siege

from reader.model import Mark

HOUR = 3600


def test_h44_has_neither_guid_nor_link_nor_date(siege: Siege) -> None:
    body = rss(*(item(f"Nameless {n}") for n in range(5)))
    feed = siege.subscribe("/h44", ok(body))
    assert siege.poll(feed).new == 5
    kept = siege.articles(feed)
    siege.serve("/h44", ok(body + b" "))
    polled = siege.poll(feed)
    assert (polled.new, polled.changed) == (0, 0)
    siege.serve("/h44", ok(rss(*(item(f"Nameless {n}") for n in reversed(range(6))))))
    assert siege.poll(feed).new == 1
    assert {one.id for one in kept} < {one.id for one in siege.articles(feed)}


def test_h45_uses_one_guid_for_several_items_of_a_feed(siege: Siege) -> None:
    body = rss(*(item(f"Double {n}", guid="double", link=f"https://double.example/{n}") for n in range(3)))
    feed = siege.subscribe("/h45/double", ok(body))
    assert siege.poll(feed).new == 3
    siege.serve("/h45/double", ok(body + b"\n"))
    assert siege.poll(feed).new == 0


def test_h45_uses_a_guid_again_for_a_new_text(siege: Siege) -> None:
    feed = siege.subscribe("/h45/again", ok(rss(item("The first", guid="again", link="https://again.example/1"))))
    siege.poll(feed)
    (first,) = siege.articles(feed)
    siege.store.mark([first.id], Mark.BOOKMARK)
    siege.serve("/h45/again", ok(rss(item("Something else", guid="again", link="https://again.example/2"))))
    assert siege.poll(feed).new == 1
    assert sorted(siege.titles(feed)) == ["Something else", "The first"]
    (kept,) = siege.store.articles([first.id])
    assert (kept.title, kept.body_html, kept.bookmarked) == ("The first", first.body_html, True)


def test_h46_changes_every_guid_at_every_fetch(siege: Siege) -> None:
    fetches = count()

    def answer(handler: object) -> None:
        now = next(fetches)
        items = (item(f"Fickle {n}", guid=f"{now}-{n}", link=f"https://fickle.example/{n}") for n in range(4))
        ok(rss(*items))(handler)

    feed = siege.subscribe("/h46", answer)
    assert siege.poll(feed).new == 4
    for _ in range(3):
        assert siege.poll(feed).new == 0
    assert len(siege.titles(feed)) == 4


@pytest.mark.parametrize("parameter", ["utm_source=s{}&utm_medium=rss", "PHPSESSID=a{}", "sid={}", "fbclid=x{}"])
@pytest.mark.parametrize("guid", [True, False], ids=["guid", "no guid"])
def test_h47_changes_every_link_at_every_fetch(siege: Siege, parameter: str, guid: bool) -> None:
    fetches = count()
    name = f"{parameter[:3]}-{guid}"

    def answer(handler: object) -> None:
        wandering = parameter.format(next(fetches))
        links = [f"https://wander.example/{name}/{n}?{wandering}" for n in range(3)]
        items = (
            item(f"Wander {name} {n}", guid=f"{name}{n}" if guid else "", link=link) for n, link in enumerate(links)
        )
        ok(rss(*items))(handler)

    feed = siege.subscribe(f"/h47/{name}", answer)
    assert siege.poll(feed).new == 3
    for _ in range(3):
        assert siege.poll(feed).new == 0
    assert len(siege.titles(feed)) == 3


DAYS = [
    "",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Sat, 01 Jan 0000 00:00:00 GMT",
    "Sun, 30 Feb 2025 12:00:00 GMT",
    "-1",
    "1750000000",
    "99999999999999999999",
    "Tue, 10 Jun 2025 12:00:00 +99:99",
    "mardi 10 juin 2025 à 12:00",
    "2025年6月10日",
    "10 июня 2025",
    "2400-01-01T00:00:00Z",
    "1699-01-01T00:00:00Z",
    "0000-00-00T00:00:00Z",
    "yesterday",
    "9" * 5000,
]


def test_h48_is_dated_before_all_time_and_after(siege: Siege) -> None:
    items = [
        item(f"Dated {n}", guid=f"dated-{n}", text=f"{n} {TEXT}", more=f"<pubDate>{day}</pubDate>")
        for n, day in enumerate(DAYS)
    ]
    feed = siege.subscribe("/h48", ok(rss(*items)))
    before = int(time())
    assert siege.poll(feed).new == len(DAYS)
    for story in siege.articles(feed):
        assert story.sort_at <= time(), story.title
        assert story.sort_at in range(before, int(time()) + 1) or story.sort_at == story.published, story.title
    by_title = {story.title: story for story in siege.articles(feed)}
    assert by_title["Dated 0"].published is None
    assert by_title["Dated 2"].sort_at >= before, "what is dated in the future stands where it was first seen"
    newest = siege.subscribe("/h48/next", ok(rss(item("Dated later", guid="dated-later"))))
    siege.poll(newest)
    (later,) = siege.articles(newest)
    assert all(story.sort_at <= later.sort_at for story in siege.articles(feed))


def test_h62_is_edited_and_taken_back_while_it_is_read(siege: Siege) -> None:
    def printed(text: str) -> bytes:
        return rss(item("Read just now", guid="h62", link="https://edits.example/h62", text=text + TEXT))

    feed = siege.subscribe("/h62", ok(printed("The first words. ")))
    siege.poll(feed)
    (story,) = siege.articles(feed)
    siege.store.mark([story.id], Mark.READ)
    siege.store.mark([story.id], Mark.BOOKMARK)
    siege.store.set_place(story.id, 0.4)
    siege.serve("/h62", ok(printed("Other words at the beginning of it, and a correction. ")))
    siege.poll(feed)
    for answer in (rss(), rss(item("Another one", guid="h62-other"))):
        siege.serve("/h62", ok(answer))
        siege.poll(feed)
    (after,) = siege.store.articles([story.id])
    assert (after.read, after.bookmarked, after.uid) == (True, True, story.uid)
    assert siege.store.place(story.id) == 0.4
    assert "a correction" in after.body_html
