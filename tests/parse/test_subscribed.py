"""What stands at a subscribed address is told by its content, whatever its server calls it and its address says."""

from __future__ import annotations

import pytest

from reader.errors import DocumentError
from reader.parse import subscribed

URL = "https://paper.example/feed.xml"
SECTION = "https://www.chinadaily.com.cn/china/society"
RSS = b"<rss version='2.0'><channel><title>The Paper</title><item><title>Fog</title></item></channel></rss>"
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Paper</title><entry><title>Fog</title></entry></feed>"
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": [{"id": "1", "title": "Fog"}]}'
RDF = (
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    b"<channel><title>The Paper</title></channel><item><title>Fog</title></item></rdf:RDF>"
)
MAP = b"<urlset><url><loc>https://paper.example/fog</loc><lastmod>2031-05-03</lastmod></url></urlset>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(RSS, "RSS"), (RDF, "RSS"), (ATOM, "Atom"), (JSON, "JSON Feed"), (b"\n\n" + RSS, "RSS"), (MAP, "page")],
)
@pytest.mark.parametrize("content_type", ["", "text/html", "application/octet-stream", "image/png", "text/plain"])
def test_the_kind_is_told_by_the_content(data: bytes, kind: str, content_type: str) -> None:
    found = subscribed.look(data, url=URL, content_type=content_type)
    assert (found.kind, [article.title for article in found.feed.articles]) == (kind, ["Fog"])


@pytest.mark.parametrize("data", [RSS, RDF, ATOM, JSON])
def test_a_feed_whose_stories_speak_of_sitemaps_is_no_sitemap(data: bytes) -> None:
    speaks = b"<![CDATA[Fog <urlset > and <sitemapindex >]]>" if data is not JSON else b"Fog <urlset > explained"
    found = subscribed.look(data.replace(b"Fog", speaks), url=URL)
    assert found.kind != "page"
    assert [article.title.partition(" ")[0] for article in found.feed.articles] == ["Fog"]


def test_a_page_about_sitemaps_is_told_to_be_a_page() -> None:
    with pytest.raises(DocumentError, match="a web page"):
        subscribed.read_any(b"<!DOCTYPE html><title>Maps</title><pre><urlset ></pre>", url=URL)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!doctype html><html><head><title>Hotel Wi-Fi</title></head><body>Room number?</body></html>", "a web page"),
        (b"<html><body><p>Service unavailable</p></body></html>", "a web page"),
        (b"", "empty document"),
        (b"  \n ", "empty document"),
        (b"Not found", "neither a feed nor a web page"),
        (b'{"error": "no such user"}', "JSON, but no feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither a feed nor a web page"),
    ],
)
@pytest.mark.parametrize("content_type", ["", "application/rss+xml", "text/html"])
def test_what_is_no_feed_is_told_and_never_taken_for_an_empty_one(data: bytes, said: str, content_type: str) -> None:
    with pytest.raises(DocumentError, match=said):
        subscribed.read_any(data, url=URL, content_type=content_type)


def test_a_feed_without_articles_is_a_feed() -> None:
    assert subscribed.read_any(RSS.replace(b"<item><title>Fog</title></item>", b""), url=URL).articles == ()


def test_a_feed_at_the_address_of_a_section_is_read_as_one() -> None:
    assert subscribed.look(RSS, url=SECTION).kind == "RSS"


def test_a_login_page_at_the_address_of_a_section_is_told_so() -> None:
    with pytest.raises(DocumentError, match="No story was found"):
        subscribed.read_any(b"<html><body>Log in to go on: <a href='/a/x'>Here</a></body></html>", url=SECTION)
