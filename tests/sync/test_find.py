"""Finding the feeds of an address shows what each brings, asks for little, and stores nothing."""

from __future__ import annotations

import pytest
from builders import article
from newspaper import Newspaper
from newspaper_pages import ATOM, RSS
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.errors import DocumentError, FetchError, InputError
from reader.model import EVERYTHING, FoundFeed
from reader.parse import known_places
from reader.sync.find import PREVIEWED, a_week, find
from reader.sync.network import OfflineError

IN_FEED = [story for story in STORIES if story.in_feed]
DAY = 24 * 3600


def found(newsroom: Newsroom, text: str) -> tuple[FoundFeed, ...]:
    feeds = newsroom.do(lambda desk: find(desk, text))
    assert newsroom.store.feeds() == ()
    assert len(newsroom.store.ids(EVERYTHING)) == 0
    return feeds


def page(paper: Newspaper, *links: str, path: str = "/page") -> str:
    return paper.serve(path, f"<!doctype html><html><head>{''.join(links)}</head><body>Hello</body></html>".encode())


def alternate(href: str, title: str = "", kind: str = RSS) -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


def test_a_feed_is_shown_with_what_it_brings(newsroom: Newsroom, paper: Newspaper) -> None:
    (feed,) = found(newsroom, paper.url("/feed.xml"))
    assert (feed.url, feed.title, feed.kind) == (paper.url("/feed.xml"), "The Morning Lantern", "RSS")
    assert feed.articles == len(IN_FEED)
    assert len(feed.newest) == min(8, len(IN_FEED))
    times = [time for _, time in feed.newest if time is not None]
    assert times == sorted(times, reverse=True)
    assert (feed.known, feed.error) == (0, "")


def test_all_feeds_of_a_page_are_offered_with_their_kinds_and_comments_last(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    paper.serve("/comments/feed", paper_feed("Comments for The Lantern"), type=RSS)
    url = page(
        paper,
        alternate("/comments/feed"),
        alternate("/feed.json"),
        alternate("/feed.xml"),
        alternate("/atom.xml", kind=ATOM),
    )
    feeds = found(newsroom, url)
    assert [(feed.url, feed.kind) for feed in feeds] == [
        (paper.url("/feed.json"), "JSON Feed"),
        (paper.url("/feed.xml"), "RSS"),
        (paper.url("/atom.xml"), "Atom"),
        (paper.url("/comments/feed"), "RSS"),
    ]


def paper_feed(title: str, *items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>".encode()


def test_a_bad_one_has_its_error_and_hides_no_other(newsroom: Newsroom, paper: Newspaper) -> None:
    url = page(paper, alternate("/gone.xml", "Gone"), alternate("/page.html"), alternate("/feed.xml"))
    page(paper, path="/page.html")
    gone, other, good = found(newsroom, url)
    assert (gone.title, gone.articles) == ("Gone", 0)
    assert "nothing at this address" in gone.error
    assert "This is a web page, not a feed" in other.error
    assert (good.error, good.articles) == ("", len(IN_FEED))


@pytest.mark.parametrize("count", [1, 2])
def test_a_page_leads_nobody_into_the_readers_own_network(newsroom: Newsroom, paper: Newspaper, count: int) -> None:
    with Newspaper() as neighbour:  # nobody typed its address, so being named by a page opens no way to it
        links = [alternate(neighbour.url(f"/feed.xml?{n}")) for n in range(count)]
        url = page(paper, *links).replace("127.0.0.1", "localhost")
        feeds = found(newsroom, url)
        with pytest.raises(FetchError, match="within your own network"):
            newsroom.add(url)
    assert all("within your own network" in feed.error for feed in feeds)
    assert len(feeds) == count
    assert neighbour.requests == []


def test_of_many_feeds_six_are_read_and_the_others_only_named(newsroom: Newsroom, paper: Newspaper) -> None:
    names = [f"/part{n}.xml" for n in range(PREVIEWED + 3)]
    for name in names:
        paper.serve(name, paper_feed(f"Part {name}"), type=RSS)
    feeds = found(newsroom, page(paper, *(alternate(name, f"The {name}") for name in names)))
    assert [feed.title for feed in feeds] == [f"{'Part' if n < PREVIEWED else 'The'} {x}" for n, x in enumerate(names)]
    assert len([asked for asked in paper.requests if asked.path.startswith("/part")]) == PREVIEWED


def test_a_site_that_names_nothing_is_tried_at_few_places_until_one_is_a_feed(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    (feed,) = found(newsroom, page(paper, path="/deep/page"))
    assert feed.url == paper.url("/feed.xml")
    assert [asked.path for asked in paper.requests] == ["/deep/page", "/feed", "/rss", "/rss.xml", "/feed.xml"]


def test_a_page_that_lists_feeds_behind_the_one_link_is_followed(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/world.xml", paper_feed("World"), type=RSS)
    paper.serve("/front", b"<!doctype html><html><body><a href='/rss/'>RSS</a></body></html>")
    paper.serve(
        "/rss/", b"<!doctype html><html><body><a href='/feed.xml'>All</a><a href='/world.xml'>World</a></body></html>"
    )
    assert [feed.title for feed in found(newsroom, paper.url("/front"))] == ["The Morning Lantern", "World"]
    assert len(paper.asked("/rss/")) == 1


def test_where_only_comments_are_named_the_feed_is_looked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/fog/feed", paper_feed("Comments on: Fog"), type=RSS)
    feeds = found(newsroom, page(paper, alternate("/fog/feed", "Fog Comments Feed"), path="/fog"))
    assert [feed.title for feed in feeds] == ["The Morning Lantern", "Comments on: Fog"]


def test_a_page_at_such_a_place_is_no_feed(newsroom: Newsroom, paper: Newspaper) -> None:
    for known in known_places.well_known(paper.url("/")):
        page(paper, path=known.removeprefix(paper.base))
    with pytest.raises(DocumentError, match="names no feed"):
        found(newsroom, page(paper))
    assert len(paper.requests) == 1 + len(known_places.well_known(paper.url("/"))) + 1
    assert paper.requests[-1].path == "/robots.txt"


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_site_that_refuses_is_not_tried_any_further(newsroom: Newsroom, paper: Newspaper, status: int) -> None:
    paper.serve("/feed", b"No", status=status)
    with pytest.raises(DocumentError, match="names no feed"):
        found(newsroom, page(paper))
    assert [asked.path for asked in paper.requests] == ["/page", "/feed"]


def test_where_there_is_no_feed_the_news_sitemap_that_robots_are_told_of_is_offered(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    for known in known_places.well_known(paper.url("/")):
        paper.serve(known.removeprefix(paper.base), status=404)
    story = f"<url><loc>{paper.url('/the-long-fog')}</loc><lastmod>2031-05-03</lastmod></url>"
    paper.serve("/news-sitemap.xml", f"<urlset>{story}</urlset>".encode(), type="text/xml")
    paper.serve("/robots.txt", b"User-agent: *\nSitemap: /news-sitemap.xml\n", type="text/plain")
    (feed,) = found(newsroom, page(paper))
    assert (feed.url, feed.kind, feed.newest[0][0]) == (paper.url("/news-sitemap.xml"), "page", "The long fog")


def test_a_guess_that_leads_nowhere_is_not_shown(newsroom: Newsroom, paper: Newspaper) -> None:
    (feed,) = found(newsroom, page(paper, alternate("/feed.xml"), path="/@ann"))
    assert feed.url == paper.url("/feed.xml")
    assert len(paper.asked("/@ann.rss")) == 1


def test_a_guess_that_is_a_feed_is_shown(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/@ann.rss", paper_feed("Ann"), type=RSS)
    assert [feed.title for feed in found(newsroom, page(paper, path="/@ann"))] == ["The Morning Lantern", "Ann"]


def test_one_that_is_subscribed_already_says_so(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.add(paper.url("/feed.xml"))
    (shown,) = newsroom.do(lambda desk: find(desk, paper.url("/feed.xml")))
    assert shown.known == feed.id


def test_what_is_no_address_no_server_and_no_feed_is_told_in_a_sentence(newsroom: Newsroom, paper: Newspaper) -> None:
    with pytest.raises(InputError, match="not an address on the web"):
        found(newsroom, "two words")
    with pytest.raises(FetchError, match="nothing at this address"):
        found(newsroom, paper.url("/nothing"))
    with pytest.raises(DocumentError, match="neither a feed nor a web page"):
        found(newsroom, paper.serve("/story.txt", b"Once upon a time.", type="text/plain"))


def test_without_a_network_nothing_is_looked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.net.offline_wanted = True
    with pytest.raises(OfflineError):
        found(newsroom, paper.url("/feed.xml"))
    assert paper.requests == []


def test_how_many_come_in_a_week_is_told_by_their_dates() -> None:
    dated = tuple(article(f"Story {n}", published=n * DAY) for n in range(8))
    assert a_week(dated) == 7.0
    assert a_week((*dated, article("Undated", published=None))) == 7.0
    assert a_week(tuple(article(f"Story {n}", published=5) for n in range(3))) == 14.0  # at once: as of one day
    assert a_week(dated[:1]) is None
    assert a_week(()) is None


def test_the_stories_of_a_plain_page_are_offered_as_a_page_and_polled_as_one(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    def plain(*numbers: int) -> None:
        card = '<li><h3><a href="/x/{0}">The long story number {0}</a></h3><time>{0} May 2031</time></li>'
        stories = "".join(card.format(number) for number in numbers)
        paper.serve("/plain", f"<!doctype html><html><title>Plain</title><ul>{stories}</ul></html>".encode())

    for known in known_places.well_known(paper.url("/")):
        paper.serve(known.removeprefix(paper.base), status=404)
    plain(1, 2, 3, 4, 5)
    (shown,) = found(newsroom, paper.url("/plain"))
    assert (shown.kind, shown.title, shown.articles) == ("page", "Plain", 5)
    feed = newsroom.add(shown.url)
    assert (feed.url, feed.title) == (paper.url("/plain#stories"), "Plain")
    plain(1, 2, 3, 4, 5, 6)
    newsroom.sync(feed.id)
    assert (newsroom.feed(feed.id).error, len(newsroom.articles())) == ("", 6)
    page(paper, path="/plain")
    newsroom.now += DAY
    newsroom.sync(feed.id)
    assert "no list of stories stands on it" in newsroom.feed(feed.id).error
    assert len(newsroom.articles()) == 6
