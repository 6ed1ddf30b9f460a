"""What the reader wanted while there was no connection: fetched at the next one, and told once."""

from __future__ import annotations

import pytest
from builders import NOW, article
from newspaper import Answer, Newspaper
from newspaper_pages import story_path
from newsroom import Newsroom

from reader.errors import LibraryError
from reader.model import EVERYTHING, Origin, Wish
from reader.progress import Granted
from reader.sync import pipeline, wishes
from reader.sync.network import OfflineError

HOUR, DAY = 3600, 86400
TITLE = "Council votes down a toll for the new bridge"


@pytest.fixture
def wished(newsroom: Newsroom, paper: Newspaper) -> str:
    """A wish for a story of the paper; its address."""
    url = paper.story_url("toll-vote")
    newsroom.store.add_wish(Wish(url=url, title="Toll voted down", wished_at=NOW))
    return url


def told(newsroom: Newsroom) -> list[Granted]:
    return [line for line in newsroom.said if isinstance(line, Granted)]


def test_a_wish_comes_true_with_its_pictures(newsroom: Newsroom, wished: str) -> None:
    newsroom.do(wishes.grant_now)
    story = newsroom.titled(TITLE)
    assert story.origin is Origin.FOLLOWED
    assert story.full_text
    assert story.id in newsroom.store.ids(EVERYTHING)
    shown = [picture.url for picture in (story.lead_image, *story.pictures) if picture]
    assert shown
    assert all(newsroom.store.pictures(shown).values())
    assert told(newsroom) == [Granted(url=wished, title=TITLE, article=story.id)]
    assert newsroom.store.wishes() == ()


def test_it_is_told_once(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    for _ in range(3):
        newsroom.do(pipeline.sync)
    assert len(told(newsroom)) == 1
    assert len(paper.asked(story_path("toll-vote"))) == 1


def test_a_sync_begins_with_the_wishes(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    asked = [one.path for one in paper.requests if one.path in (story_path("toll-vote"), "/feed.xml")]
    assert asked == [story_path("toll-vote"), "/feed.xml"]


def test_offline_a_wish_waits(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    newsroom.route = False
    with pytest.raises(OfflineError):
        newsroom.do(pipeline.sync)
    newsroom.net.look()
    with pytest.raises(OfflineError):
        newsroom.do(wishes.grant_now)
    assert paper.requests == []
    assert told(newsroom) == []
    assert len(newsroom.store.wishes()) == 1
    newsroom.route = True
    newsroom.do(pipeline.sync)
    assert len(told(newsroom)) == 1


def test_a_wish_that_fails_is_tried_again_at_its_time_and_not_before(
    newsroom: Newsroom, paper: Newspaper, wished: str
) -> None:
    paper.answers[story_path("toll-vote")] = Answer(b"", status=500)
    newsroom.do(wishes.grant_now)
    newsroom.now += HOUR - 1
    newsroom.do(wishes.grant_now)
    assert len(paper.asked(story_path("toll-vote"))) == 1
    assert told(newsroom) == []
    del paper.answers[story_path("toll-vote")]
    newsroom.now += 1
    newsroom.do(wishes.grant_now)
    assert [line.error for line in told(newsroom)] == [""]


def test_a_wish_that_can_never_come_true_is_told_with_the_reason(
    newsroom: Newsroom, paper: Newspaper, wished: str
) -> None:
    paper.answers[story_path("toll-vote")] = Answer(b"", status=404)
    for _ in range(4):
        newsroom.do(wishes.grant_now)
        newsroom.now += 3 * DAY
    (line,) = told(newsroom)
    assert (line.url, line.title, line.article) == (wished, "Toll voted down", 0)
    assert "nothing at this address" in line.error
    assert newsroom.store.wishes() == ()
    assert len(paper.asked(story_path("toll-vote"))) == 3


def test_what_could_not_be_had_along_is_tried_at_once_when_it_is_wished_for(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    paper.answers[story_path("ferry-retires")] = Answer(b"", status=404)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    del paper.answers[story_path("ferry-retires")]
    newsroom.store.add_wish(Wish(url=paper.story_url("ferry-retires"), wished_at=NOW))
    newsroom.do(wishes.grant_now)
    assert [line.error for line in told(newsroom)] == [""]
    assert newsroom.titled("The last ferryman hangs up his bell").full_text


def test_a_story_known_by_its_title_alone_gets_its_text(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.store.deliver(feed, [article(TITLE, url=wished, body_html="")], NOW)
    known = newsroom.store.find(wished)
    newsroom.do(wishes.grant_now)
    (line,) = told(newsroom)
    assert line.article == known
    assert newsroom.titled(TITLE).full_text


def test_a_story_that_came_meanwhile_is_not_fetched_again(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    (kept,), _ = newsroom.store.keep([article(TITLE, url=wished)], origin=Origin.PREFETCHED, now=NOW)
    newsroom.do(wishes.grant_now)
    assert told(newsroom) == [Granted(url=wished, title=TITLE, article=kept)]
    assert kept in newsroom.store.ids(EVERYTHING)
    assert paper.asked(story_path("toll-vote")) == []


def test_one_that_fails_keeps_no_other_waiting(newsroom: Newsroom, paper: Newspaper, wished: str) -> None:
    newsroom.store.add_wish(Wish(url=paper.url("/hostile/nothing"), wished_at=NOW - 1))
    newsroom.do(wishes.grant_now)
    assert [line.url for line in told(newsroom)] == [wished]
    assert [wish.url for wish in newsroom.store.wishes()] == [paper.url("/hostile/nothing")]


def test_beside_another_programs_sync_they_are_its_to_grant(newsroom: Newsroom, wished: str) -> None:
    with newsroom.store.lock("sync"), pytest.raises(LibraryError, match="already"):
        newsroom.do(wishes.grant_now)
    assert len(newsroom.store.wishes()) == 1
