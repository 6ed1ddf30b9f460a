"""A page that shows a demand in place of its article is told from one that shows its article."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, TITLE, URL, page

from reader.errors import WallError
from reader.model import Article
from reader.parse import page as pages

COOKIES = (
    "<h2>Before you continue</h2><p>We and our 214 partners store cookies on your device and process personal "
    "data, such as the pages you visit, to show you personalised ads.</p><p>You can change your preferences at any "
    "time in our privacy settings. Some of our partners rely on legitimate interest and ask for no consent.</p>"
)
ZUSTIMMUNG = (
    "<p>Wir und unsere Partner verwenden Cookies auf Ihrem Gerät, um Ihnen Anzeigen zu zeigen, die zu Ihnen passen. "
    "Ihre Zustimmung können Sie in unseren Hinweisen zum Datenschutz jederzeit widerrufen, auch wenn Sie sie schon "
    "gegeben haben.</p>"
)
OFFER = (
    "<p>Subscribe to continue reading.</p><p>Get unlimited access to all that we write for two crowns per month. "
    "Cancel anytime.</p><p>Already a subscriber? Log in with your account.</p>"
)
ABOUT_COOKIES = (
    "<p>Two in three websites still set cookies before anybody has given consent, a study of the harbour school found. "
    "Its authors visited nine thousand pages over one winter.</p><p>Most partners named in the notices had never been "
    "looked at by the papers that name them. Privacy officers were surprised, the authors were not.</p>"
)
BUTTON = "<button>Accept all</button>"


def read(html: str, url: str = URL) -> Article:
    head = f"<head><title>{TITLE}</title></head>"
    return pages.read(f"<html>{head}<body>{html}</body></html>".encode(), url=url)


@pytest.mark.parametrize(
    "html", [f"{COOKIES}{BUTTON}", f"{ZUSTIMMUNG}<a href='/ok'>Alle akzeptieren</a>"], ids=["English", "German"]
)
def test_a_demand_to_agree_to_cookies_is_a_wall(html: str) -> None:
    with pytest.raises(WallError, match="agree to cookies"):
        read(html)


def test_whatever_a_host_of_consent_pages_shows_is_a_wall() -> None:
    with pytest.raises(WallError, match="agree to cookies"):
        read("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS), "https://consent.gazette.example/d?continue=x")


def test_an_article_about_cookies_under_a_cookie_note_is_read() -> None:
    assert "nine thousand pages" in read(f"<h1>{TITLE}</h1>{ABOUT_COOKIES}{BUTTON}").body_html


@pytest.mark.parametrize(
    "html",
    ["<nav><a href='/'>Home</a></nav><p>Log in to go on.</p>", OFFER],
    ids=["a line", "nothing else"],
)
def test_a_demand_to_subscribe_is_a_wall(html: str) -> None:
    with pytest.raises(WallError, match="log in or subscribe"):
        read(html)


def test_what_stands_before_a_demand_to_subscribe_is_the_beginning_of_an_article() -> None:
    article = read(f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>{OFFER}")
    assert not article.full_text
    assert "log in or subscribe" in article.page_error
    assert PARAGRAPHS[0] in article.body_html
    assert "Subscribe" not in article.body_html


@pytest.mark.parametrize("free", [False, "False", "false"])
def test_a_short_text_of_an_article_that_costs_money_is_its_beginning(free: object) -> None:
    data = page(
        structured={"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": free}, body=PARAGRAPHS[:2]
    )
    article = pages.read(data, url=URL)
    assert not article.full_text
    assert "log in or subscribe" in article.page_error
    assert PARAGRAPHS[1] in article.body_html


def test_the_whole_text_of_an_article_that_costs_money_is_read() -> None:
    data = page(structured={"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False}, after=OFFER)
    article = pages.read(data, url=URL)
    assert PARAGRAPHS[3] in article.body_html
    assert article.full_text
    assert article.page_error == ""


def test_a_text_that_only_the_structured_data_holds_is_read_in_spite_of_a_demand() -> None:
    said = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "isAccessibleForFree": False,
        "articleBody": "\n".join(PARAGRAPHS),
    }
    assert PARAGRAPHS[3] in pages.read(page(structured=said, body=PARAGRAPHS[:1], after=OFFER), url=URL).body_html


def test_a_brief_that_costs_nothing_and_asks_for_nothing_is_read() -> None:
    assert PARAGRAPHS[0] in pages.read(page(body=PARAGRAPHS[:1]), url=URL).body_html


def test_a_brief_about_subscribers_is_read() -> None:
    brief = "The Gazette counted four hundred new subscribers in spring. A subscription costs two crowns per month."
    assert "four hundred" in read(f"<h1>{TITLE}</h1><p>{brief}</p>").body_html
