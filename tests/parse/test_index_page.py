"""An index page becomes a feed by what is written of its paper."""

from __future__ import annotations

import tomllib

import pytest

from reader.errors import DocumentError, InputError
from reader.model import ParsedFeed
from reader.parse import index_page, sites, subscribed

URL = "https://lantern.example/sea/"
LANTERN = """
masthead = "The Lantern"
hosts = ["lantern.example"]
timezone = "+02:00"

[index]
pages = ['^lantern\\.example/[a-z]+/']
article = ['^/[a-z]+/\\d+$']
article_section = ['^/([a-z]+)/']
card = [".gone", ".card"]
link = ["h3 a"]
title = ["h3"]
time = [".when"]
standfirst = ["p"]
picture = [".photo"]
name = ["h1"]
next = [".pages a"]
"""
CARD = """<div class="card"><i class="photo" style="background-image: url('/p/{n}.jpg')"></i>
<h3><a href="/sea/{n}?utm_source=list">Story {n}</a></h3><span class="when">Updated: 3 May 2031 14:0{n} | By Ann</span>
<p>What story {n} tells.</p></div>"""


@pytest.fixture
def lantern(tmp_path) -> sites.Site:
    return written(tmp_path, LANTERN)


def written(folder, text: str) -> sites.Site:
    file = folder / "lantern.toml"
    file.write_text(text, "utf-8")
    return sites.read(file)


def page(*parts: str) -> bytes:
    return f"<html lang='en'><title>The Lantern</title><body><h1>The sea</h1>{''.join(parts)}</body></html>".encode()


def read(site: sites.Site, *parts: str, url: str = URL) -> ParsedFeed:
    return index_page.read(page(*parts), url=url, site=site)


def test_each_card_is_an_article_with_all_that_it_says(lantern):
    feed = read(lantern, *(CARD.format(n=n) for n in (1, 2)))
    assert (feed.title, feed.site_url, feed.language) == ("The sea", URL, "en")
    one, two = feed.articles
    assert (one.title, two.title) == ("Story 1", "Story 2")
    assert one.url == "https://lantern.example/sea/1"
    assert (one.published, one.published_offset) == (1935576060, 120)
    assert one.standfirst == "What story 1 tells."
    assert one.lead_image.url == "https://lantern.example/p/1.jpg"
    assert one.section_path == ("Sea",)
    assert one.paper_title == "The Lantern"
    assert one.guid == ""  # its address is what it is known by


def test_a_card_without_a_date_or_a_picture_is_an_article_and_one_without_a_title_is_none(lantern):
    bare = "<div class=card><h3><a href=/sea/5>Story 5</a></h3></div><div class=card><h3><a href=/sea/6></a></h3></div>"
    (five,) = read(lantern, bare).articles
    assert (five.published, five.lead_image, five.standfirst) == (None, None, "")


def test_what_is_listed_twice_or_leads_elsewhere_is_no_second_article(lantern):
    elsewhere = CARD.format(n=2).replace("/sea/2", "https://shop.example/sea/2")
    not_one = CARD.format(n=3).replace("/sea/3", "/topics/boats")
    feed = read(lantern, CARD.format(n=1), CARD.format(n=1), elsewhere, not_one)
    assert [article.title for article in feed.articles] == ["Story 1"]


def test_the_page_with_older_articles_is_named(lantern):
    links = '<p class=pages><a href="/sea/">1</a> <a href="/sea/?p=2">2</a> <a href="/sea/?p=2">Older</a></p>'
    assert read(lantern, CARD.format(n=1), links).more == ("https://lantern.example/sea/?p=2",)
    away = '<p class=pages><a href="https://other.example/">Next</a></p>'
    assert read(lantern, CARD.format(n=1), away).more == ()


def test_a_page_whose_cards_are_gone_is_told_and_not_taken_for_an_empty_feed(lantern):
    with pytest.raises(DocumentError, match="No story was found on this page of The Lantern"):
        read(lantern, "<p>We have a new look!</p>")


def test_a_page_that_nobody_wrote_an_adapter_for_is_refused(lantern):
    with pytest.raises(DocumentError, match="is not known"):
        read(lantern, CARD.format(n=1), url="https://lantern.example/")


def test_without_a_card_the_box_around_each_article_is_one(tmp_path):
    site = written(tmp_path, LANTERN.split("card =")[0])
    feed = read(
        site,
        "<ul><li><a href=/sea/1><img src=/one.jpg></a><b>4 May 2031</b><a href=/sea/1>The first story</a></li>",
        "<li><a href=/sea/2>Second</a><p>It cost 31.</p><time datetime='2031-05-03T08:00Z'>today</time></li></ul>",
    )
    first, second = feed.articles
    assert (first.title, first.published, first.lead_image.url) == (
        "The first story",
        1935612000,
        "https://lantern.example/one.jpg",
    )
    assert (second.title, second.published, second.published_offset) == ("Second", 1935561600, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [("[index", "not written as"), ("masthead = 1\n[index]\npages = '('", "not written as"), ("", "masthead")],
)
def test_a_file_that_is_wrong_is_told_in_a_sentence(tmp_path, wrong, said):
    with pytest.raises(InputError, match=said):
        written(tmp_path, wrong)


def test_a_misspelt_word_in_an_adapter_is_told(tmp_path):
    with pytest.raises(InputError, match="“titel”"):
        written(tmp_path, LANTERN + 'titel = ["h4"]\n')
    assert tomllib.loads(LANTERN)["index"]["card"] == [".gone", ".card"]


def test_a_page_without_adapter_in_place_of_a_feed_is_told_so():
    with pytest.raises(DocumentError, match="This is a web page, not a feed"):
        subscribed.read_any(page(CARD.format(n=1)), url="https://lantern.example/feed.xml")
