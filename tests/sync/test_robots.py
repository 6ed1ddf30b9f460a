"""How many seconds a site asks to leave between two of its pages, and how that is found out."""

from __future__ import annotations

import asyncio

import pytest
from newspaper import Newspaper
from newspaper_stories import STORIES

from reader.errors import FetchError
from reader.sync.fetch import Fetcher, Limits
from reader.sync.network import Net, OfflineError
from reader.sync.robots import Robots

PAGE = "https://paper.example/news/story.html"
DAY = 24 * 3600


class Site:
    """A site that answers with a robots.txt, and a clock."""

    def __init__(self, text: str | Exception) -> None:
        self.text = text
        self.asked: list[tuple[str, str]] = []
        self.now = 1000.0
        self.robots = Robots(self._ask, lambda: self.now)

    async def _ask(self, url: str, home: str) -> bytes:
        self.asked.append((url, home))
        await asyncio.sleep(0)
        if isinstance(self.text, Exception):
            raise self.text
        return self.text.encode()

    def delay(self, *pages: str, home: str = "") -> list[float]:
        async def all_at_once() -> list[float]:
            return list(await asyncio.gather(*(self.robots.delay(page, home) for page in pages or (PAGE,))))

        return asyncio.run(all_at_once())


def test_a_site_is_asked_once_a_day() -> None:
    site = Site("User-agent: *\nCrawl-delay: 4")
    assert site.delay(PAGE, PAGE, "https://paper.example/") == [4.0] * 3
    site.now += DAY - 1
    assert site.delay() == [4.0]
    assert site.asked == [("https://paper.example/robots.txt", "")]
    site.now += 1
    site.text = "User-agent: *\nCrawl-delay: 6"
    assert site.delay() == [6.0]
    assert len(site.asked) == 2


def test_each_site_speaks_for_itself_and_the_readers_own_host_may_be_dialled() -> None:
    site = Site("")
    site.delay("http://one.local:8080/a", home="one.local")
    site.delay("http://one.local:9090/a")
    assert site.asked == [("http://one.local:8080/robots.txt", "one.local"), ("http://one.local:9090/robots.txt", "")]


def test_nobody_waits_longer_than_half_a_minute() -> None:
    assert Site("User-agent: *\nCrawl-delay: 86400").delay() == [30.0]


def test_a_site_that_does_not_answer_states_nothing_until_the_next_day() -> None:
    site = Site(FetchError("Nothing there.", status=404))
    assert site.delay(PAGE, PAGE) == [0.0, 0.0]
    assert len(site.asked) == 1


def test_a_lost_connection_is_no_answer() -> None:
    site = Site(OfflineError("Lost."))
    with pytest.raises(OfflineError):
        site.delay()
    site.text = "User-agent: *\nCrawl-delay: 4"
    assert site.delay() == [4.0]


# --- asked by the fetcher --------------------------------------------------------------------------------------------


def pauses(paper: Newspaper, robots: bytes, *, pages: int = 3) -> list[float]:
    """Fetch some pages with a clock that only waiting moves, and return how long each waited."""
    slept: list[float] = []
    paper.serve("/robots.txt", robots, type="text/plain")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def fetch() -> None:
        with Fetcher(net=Net(route=lambda: True), clock=lambda: 100.0 + sum(slept), sleep=sleep) as fetcher:
            for story in STORIES[:pages]:
                await fetcher.get(paper.story_url(story.slug), page=True)
            await fetcher.get(paper.url("/feed.xml"))

    asyncio.run(fetch())
    return slept


def test_the_stated_delay_lies_between_the_pages_of_a_host(paper: Newspaper) -> None:
    assert pauses(paper, b"User-agent: *\nCrawl-delay: 5\n") == [5.0, 5.0]
    assert len(paper.asked("/robots.txt")) == 1


def test_a_shorter_delay_than_ours_changes_nothing(paper: Newspaper) -> None:
    assert pauses(paper, b"User-agent: *\nCrawl-delay: 0.2\n") == [1.0, 1.0]


def test_a_robots_txt_without_end_states_nothing(paper: Newspaper) -> None:
    assert pauses(paper, b"User-agent: *\nCrawl-delay: 5\n" + b"# more\n" * 100_000) == [1.0, 1.0]


def test_feeds_and_pictures_do_not_ask_for_it(paper: Newspaper) -> None:
    async def fetch() -> None:
        with Fetcher(limits=Limits(page_pause=0.0)) as fetcher:
            await fetcher.get(paper.url("/feed.xml"))
            await fetcher.get(paper.url("/icon.png"), accept="image/png")

    asyncio.run(fetch())
    assert paper.asked("/robots.txt") == []
