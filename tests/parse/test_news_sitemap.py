"""A sitemap becomes a feed: a news sitemap with its titles, a plain one by addresses and dates."""

from __future__ import annotations

import pytest

from reader.errors import DocumentError
from reader.parse import news_sitemap, subscribed

URL = "https://lantern.example/sitemap.xml"


def urlset(*entries: str) -> bytes:
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return (
        f"<?xml version='1.0'?><urlset {spaces}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>".encode()
    )


def test_the_newest_is_first_whatever_prefix_the_sitemap_uses():
    news = "<loc>/{0}</loc><n:news><n:publication><n:name>Lantern</n:name><n:language>de</n:language></n:publication>"
    news += "<n:publication_date>2031-05-0{0}</n:publication_date><n:title>Story {0} &amp;amp; more</n:title></n:news>"
    feed = news_sitemap.read(urlset(news.format(1), news.format(2)), url=URL)
    assert [article.title for article in feed.articles] == ["Story 2 & more", "Story 1 & more"]
    assert feed.articles[0].url == "https://lantern.example/2"
    assert (feed.title, feed.language, feed.site_url) == ("Lantern", "de", "https://lantern.example/")


def test_a_plain_sitemap_gives_titles_by_addresses_and_leaves_out_what_has_no_date():
    feed = news_sitemap.read(
        urlset(
            "<loc>https://lantern.example/sea/two-piers-one-ticket-31000001.html</loc><lastmod>2031-05-03</lastmod>",
            "<loc>https://lantern.example/about-us</loc>",
            "<loc>https://elsewhere.example/another-story</loc><lastmod>2031-05-03</lastmod>",
        ),
        url=URL,
    )
    (article,) = feed.articles
    assert article.title == "Two piers one ticket"
    assert (article.published, article.published_offset) == (1935532800, None)
    assert feed.title == "lantern.example"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://lantern.example/2031/05/03/the-fog-horn/", "The fog horn"),
        ("https://lantern.example/sea/caf%C3%A9-du-port-a-12345", "Café du port"),
        ("https://lantern.example/4711", "4711"),
        ("https://lantern.example/", "Lantern.example"),
    ],
)
def test_a_title_is_made_of_an_address(address, title):
    assert news_sitemap.title_of(address) == title


def test_a_list_of_sitemaps_names_the_one_that_changed_last_first():
    parts = "".join(
        f"<sitemap><loc>https://lantern.example/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("old", "2030-01-01"), ("new", "2031-05-03"))
    )
    feed = news_sitemap.read(f"<sitemapindex>{parts}</sitemapindex>".encode(), url=URL)
    assert feed.articles == ()
    assert feed.more == ("https://lantern.example/new.xml", "https://lantern.example/old.xml")


def test_a_robots_txt_announces_the_news_sitemaps_of_its_own_site():
    robots = b"""User-agent: *
Sitemap: https://lantern.example/sitemap.xml
SITEMAP : /news-sitemap.xml
Sitemap: https://www.lantern.example/sitemaps/google_news.xml # daily
Sitemap: https://lantern.example/news.xml.gz
Sitemap: https://elsewhere.example/news-sitemap.xml
Sitemap:
Disallow: /news"""
    assert news_sitemap.announced(robots, url="https://lantern.example/robots.txt") == (
        "https://lantern.example/news-sitemap.xml",
        "https://www.lantern.example/sitemaps/google_news.xml",
    )
    assert news_sitemap.announced(b"<html>", url="https://lantern.example/robots.txt") == ()


@pytest.mark.parametrize("nothing", [urlset(), urlset("<loc>/a</loc>"), b"<sitemapindex></sitemapindex>"])
def test_a_sitemap_that_tells_nothing_new_is_refused_in_a_sentence(nothing):
    with pytest.raises(DocumentError, match="names no"):
        subscribed.read_any(nothing, url=URL)


def test_a_sitemap_of_a_whole_archive_brings_its_newest_articles():
    entries = [f"<loc>/story-{n}</loc><lastmod>{1600 + n % 500}-01-01</lastmod>" for n in range(2000)]
    feed = news_sitemap.read(urlset(*entries), url=URL)
    assert len(feed.articles) == news_sitemap.MOST
    assert feed.articles[0].published > feed.articles[-1].published
