"""Who gets a login, and who never does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from keys import Keys
from newspaper import Newspaper
from newspaper_pages import story_path
from newsroom import Newsroom
from wires import Wires, ok

from reader import credentials
from reader.errors import FetchError
from reader.model import Feed
from reader.settings import Settings
from reader.sync.asking import PAGES, PICTURES
from reader.sync.fetch import Fetcher, Response
from reader.sync.network import Net

BASIC = b"Basic bWU6c2VjcmV0"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keys:
    return Keys().serve(monkeypatch)


async def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


class Subscriber:
    """A reader who has logged in to the feed at paper.example."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._allow = lambda address: monkeypatch.setenv("BROADSHEET_TEST_ALLOW", address)
        self.cookies = ""

    def asks(self, server: Wires, *paths: str, host: str = "paper.example", **asked: Any) -> list[Response]:
        """Ask for these, one after the other."""

        async def play() -> list[Response]:
            async with server:
                self._allow(server.address)
                home = server.url("/feed", host="paper.example")
                credentials.keep(home, "me", "secret")
                if self.cookies:
                    credentials.keep_cookies(home, self.cookies)
                feed = Feed(id=1, url=home, user="me", cookies=bool(self.cookies))
                with Fetcher(net=Net(route=lambda: True), resolve=here) as fetcher:
                    fetcher.obey(Settings(self._folder / "settings.json"), lambda: [feed])
                    return [await fetcher.get(server.url(path, host=host), **asked) for path in paths]

        return asyncio.run(asyncio.wait_for(play(), 30))


@pytest.fixture
def subscriber(tmp_path: Path, keyring: Keys, monkeypatch: pytest.MonkeyPatch) -> Subscriber:
    return Subscriber(tmp_path, monkeypatch)


def sent(server: Wires) -> list[bool]:
    """Tell of each request whether the login went with it."""
    assert all(BASIC in head or b"Authorization" not in head for head in server.heads)
    return [b"Authorization" in head for head in server.heads]


def test_a_feed_is_asked_with_its_login_and_the_keyring_once(subscriber: Subscriber, keyring: Keys) -> None:
    server = Wires(ok(b"text"))
    asked_before = 1  # to keep it
    subscriber.asks(server, "/feed", "/feed", "/other-feed")
    assert sent(server) == [True, True, True]
    assert keyring.asked - asked_before == 1


def test_the_pages_of_the_papers_host_get_it_too(subscriber: Subscriber) -> None:
    server = Wires(ok(b"text"))
    subscriber.asks(server, "/story", accept=PAGES)
    subscriber.asks(server, "/story", accept=PAGES, host="www.paper.example")
    assert sent(server) == [True, True]


def test_cookies_go_with_it(subscriber: Subscriber) -> None:
    subscriber.cookies = "session=abc; id=7"
    server = Wires(ok(b"text", "Set-Cookie: spy=1"))
    subscriber.asks(server, "/feed", "/feed")
    assert all(b"\r\nCookie: session=abc; id=7\r\n" in head for head in server.heads)


@pytest.mark.parametrize("host", ["other.example", "feeds.paper.example", "paper.example.evil.example"])
def test_no_other_host_gets_it(subscriber: Subscriber, host: str) -> None:
    server = Wires(ok(b"text"))
    subscriber.asks(server, "/feed", host=host)
    assert sent(server) == [False]


def test_pictures_are_asked_for_without_it(subscriber: Subscriber) -> None:
    server = Wires(ok(b"text"))
    subscriber.asks(server, "/picture.png", accept=PICTURES)
    assert sent(server) == [False]


def test_a_redirect_to_another_host_loses_it_for_good(subscriber: Subscriber) -> None:
    """Also where that one leads back: it would choose what is asked for with the login."""
    turns = iter([("http://other.example:{}/a"), ("http://paper.example:{}/b")])
    server = Wires(lambda head: moved(next(turns, "").format(server.port)))
    subscriber.asks(server, "/feed")
    assert sent(server) == [True, False, False]
    assert [host(head) for head in server.heads] == ["paper.example", "other.example", "paper.example"]


def test_a_redirect_at_the_same_host_keeps_it(subscriber: Subscriber) -> None:
    turns = iter(["/new", "http://www.paper.example:{}/newer"])
    server = Wires(lambda head: moved(next(turns, "").format(server.port)))
    subscriber.asks(server, "/feed")
    assert sent(server) == [True, True, True]


def moved(to: str) -> bytes:
    return ok(b"", f"Location: {to}", status="301 Moved") if not to.endswith("/") and to else ok(b"text")


def host(head: bytes) -> str:
    (line,) = (line for line in head.split(b"\r\n") if line.startswith(b"Host: "))
    return line.removeprefix(b"Host: ").partition(b":")[0].decode()


def test_a_login_that_is_refused_says_so(subscriber: Subscriber) -> None:
    with pytest.raises(FetchError, match="does not accept the name and password that Broadsheet has") as caught:
        subscriber.asks(Wires(ok(b"", status="401 Unauthorized")), "/feed")
    assert caught.value.status == 401
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("state", "said"), [("missing", "has no keyring"), ("locked", "did not open")])
def test_a_keyring_that_does_not_open_fails_this_feed_alone(
    newsroom: Newsroom, paper: Newspaper, keyring: Keys, state: str, said: str
) -> None:
    keyring.state = state
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    elsewhere = newsroom.subscribe(f"http://localhost:{paper.port}/atom.xml")
    newsroom.store.set_login(feed, user="me", cookies=False)
    newsroom.sync()
    assert said in newsroom.feed(feed).error
    assert newsroom.feed(elsewhere).error == ""
    assert paper.asked("/feed.xml") == []


def test_a_paper_for_subscribers_is_read_with_its_pages(newsroom: Newsroom, paper: Newspaper, keyring: Keys) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    credentials.keep(paper.url(), "me", "secret")
    newsroom.store.set_login(feed, user="me", cookies=False)
    newsroom.sync()
    got = {one.path: one.headers["Authorization"] for one in paper.requests}
    assert got["/feed.xml"] == got[story_path("toll-vote")] == BASIC.decode()
    assert not any(word for path, word in got.items() if path.startswith("/pictures/"))
    assert b"secret" not in b"".join(file.read_bytes() for file in newsroom.store.folder.iterdir() if file.is_file())
