"""A paper without a feed is polled like one with: its section page, its older pages at first, its list of sitemaps."""

from __future__ import annotations

import pytest
from newspaper import Newspaper
from newsroom import Newsroom

from reader.model import Feed
from reader.progress import FeedPolled
from reader.sync.find import find

SECTION = "/china/society"
CARD = """<div class="mb10 tw3_01_2"><span class="tw3_01_2_t">
<h4><a href="/a/203105/03/WS{n:024x}.html">The story of pier {n}</a></h4><b>2031-05-03 {n:02}:00</b></span></div>"""


@pytest.fixture
def press(newsroom: Newsroom, paper: Newspaper) -> Press:
    return Press(newsroom, paper)


class Press:
    """China Daily's server as far as a test needs it, in this machine."""

    def __init__(self, newsroom: Newsroom, paper: Newspaper) -> None:
        async def here(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        newsroom.resolve = here
        self.newsroom, self.paper = newsroom, paper
        self.base = f"http://www.chinadaily.com.cn:{paper.port}"

    def print(self, page: int, *stories: int, more: bool = False) -> None:
        """Print a section's page with these stories, and a link to the next where there are more."""
        link = f'<p id="div_currpage"><a href="{SECTION}/page_{page + 1}.html">Next</a></p>' if more else ""
        cards = "".join(CARD.format(n=story) for story in stories)
        html = f"<html><title>Society</title><body>{cards}{link}</body></html>"
        self.paper.serve(SECTION if page == 1 else f"{SECTION}/page_{page}.html", html.encode())

    def poll(self, feed: int) -> FeedPolled:
        """Poll the section, and tell how that went."""
        self.newsroom.said.clear()
        self.newsroom.now += 24 * 3600
        self.newsroom.sync(feed)
        return next(line for line in self.newsroom.said if isinstance(line, FeedPolled))

    def subscribe(self) -> Feed:
        return self.newsroom.add(self.base + SECTION)

    def pages_asked(self) -> list[str]:
        """List the section's pages that were asked for since the last time, each once: its icon is looked for, too."""
        asked = dict.fromkeys(one.path for one in self.paper.requests if one.path.startswith(SECTION))
        self.paper.requests.clear()
        return list(asked)


def test_a_section_page_is_subscribed_to_like_a_feed(press: Press) -> None:
    press.print(1, 9, 8)
    feed = press.subscribe()
    assert (feed.url, feed.title) == (press.base + SECTION, "Society")
    nine, eight = sorted(press.newsroom.articles(), key=lambda article: -(article.published or 0))
    assert (nine.title, eight.title) == ("The story of pier 9", "The story of pier 8")
    assert nine.published_offset == 480
    assert nine.feed == feed.id


def test_beside_a_feed_that_it_names_the_page_itself_can_be_chosen(press: Press) -> None:
    press.print(1, 9, 8)
    page = press.paper.answers[SECTION].body.decode()  # type: ignore[union-attr]
    link = "<link rel=alternate type=application/rss+xml href=/old.xml>"
    press.paper.serve(SECTION, page.replace("<title>", f"{link}<title>").encode())
    old = b"<rss><channel><title>Old feed</title></channel></rss>"
    press.paper.serve("/old.xml", old, type="application/rss+xml")
    feed, itself = press.newsroom.do(lambda desk: find(desk, press.base + SECTION))
    assert (feed.title, itself.title, itself.kind) == ("Old feed", "Society", "page")
    chosen = press.newsroom.add(itself.url)
    assert (chosen.title, chosen.site_url) == ("Society", press.base + SECTION)
    assert len(press.newsroom.articles()) == 2
    assert press.poll(chosen.id).error == ""


def test_a_page_that_is_chosen_stays_one_where_it_moves(press: Press) -> None:
    press.print(1, 9, 8)
    press.paper.serve("/moved", status=302, headers=(("Location", SECTION),))
    chosen = press.newsroom.add(f"{press.base}/moved#stories")
    assert chosen.url == f"{press.base}/moved#stories"
    assert press.poll(chosen.id).error == ""
    assert len(press.newsroom.articles()) == 2


def test_three_older_pages_are_read_at_first_and_none_later(press: Press) -> None:
    for page in range(1, 7):
        press.print(page, 20 - page, more=True)
    feed = press.subscribe()
    assert press.pages_asked() == [SECTION, *(f"{SECTION}/page_{n}.html" for n in (2, 3, 4))]
    assert len(press.newsroom.articles()) == 4
    press.print(1, 21, 20, more=True)
    assert press.poll(feed.id).new == 2
    assert press.pages_asked() == [SECTION]


def test_a_missing_older_page_costs_only_its_articles(press: Press) -> None:
    press.print(1, 9, more=True)
    feed = press.subscribe()
    assert [article.title for article in press.newsroom.articles()] == ["The story of pier 9"]
    assert press.newsroom.feed(feed.id).error == ""


def test_the_same_page_twice_brings_nothing_new(press: Press) -> None:
    press.print(1, 9, 8)
    feed = press.subscribe()
    press.print(1, 9, 8, more=True)
    told = press.poll(feed.id)
    assert (told.new, told.changed, told.error) == (0, 0, "")


def test_a_login_or_a_new_look_in_its_place_is_an_error_and_then_it_recovers(press: Press) -> None:
    press.print(1, 9, 8)
    feed = press.subscribe()
    press.paper.serve(SECTION, b"<!doctype html><html><body><h1>Welcome to the hotel</h1>Room number?</body></html>")
    assert "No story was found on this page of China Daily" in press.poll(feed.id).error
    assert len(press.newsroom.articles()) == 2
    press.print(1, 10, 9, 8)
    told = press.poll(feed.id)
    assert (told.new, told.error) == (1, "")


def test_a_list_of_sitemaps_is_read_by_its_newest_part(newsroom: Newsroom, paper: Newspaper) -> None:
    entry = "<url><loc>{0}/story-{1}</loc><lastmod>2031-05-0{1}</lastmod></url>"
    for n in (1, 2):
        paper.serve(f"/map-{n}.xml", f"<urlset>{entry.format(paper.base, n)}</urlset>".encode(), type="text/xml")
    parts = "".join(
        f"<sitemap><loc>{paper.url(f'/map-{n}.xml')}</loc><lastmod>2031-05-0{n}</lastmod></sitemap>" for n in (1, 2)
    )
    index = paper.serve("/maps.xml", f"<sitemapindex>{parts}</sitemapindex>".encode(), type="text/xml")
    (shown,) = newsroom.do(lambda desk: find(desk, index))
    assert (shown.kind, shown.newest[0][0]) == ("page", "Story 2")
    feed = newsroom.add(index)
    assert {article.title for article in newsroom.articles()} == {"Story 1", "Story 2"}
    paper.requests.clear()
    paper.serve("/maps.xml", f"<sitemapindex>{parts} </sitemapindex>".encode(), type="text/xml")
    newsroom.sync(feed.id)
    assert [asked.path for asked in paper.requests if asked.path.endswith(".xml")] == ["/maps.xml", "/map-2.xml"]


def test_the_page_of_a_paper_with_a_sitemap_leads_to_it(press: Press) -> None:
    """Its own address is dialled, which no test may: so that is the failure, and where it would have gone."""
    site = f"http://apnews.com:{press.paper.port}/"
    press.paper.serve("/", b"<!doctype html><html><body>News</body></html>")
    (feed,) = press.newsroom.do(lambda desk: find(desk, site))
    assert feed.url == "https://apnews.com/sitemap/google-news-sitemap/sitemap_index.xml"
    assert feed.error
