"""A page that is not what its feed promised: the feed's own text stays, and the article says why."""

from __future__ import annotations

from itertools import pairwise

import pytest
from newspaper import Newspaper
from newspaper_pages import story_path
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.errors import DocumentError
from reader.model import Article, Part, Ready
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


def test_it_is_known_by_every_address_on_the_way_but_not_by_a_gate(newsroom: Newsroom, paper: Newspaper) -> None:
    moved = paper.find(PATH)
    assert moved is not None
    ways = ("/short/7", "/consent", "/2024/05/toll-vote/")
    for path, to in pairwise(ways):
        paper.serve(path, b"", status=302, headers=(("Location", to),))
    paper.answers[ways[-1]] = moved
    story = synced(newsroom, paper, ways[0])
    assert [newsroom.store.find(paper.url(way)) for way in ways] == [story.id, None, story.id]


def test_a_link_that_leads_to_a_gate_is_not_taken_for_a_story(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/login", GATE)
    link = paper.serve("/shared/7", b"", status=302, headers=(("Location", "/login"),))
    with pytest.raises(DocumentError, match="wants its readers to log in"):
        newsroom.do(lambda desk: follow(desk, link))
    assert newsroom.store.find(link) is None


STORY = next(story for story in STORIES if story.slug == "toll-vote")


def behind_a_wall(newsroom: Newsroom, paper: Newspaper, *paragraphs: str) -> Article:
    """Sync the paper while that story's page shows only these paragraphs to who does not pay."""
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    offer = "<p>Subscribe to continue reading.</p><p>Already a subscriber? Log in with your account.</p>"
    html = f"<html><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{shown}{offer}</article></body></html>"
    paper.serve(PATH, html.encode(), type="text/html")
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    return newsroom.titled(TITLE)


def is_said_to_lack_its_text(newsroom: Newsroom, story: Article) -> bool:
    (said,) = newsroom.store.readiness([story.id])
    texts = [lack for lack in said.lacks if lack.part is Part.TEXT]
    return said.ready is Ready.PARTLY and not said.text and [lack.error for lack in texts] == [story.page_error]


def test_the_beginning_of_a_story_that_costs_money_is_shown_where_the_feed_has_less(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    story = behind_a_wall(newsroom, paper, *STORY.paragraphs[:2])
    assert "Some evenings only the caretaker" in story.body_html
    assert "Subscribe" not in story.body_html
    assert not story.full_text
    assert "log in or subscribe" in story.page_error
    assert is_said_to_lack_its_text(newsroom, story)


def test_where_the_feed_has_more_than_the_beginning_its_text_stays(newsroom: Newsroom, paper: Newspaper) -> None:
    story = behind_a_wall(
        newsroom, paper, "Allerby woke on Tuesday to news of a vote that had been awaited for a year."
    )
    assert "By noon the square was full" in story.body_html
    assert not story.full_text
    assert "log in or subscribe" in story.page_error
    assert is_said_to_lack_its_text(newsroom, story)


def test_the_whole_story_is_laid_over_its_beginning_once_it_is_shown(newsroom: Newsroom, paper: Newspaper) -> None:
    behind_a_wall(newsroom, paper, *STORY.paragraphs[:2])
    del paper.answers[PATH]
    newsroom.now += DAY
    newsroom.sync()
    story = newsroom.titled(TITLE)
    assert story.full_text
    assert story.page_error == ""
    assert "The plan for a bridge without a toll" in story.body_html


def test_a_link_to_a_story_that_costs_money_says_so(newsroom: Newsroom, paper: Newspaper) -> None:
    behind_a_wall(newsroom, paper, *STORY.paragraphs[:2])
    elsewhere = "/2024/toll-vote-again.html"
    wall = paper.find(PATH)
    assert wall is not None
    paper.answers[elsewhere] = wall
    with pytest.raises(DocumentError, match="log in or subscribe"):
        newsroom.do(lambda desk: follow(desk, paper.url(elsewhere)))
