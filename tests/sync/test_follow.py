from __future__ import annotations

import pytest
from builders import NOW, article
from newspaper import Answer, Newspaper
from newspaper_pages import story_path
from newsroom import Newsroom

from reader.errors import DocumentError, FetchError, InputError, ReaderError
from reader.model import EVERYTHING, Article, Origin, Ready
from reader.sync.follow import follow, follow_on
from reader.sync.network import OfflineError


def followed(newsroom: Newsroom, url: str) -> Article:
    found = newsroom.do(lambda desk: follow(desk, url))
    article = newsroom.store.article(found)
    assert article is not None
    return article


def test_a_followed_page_is_a_story_of_the_library(newsroom: Newsroom, paper: Newspaper) -> None:
    story = followed(newsroom, paper.story_url("bridge-opens") + "?utm_campaign=x")
    assert story.title == "Wooden bridge over the Aller opens after nine years"
    assert story.origin is Origin.FOLLOWED
    assert story.ready is Ready.PARTLY  # it names stories that are not here yet
    assert list(newsroom.store.ids(EVERYTHING)) == [story.id]


def test_it_answers_to_the_address_that_was_clicked_too(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/short", b"", status=302, headers=(("Location", story_path("toll-vote")),))
    story = followed(newsroom, paper.url("/short"))
    assert newsroom.store.find(paper.url("/short")) == story.id
    assert newsroom.store.find(paper.story_url("toll-vote")) == story.id


def test_a_story_that_is_here_is_not_fetched_again(newsroom: Newsroom, paper: Newspaper) -> None:
    first = followed(newsroom, paper.story_url("toll-vote"))
    paper.stop()
    assert followed(newsroom, paper.story_url("toll-vote")).id == first.id


def test_a_prefetched_story_becomes_listed_when_it_is_followed(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.stop()
    story = followed(newsroom, paper.story_url("ferry-retires"))
    assert story.origin is Origin.FOLLOWED
    assert story.id in newsroom.store.ids(EVERYTHING)


def test_the_stories_it_names_are_fetched_one_step_deep(newsroom: Newsroom, paper: Newspaper) -> None:
    story = followed(newsroom, paper.story_url("toll-vote"))
    newsroom.do(lambda desk: follow_on(desk, story.id))
    assert newsroom.store.find(paper.story_url("bridge-opens"))
    assert newsroom.store.find(paper.story_url("ferry-retires")) is None
    assert [row.ready for row in newsroom.store.rows([story.id])] == [Ready.READY]


def test_a_story_known_by_its_title_alone_gets_its_text(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    url = paper.story_url("toll-vote")
    newsroom.store.deliver(feed, [article("Council votes down a toll", url=url, body_html="")], NOW)
    known = newsroom.store.find(url)
    story = followed(newsroom, url)
    assert story.id == known
    assert story.full_text
    assert newsroom.store.page_bytes(story.id) is not None


def test_offline_nothing_is_tried_and_what_is_here_is_still_opened(newsroom: Newsroom, paper: Newspaper) -> None:
    here = followed(newsroom, paper.story_url("toll-vote"))
    paper.requests.clear()
    newsroom.net.hear(online=False, metered=False)
    assert followed(newsroom, paper.story_url("toll-vote")).id == here.id
    with pytest.raises(OfflineError, match="nothing was fetched"):
        followed(newsroom, paper.story_url("bridge-opens"))
    assert paper.requests == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"gone", status=404), FetchError),
        (Answer(b"%PDF-1.7", "application/pdf"), ReaderError),
        (Answer(b"<html><body></body></html>"), DocumentError),
    ],
)
def test_a_page_without_a_story_is_a_sentence(
    newsroom: Newsroom, paper: Newspaper, answer: Answer, kind: type[Exception]
) -> None:
    paper.answers["/odd"] = answer
    with pytest.raises(kind):
        followed(newsroom, paper.url("/odd"))
    assert newsroom.store.find(paper.url("/odd")) is None


def test_a_link_into_the_readers_own_network_is_not_followed(newsroom: Newsroom) -> None:
    with Newspaper() as inner:
        with pytest.raises(FetchError, match="within your own network"):
            followed(newsroom, inner.story_url("toll-vote"))
        assert inner.requests == []


def test_what_is_no_address_is_said_so(newsroom: Newsroom) -> None:
    with pytest.raises(InputError):
        followed(newsroom, "javascript:alert(1)")
