from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from newspaper import Newspaper
from newspaper_pages import RSS
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.errors import InputError, ReaderError
from reader.model import EVERYTHING
from reader.parse import known_places
from reader.progress import FeedPolled
from reader.sync.add import add

IN_FEED = [story for story in STORIES if story.in_feed]


def test_a_feed_is_subscribed_to_and_its_headlines_are_here_at_once(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.add(paper.url("/feed.xml"), "World/Asia")
    assert feed.title == "The Morning Lantern"
    assert feed.etag
    assert len(newsroom.articles()) == len(IN_FEED)
    assert [folder.title for folder in newsroom.store.tree().folders] == ["World", "Asia"]
    assert newsroom.feed(feed.id).folder == newsroom.store.tree().folders[1].id
    assert any(isinstance(line, FeedPolled) and line.new == len(IN_FEED) for line in newsroom.said)


def test_a_page_leads_to_the_feed_it_names_first(newsroom: Newsroom, paper: Newspaper) -> None:
    assert newsroom.add(paper.url("/")).url == paper.url("/feed.xml")


def test_an_address_is_completed_as_people_type_it(newsroom: Newsroom, paper: Newspaper) -> None:
    assert newsroom.add(f" {paper.address}/feed.xml ").url == paper.url("/feed.xml")
    assert newsroom.add(f"feed://{paper.address}/feed.xml").url == paper.url("/feed.xml")
    assert len(newsroom.store.feeds()) == 1


def test_what_is_pasted_may_have_words_around_the_address(newsroom: Newsroom, paper: Newspaper) -> None:
    assert newsroom.add(f"The Lantern <{paper.url('/feed.xml')}>").url == paper.url("/feed.xml")


def test_the_reader_may_name_it(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.do(lambda desk: add(desk, paper.url("/feed.xml"), title="My morning"))
    newsroom.sync(feed.id)
    assert newsroom.feed(feed.id).title == "My morning"


def test_where_the_first_feed_is_broken_the_next_is_taken(newsroom: Newsroom, paper: Newspaper) -> None:
    links = "".join(f'<link rel="alternate" type="{RSS}" href="{path}">' for path in ("/gone.xml", "/atom.xml"))
    page = paper.serve("/two", f"<!doctype html><html><head>{links}</head><body>Hello</body></html>".encode())
    assert newsroom.add(page).url == paper.url("/atom.xml")


def test_twice_is_once(newsroom: Newsroom, paper: Newspaper) -> None:
    first = newsroom.add(paper.url("/feed.xml"))
    assert newsroom.add(paper.url("/feed.xml")).id == first.id
    assert newsroom.add(paper.url("/")).id == first.id
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_deleted_feed_comes_back(newsroom: Newsroom, paper: Newspaper) -> None:
    first = newsroom.add(paper.url("/feed.xml"))
    newsroom.store.delete_feeds([first.id])
    assert len(newsroom.articles()) == 0
    assert newsroom.add(paper.url("/feed.xml")).id == first.id
    assert len(newsroom.articles()) == len(IN_FEED)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/plain-page", "names no feed"),
        ("/nothing-here", "nothing at this address"),
        ("/hostile/empty", "answered with nothing"),
        ("/hostile/huge", "more than 15 MB"),
        ("/hostile/slow-body", "too slow"),
        ("/hostile/loop", "without end"),
        ("/not-xml", "feed"),
        ("/broken-feed-behind-page", "nothing at this address"),
    ],
)
def test_where_there_is_no_feed_a_sentence_says_so_and_nothing_is_stored(
    newsroom: Newsroom, paper: Newspaper, path: str, said: str
) -> None:
    paper.serve("/plain-page", b"<!doctype html><html><body><h1>Hello</h1></body></html>")
    for known in known_places.well_known(paper.url("/")):
        paper.serve(urlsplit(known).path, status=404)
    paper.serve("/not-xml", b"Once upon a time.", type="text/plain")
    link = f'<link rel="alternate" type="{RSS}" href="/nowhere.xml">'
    paper.serve("/broken-feed-behind-page", f"<!doctype html><html><head>{link}</head></html>".encode())
    with pytest.raises(ReaderError) as caught:
        newsroom.add(paper.url(path))
    assert said in str(caught.value)
    assert newsroom.store.feeds() == ()
    assert len(newsroom.store.ids(EVERYTHING)) == 0


@pytest.mark.parametrize("typed", ["", "   ", "ftp://paper.example/x", "file:///etc/passwd", "http://", "two words"])
def test_what_is_no_address_is_said_so(newsroom: Newsroom, typed: str) -> None:
    with pytest.raises(InputError, match="not an address on the web"):
        newsroom.add(typed)


def test_a_host_the_reader_typed_may_be_at_home(newsroom: Newsroom) -> None:
    with Newspaper() as at_home:
        feed = newsroom.add(at_home.url("/feed.xml"))
        newsroom.sync(feed.id)
    assert newsroom.feed(feed.id).error == ""
    assert all(article.full_text for article in newsroom.articles())
