"""A page that is not what its feed promised: the feed's own text stays, and the article says why."""

from __future__ import annotations

import pytest
from newspaper import Newspaper
from newspaper_pages import story_path
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.errors import DocumentError
from reader.model import Article, Part
from reader.sync.follow import follow

TITLE = "Council votes down a toll for the new bridge"
PATH = story_path("toll-vote")
DAY = 24 * 3600


def synced(newsroom: Newsroom, paper: Newspaper, to: str, status: int = 302) -> Article:
    """Sync the paper while that story's address leads elsewhere."""
    paper.serve(PATH, b"", status=status, headers=(("Location", to),))
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    return newsroom.titled(TITLE)


GATE = b"<html><title>Welcome</title><article><h1>Welcome back</h1>" + b"<p>Please say who you are.</p>" * 60


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("/", "front page"),
        ("/login?next=/news/toll-vote.html", "log in"),
        ("/consent", "agree to something"),
        ("/subscribe/offer", "subscribe"),
        (story_path("harbour-cranes"), "another story"),
    ],
)
def test_where_the_page_leads_elsewhere_the_feeds_text_stays(
    newsroom: Newsroom, paper: Newspaper, to: str, said: str
) -> None:
    for path in ("/login", "/consent", "/subscribe/offer"):
        paper.serve(path, GATE)
    story = synced(newsroom, paper, to)
    assert story.title == TITLE
    assert not story.full_text
    assert "Welcome back" not in story.body_html
    assert said in story.page_error
    assert story.page_error.endswith(".")
    (text,) = [lack for lack in newsroom.store.readiness([story.id])[0].lacks if lack.part is Part.TEXT]
    assert text.error == story.page_error
    assert text.next_try == newsroom.now + DAY
    assert newsroom.store.page_bytes(story.id) is None
    assert newsroom.feed(1).error == ""
    assert len(newsroom.articles()) == len([one for one in STORIES if one.in_feed])


def test_it_is_read_once_the_page_is_back(newsroom: Newsroom, paper: Newspaper) -> None:
    assert not synced(newsroom, paper, "/").full_text
    del paper.answers[PATH]
    newsroom.sync()
    assert not newsroom.titled(TITLE).full_text  # not yet: a day has not gone by
    newsroom.now += DAY
    newsroom.sync()
    story = newsroom.titled(TITLE)
    assert story.full_text
    assert story.page_error == ""


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_story_that_only_moved_is_read(newsroom: Newsroom, paper: Newspaper, status: int) -> None:
    moved = paper.find(PATH)
    assert moved is not None
    paper.answers["/2024/05/toll-vote/"] = moved
    story = synced(newsroom, paper, "/2024/05/toll-vote/", status)
    assert story.full_text
    assert story.page_error == ""


def test_a_link_that_leads_to_a_gate_is_not_taken_for_a_story(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/login", GATE)
    link = paper.serve("/shared/7", b"", status=302, headers=(("Location", "/login"),))
    with pytest.raises(DocumentError, match="wants its readers to log in"):
        newsroom.do(lambda desk: follow(desk, link))
    assert newsroom.store.find(link) is None
