"""A sync through the eyes of a server that wants to be asked less."""

from __future__ import annotations

from newspaper import Newspaper
from newspaper_pages import picture_path, story_path
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.model import Lack, Part

HOUR = 3600


def asked_for_content(paper: Newspaper) -> list[str]:
    return [one.path for one in paper.requests if one.path.startswith(("/news/", "/pictures/"))]


def texts_lacking(newsroom: Newsroom) -> list[Lack]:
    ready = newsroom.store.readiness([article.id for article in newsroom.articles()])
    return [lack for one in ready for lack in one.lacks if lack.part is Part.TEXT]


def busy(paper: Newspaper, path: str, status: int = 429) -> None:
    paper.serve(path, b"", status=status, headers=(("Retry-After", str(2 * HOUR)),))


def test_a_host_that_asks_for_a_rest_gets_it_for_all_its_pages_and_pictures(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    for story in STORIES:
        busy(paper, story_path(story.slug))
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    (path,) = asked_for_content(paper)
    (told,) = [lack for lack in texts_lacking(newsroom) if lack.error]
    assert told.url == paper.url(path)
    assert "come back later" in told.error
    assert told.next_try == newsroom.now + 2 * HOUR
    assert newsroom.feed(1).error == ""  # the feed itself was there


def test_the_time_it_named_is_kept_over_a_restart(newsroom: Newsroom, paper: Newspaper) -> None:
    busy(paper, story_path("toll-vote"), 503)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    del paper.answers[story_path("toll-vote")]
    newsroom.now += 2 * HOUR - 1
    newsroom.sync()  # at a new desk, which knows nothing of the last one's pauses
    assert len(paper.asked(story_path("toll-vote"))) == 1
    assert len(texts_lacking(newsroom)) == 1
    newsroom.now += 1
    newsroom.sync()
    assert texts_lacking(newsroom) == []


def test_a_picture_that_has_to_wait_lets_the_others_of_its_host_wait(newsroom: Newsroom, paper: Newspaper) -> None:
    for story in STORIES:
        for place in range(1, 4):
            busy(paper, picture_path(story.slug, place))
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    pictures = [path for path in asked_for_content(paper) if path.startswith("/pictures/")]
    assert 1 <= len(pictures) <= 2  # two are asked for at once
    ready = newsroom.store.readiness([article.id for article in newsroom.articles()])
    told = [lack for one in ready for lack in one.lacks if lack.part is Part.PICTURE and lack.error]
    assert {lack.url for lack in told} >= {paper.url(path) for path in pictures}
    assert len(told) <= 2  # the others were not tried, so they have not failed
    assert all("come back later" in lack.error for lack in told)
    assert all(abs((lack.next_try or 0) - newsroom.now - 2 * HOUR) < 60 for lack in told)


def test_a_delay_stated_in_robots_txt_is_asked_for_once_a_sync(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 0.01\n", type="text/plain")
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    assert len(paper.asked("/robots.txt")) == 1
    first_page = next(place for place, one in enumerate(paper.requests) if one.path.startswith("/news/"))
    assert [one.path for one in paper.requests[:first_page]].count("/robots.txt") == 1
    assert all(article.full_text for article in newsroom.articles())
