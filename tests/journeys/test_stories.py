"""One event in two papers, and a text that a third prints again: through the real sync, and through its death."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import newspaper_pages
import pytest
from event import BRIDGE, OFFERED, STOPPED
from newspaper import Newspaper
from processes import finish, run, start

from reader.model import EVERYTHING, Article, Scope, Story
from reader.store import Store

pytestmark = pytest.mark.journey


# The process says when it has looked at articles and before it writes what it found, and then waits to be killed.
DYING = """
import sys, threading
from reader import cli
from reader.sync import arrival

look = arrival.look

def last_look(store, articles):
    found = look(store, articles)
    print(len(found), flush=True)
    threading.Event().wait()

arrival.look = last_look
cli.main(["--library", sys.argv[1], "sync"])
"""


def feed(title: str, *items: tuple[str, str, str]) -> bytes:
    """Print a feed of whole texts: (title, text, hour of the day) of each."""
    printed = "".join(
        f'<item><guid isPermaLink="false">{title} {number}</guid><title>{headline}</title>'
        f"<pubDate>Mon, 01 Jun 2026 {hour}:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for number, (headline, text, hour) in enumerate(items)
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{printed}</channel></rss>'.encode()


@pytest.fixture
def subscribed(paper: Newspaper, quiet_library: Path) -> Path:
    """A library that has subscribed to three papers, and has nothing of them yet."""
    printed = (
        feed("The Lantern", ("Tanker stopped in Hormuz", STOPPED, "06"), ("Bremen builds a bridge", BRIDGE, "07")),
        feed("The Beacon", ("Tehran stops a tanker in the strait", OFFERED, "08")),
        feed("The Echo", ("Tanker is stopped in Hormuz", f"(Reuters) - {STOPPED}", "07")),
    )
    with Store.open(quiet_library) as store:
        for number, body in enumerate(printed):
            url = paper.serve(f"/feed-{number}.xml", body, type=newspaper_pages.RSS)
            store.add_feed(url=url, site_url=f"https://paper-{number}.example/")  # one server, three papers
    return quiet_library


def told(store: Store) -> tuple[Sequence[Article], Story | None]:
    """Read what a list shows, and the story of the tanker."""
    shown = store.articles(store.ids(EVERYTHING))
    stories = {store.story_of(article.id) for article in shown} - {None}
    return shown, store.story(stories.pop() or 0) if len(stories) == 1 else None


def check(library: Path) -> None:
    """One story of two articles, one folded copy, and counts that agree with the lists."""
    with Store.open(library) as store:
        shown, story = told(store)
        assert len(shown) == 3
        assert story
        first, second = story.members
        # The feeds are asked side by side: of two papers with one text either may be shown. Both are before the Beacon.
        assert {first.row.source, *first.row.also} == {"The Lantern", "The Echo"}
        assert second.row.title == "Tehran stops a tanker in the strait"
        assert first.why.startswith("Shares ")
        assert second.why.startswith("Shares ")
        assert second.news.startswith("Norway offered to mediate")
        assert second.row.source in story.papers
        assert len(story.papers) == 2
        counts = store.counts(0)
        assert counts.unread == 3
        for one in store.feeds():
            assert counts.feeds[one.id] == len(store.ids(Scope(feed=one.id, unread=True)))
        assert store.ungrouped(10) == []


def test_one_event_is_one_story_and_one_text_one_row(subscribed: Path) -> None:
    run("--library", subscribed, "sync")
    check(subscribed)
    with Store.open(subscribed) as store:
        before = told(store)
    run("--library", subscribed, "sync")
    check(subscribed)
    with Store.open(subscribed) as store:
        assert told(store) == before


def test_a_sync_killed_while_it_looks_for_stories_loses_nothing(subscribed: Path) -> None:
    dying = start(subscribed, code=DYING)
    assert dying.stdout
    assert int(dying.stdout.readline()) > 0
    dying.kill()
    finish(dying)
    with Store.open(subscribed) as store:
        waiting = store.ungrouped(10)
        assert waiting
        assert set(waiting) <= set(store.ids(EVERYTHING))
    run("--library", subscribed, "sync")
    check(subscribed)
