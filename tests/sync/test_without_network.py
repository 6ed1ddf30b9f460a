"""A sync with no connection, or one that is lost in the middle: nobody's failure, and nothing is tried in vain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from newspaper import Answer, Handler, Newspaper
from newspaper_pages import RSS, picture_path, rss, story_path
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.model import EVERYTHING, Feed, Part
from reader.progress import FeedPolled
from reader.sync import pipeline
from reader.sync.network import OfflineError
from reader.sync.ready import make_ready

IN_FEED = [story for story in STORIES if story.in_feed]


class Train:
    """A reader on a train: names are resolved outside of tunnels only, and where one begins can be said."""

    def __init__(self, newsroom: Newsroom, paper: Newspaper) -> None:
        self.newsroom, self.paper = newsroom, paper
        self.names: list[str] = []
        newsroom.resolve = self._resolve

    async def _resolve(self, host: str, port: int) -> list[str]:
        self.names.append(host)
        if not self.newsroom.route:
            raise OSError("Temporary failure in name resolution")
        return ["127.0.0.1"]

    def enter_tunnel(self) -> None:
        self.newsroom.route = False

    def leave_tunnel(self) -> None:
        self.newsroom.route = True
        self.newsroom.net.look()
        self.paper.answers.clear()

    def tunnel_at(self, path: str) -> None:
        """Let the tunnel begin when this path is asked for, whose answer breaks off then."""

        def break_off(handler: Handler) -> None:
            self.enter_tunnel()
            handler.connection.close()

        self.paper.answers[path] = break_off

    def sync_until_it_is_lost(self) -> str:
        with pytest.raises(OfflineError) as ended:
            self.newsroom.sync()
        return str(ended.value)


@pytest.fixture
def train(newsroom: Newsroom, paper: Newspaper) -> Train:
    return Train(newsroom, paper)


def feeds(newsroom: Newsroom) -> tuple[Feed, ...]:
    return newsroom.store.feeds()


def tries(newsroom: Newsroom) -> list[int]:
    """Count the tries in vain that are noted of any page, picture or related story."""
    found: list[int] = []
    for one in newsroom.store.readiness(newsroom.store.ids(EVERYTHING)):
        for lack in one.lacks:
            key: int | str = one.article if lack.part is Part.TEXT else lack.url
            found.append(newsroom.store.tries(lack.part, key))
    return found


@pytest.mark.parametrize("how", ["switch", "cable"])
@pytest.mark.parametrize("job", [pipeline.sync, pipeline.fill, lambda desk: make_ready(desk, [1])])
def test_without_a_connection_not_even_a_name_is_looked_up(
    newsroom: Newsroom, paper: Newspaper, train: Train, how: str, job: Callable
) -> None:
    newsroom.subscribe("http://paper.example/feed.xml")
    newsroom.subscribe(paper.url("/feed.xml"))
    before = feeds(newsroom)
    if how == "cable":
        train.enter_tunnel()
    newsroom.net.hear(online=how == "cable", metered=False)
    with pytest.raises(OfflineError, match=r"^Offline: nothing was fetched\.$"):
        newsroom.do(job)
    assert train.names == []
    assert paper.requests == []
    assert feeds(newsroom) == before
    assert newsroom.said == []


def test_a_connection_lost_at_a_feed_is_not_the_feeds_failure(newsroom: Newsroom, train: Train) -> None:
    newsroom.subscribe(train.paper.url("/feed.xml"))
    before = feeds(newsroom)
    train.tunnel_at("/feed.xml")
    assert train.sync_until_it_is_lost() == "The connection was lost; the rest is fetched at the next one."
    assert feeds(newsroom) == before
    assert not any(isinstance(line, FeedPolled) for line in newsroom.said)


@pytest.mark.parametrize(
    "path", [story_path("night-train"), picture_path("night-train", 1), story_path("ferry-retires")]
)
def test_a_connection_lost_at_a_page_or_picture_is_no_try_and_the_rest_comes_later(
    newsroom: Newsroom, paper: Newspaper, train: Train, path: str
) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    train.tunnel_at(path)
    assert "connection was lost" in train.sync_until_it_is_lost()
    assert len(newsroom.articles()) == len(IN_FEED)
    assert set(tries(newsroom)) == {0}
    (feed,) = feeds(newsroom)
    assert (feed.failures, feed.error) == (0, "")
    train.leave_tunnel()
    newsroom.sync()
    assert tries(newsroom) == []
    assert all(story.full_text for story in newsroom.articles())


def test_what_a_feed_brought_before_the_tunnel_stays(newsroom: Newsroom, paper: Newspaper, train: Train) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    paper.serve("/other.xml", rss([], paper.base), type=RSS)
    newsroom.sync()
    newsroom.now += 7200
    later = newsroom.subscribe(paper.url("/other.xml"))
    train.tunnel_at("/other.xml")
    train.sync_until_it_is_lost()
    assert len(newsroom.articles()) == len(IN_FEED)
    assert newsroom.feed(later).failures == 0


def test_a_server_that_breaks_off_while_the_network_stands_has_failed(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/hostile/nothing"))
    newsroom.sync()
    assert newsroom.feed(feed).failures == 1
    assert "broke off" in newsroom.feed(feed).error


def test_the_switch_turned_in_the_middle_lets_nothing_more_be_asked(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))

    def turn_off(handler: Handler) -> None:
        newsroom.net.hear(online=False, metered=False)
        handler.answer(Answer(rss(list(STORIES), paper.base), RSS))

    paper.answers["/feed.xml"] = turn_off
    with pytest.raises(OfflineError, match="Offline now; the rest is fetched at the next connection"):
        newsroom.sync()
    assert [asked.path for asked in paper.requests if asked.status == 200] == ["/feed.xml"]
    assert set(tries(newsroom)) == {0}
