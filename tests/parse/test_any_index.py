"""A page of stories is read without an adapter only where its list is plain, and only when that is asked for."""

from __future__ import annotations

import pytest

from reader.errors import DocumentError
from reader.parse import any_index, subscribed

URL = "https://lantern.example/sea" + any_index.MARK
CARD = """<li><a href="/topics/fog">Fog</a><h3><a href="/sea/{0}">The long story number {0}</a></h3>
<time datetime="2031-05-0{0}T10:00+02:00">{0} May</time><img src="/{0}.jpg"></li>"""


def page(*parts: str) -> bytes:
    return f"<html lang=en><title>The sea</title><body>{''.join(parts)}</body></html>".encode()


def cards(count: int, card: str = CARD) -> str:
    return "<ul>" + "".join(card.format(n) for n in range(1, count + 1)) + "</ul>"


def test_five_cards_with_a_date_and_a_headline_are_a_list():
    feed = any_index.read(page(cards(6)), url=URL)
    assert (feed.title, feed.language, feed.site_url) == ("The sea", "en", "https://lantern.example/sea")
    assert [article.title for article in feed.articles] == [f"The long story number {n}" for n in range(1, 7)]
    first = feed.articles[0]
    assert (first.url, first.published_offset) == ("https://lantern.example/sea/1", 120)
    assert first.lead_image.url == "https://lantern.example/1.jpg"


@pytest.mark.parametrize(
    "body",
    [
        cards(4),
        cards(6, CARD.replace("<time", "<i").replace("datetime", "title")),
        cards(6, CARD.replace("The long story number {0}", "Story {0}")),
        cards(6, CARD.replace('"/sea/', '"https://elsewhere.example/sea/')),
        cards(6, CARD.replace('"/sea/{0}"', '"/sea/1"')),
        f"<aside>{cards(6)}</aside>",
        f"<nav>{cards(6)}</nav>",
        "".join(f"<div>{CARD.format(n)}</div><p>Other words</p>" for n in range(3)),
        f"<meta property=og:type content=article>{cards(6)}",
        "<p>Just words</p>",
    ],
)
def test_anything_less_is_refused(body):
    with pytest.raises(DocumentError, match="no list of stories stands on it plainly"):
        any_index.read(page(body), url=URL)


def test_a_card_may_have_a_head_of_its_own():
    card = CARD.replace("<h3>", "<header><h3>").replace("</time>", "</time></header>")
    assert len(any_index.read(page(cards(5, card)), url=URL).articles) == 5


def test_of_two_lists_the_longer_one_is_read():
    other = cards(5).replace("/sea/", "/most-read/")
    assert len(any_index.read(page(other, cards(7)), url=URL).articles) == 7


def test_it_is_never_done_unasked():
    with pytest.raises(DocumentError, match="This is a web page, not a feed"):
        subscribed.read_any(page(cards(6)), url="https://lantern.example/feed.xml")
    assert len(subscribed.read_any(page(cards(6)), url=URL).articles) == 6
    assert subscribed.look(page(cards(6)), url=URL).kind == "page"


def test_where_the_page_became_a_feed_it_is_read_as_one():
    rss = b"<rss><channel><title>At last</title><item><title>A story</title></item></channel></rss>"
    assert subscribed.look(rss, url=URL).kind == "RSS"
