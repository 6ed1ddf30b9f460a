"""Related links of every shape that papers print are found, and what only looks like one is not."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.model import Article, Kind, Link
from reader.parse import page as pages

PIERS = "/news/harbour/two-piers-one-ticket-48101.html"
TIDES = "/weather/how-the-tide-tables-are-made-47002.html"


def read(*between: str, after: str = "", beside: str = "") -> Article:
    return pages.read(page(*between, after=after, beside=beside), url=URL)


def related(article: Article) -> list[Link]:
    return [link for link in article.links if link.kind is not Kind.MENTION]


@pytest.mark.parametrize(
    "line",
    [
        f"<p><strong>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a></strong></p>",
        f"<p>ALSO READ: <strong><a href='{PIERS}'>Two piers, one ticket</a></strong></p>",
        f"<p><a href='{PIERS}'>ALSO READ: Two piers, one ticket</a></p>",
        f"<p><b>ALSO READ</b> <a href='{PIERS}'>Two piers, one ticket</a></p>",
        f"<div>[ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a>]</div>",
        f"<h4>ALSO READ | <a href='{PIERS}'>Two piers, one ticket</a></h4>",
        f"<ul><li>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a></li></ul>",
    ],
)
def test_a_labelled_line_between_paragraphs_becomes_a_link_and_leaves_its_place(line: str) -> None:
    article = read(line)
    (link,) = article.links
    assert (link.label, link.text, link.kind) == ("ALSO READ", "Two piers, one ticket", Kind.INLINE)
    assert link.url == "https://gazette.example" + PIERS
    assert (link.rule, link.position) == ("A", 0)
    assert article.body_html.count('<aside data-link="0"></aside>') == 1
    before, after = article.body_html.split('<aside data-link="0"></aside>')
    assert PARAGRAPHS[1] in before
    assert PARAGRAPHS[2] in after
    assert "ALSO READ" not in article.body_html
    assert "Two piers" not in article.body_html


def test_a_title_printed_without_an_address_is_a_link_to_be_found_by_its_title() -> None:
    article = read("<p><strong>ALSO READ: Harbour, town have to forge closer ties</strong></p>")
    (link,) = article.links
    assert (link.url, link.text, link.label) == ("", "Harbour, town have to forge closer ties", "ALSO READ")
    assert '<aside data-link="0"></aside>' in article.body_html


@pytest.mark.parametrize("path", ["/article/5", "/new-piers", "/piers.html", "/a/2.html"])
def test_a_labelled_address_may_be_short(path: str) -> None:
    (link,) = read(f"<p>ALSO READ: <a href='{path}'>Two piers, one ticket</a></p>").links
    assert link.url == f"https://gazette.example{path}"


def test_a_labelled_line_between_double_breaks_is_one_between_paragraphs() -> None:
    text = f"{PARAGRAPHS[0]}<br><br/>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a><br> <br>{PARAGRAPHS[1]}"
    article = pages.read(f"<html><body><h1>A headline</h1><div>{text}</div></body></html>".encode(), url=URL)
    assert [(link.label, link.kind) for link in article.links] == [("ALSO READ", Kind.INLINE)]
    before, after = article.body_html.split('<aside data-link="0"></aside>')
    assert PARAGRAPHS[0] in before
    assert PARAGRAPHS[1] in after
    assert "Two piers" not in article.body_html


def test_a_section_behind_a_label_is_no_story() -> None:
    assert read("<p>READ MORE: <a href='/business'>Business and markets</a></p>").links == ()


def test_two_titles_on_one_labelled_line_are_two_links() -> None:
    article = read(
        f"<p><b>READ MORE:</b><br><a href='{PIERS}'>Two piers, one ticket</a><br>"
        f"<a href='{TIDES}'>How the tide tables are made</a></p>"
    )
    assert [link.text for link in article.links] == ["Two piers, one ticket", "How the tide tables are made"]
    assert '<aside data-link="0"></aside><aside data-link="1"></aside>' in article.body_html


@pytest.mark.parametrize(
    "box",
    [
        "<h4>Related stories</h4><ul><li>{0}</li><li>{1}</li></ul>",
        "<p><b>Related stories:</b></p><p>{0}</p><p>{1}</p>",
        "<div><div><h3>Related stories</h3></div><ul><li>{0}</li><li>{1}</li></ul></div>",
    ],
)
def test_a_label_alone_names_the_links_that_follow_it(box: str) -> None:
    links = (f"<a href='{PIERS}'>Two piers, one ticket</a>", f"<a href='{TIDES}'>How the tide tables are made</a>")
    article = read(box.format(*links))
    found = related(article)
    assert [link.text for link in found] == ["Two piers, one ticket", "How the tide tables are made"]
    assert {(link.rule, link.label, link.kind) for link in found} == {("B", "Related stories", Kind.INLINE)}
    assert "Related stories" not in article.body_html
    assert article.body_html.count("<aside") == 2


def test_a_box_that_its_class_calls_related_is_found_by_it_and_its_label_after_the_title_read() -> None:
    article = read(
        f"<aside class='element-rich-link'><a href='{PIERS}'><h3>Two piers, one ticket</h3>A teaser of some length.</a>"
        "<div class='rich-link__read-more'>Read more</div></aside>"
    )
    (link,) = article.links
    assert (link.text, link.label, link.rule) == ("Two piers, one ticket", "Read more", "C")
    assert "A teaser" not in article.body_html


def test_a_box_under_the_text_is_kept_as_related_and_holds_no_place_in_it() -> None:
    article = read(
        after=f"<section><h3>More on this story</h3><ul><li><a href='{PIERS}'>Two piers, one ticket</a></ul></section>"
    )
    (link,) = article.links
    assert (link.kind, link.label) == (Kind.END, "More on this story")
    assert "<aside" not in article.body_html
    assert "More on this story" not in article.body_html


def test_a_card_whose_link_lies_over_it_without_words_takes_the_cards_heading() -> None:
    article = read(
        beside="<section><h4>Related articles</h4><div>"
        f"<article><h5>Two piers, one ticket</h5><a href='{PIERS}'></a></article>"
        f"<article><h5>How the tide tables are made</h5><a href='{TIDES}'></a></article></div></section>"
    )
    assert [link.text for link in related(article)] == ["Two piers, one ticket", "How the tide tables are made"]


def test_a_plain_link_in_a_sentence_is_a_mention_and_stays() -> None:
    sentence = (
        f"<p>The society also runs <a href='{PIERS}'>the two piers</a>, which it bought for a pound in the spring.</p>"
    )
    article = read(sentence)
    (link,) = article.links
    assert (link.kind, link.text, link.rule) == (Kind.MENTION, "the two piers", "E")
    assert f'<a href="https://gazette.example{PIERS}"' in article.body_html


def test_a_story_linked_twice_counts_once_where_it_is_labelled() -> None:
    article = read(
        f"<p>The society also runs <a href='{PIERS}?utm_source=text'>the two piers</a>, which cost a pound.</p>",
        f"<p><b>READ MORE: <a href='{PIERS}'>Two piers, one ticket</a></b></p>",
    )
    assert [(link.kind, link.text) for link in article.links] == [(Kind.INLINE, "Two piers, one ticket")]


@pytest.mark.parametrize(
    "href",
    [
        "/tag/lighthouses",
        "/topics/harbour-and-sea-2",
        "/authors/wen-li-48213",
        "/newsletter/sign-up-every-morning",
        "/login?return=/news/harbour/two-piers-one-ticket-48101.html",
        URL,
        URL + "#comments",
        "https://other.example/news/two-piers-one-ticket-48101.html",
        "javascript:void(0)",
        "/",
        "/pictures/two-piers-one-ticket-48101.jpg",
    ],
)
def test_what_leads_to_no_other_story_of_the_house_is_refused(href: str) -> None:
    assert read(f"<p><strong>READ MORE: <a href='{href}'>Two piers, one ticket</a></strong></p>").links == ()


@pytest.mark.parametrize(
    "block",
    [
        f"<p><a href='{PIERS}'>Read more</a></p>",
        f"<p><strong>READ MORE: <a href='{PIERS}'>Get 75% off our newsletter</a></strong></p>",
        f"<div class='most-read'><h4>Related</h4><ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul></div>",
        f"<div class='taboola-feed related'><a href='{PIERS}'>Two piers, one ticket</a></div>",
        f"<section><h4>More from Harbour</h4><ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul></section>",
    ],
)
def test_buttons_adverts_and_popularity_boxes_are_no_related_stories(block: str) -> None:
    assert related(read(block)) == []
    assert related(read(after=block)) == []
    assert related(read(beside=block)) == []


def test_a_page_cannot_bring_its_own_placeholders() -> None:
    article = read("<aside data-link='0'></aside><p>\ue0000\ue001</p><aside data-link='7'>text</aside>")
    assert "<aside" not in article.body_html
    assert article.links == ()


def test_a_house_under_two_names_is_one() -> None:
    data = page(
        "<p><b>RELATED: <a href='https://www.bbc.co.uk/news/articles/c0abc1d23efo'>A story made up here</a></b></p>"
    )
    (link,) = pages.read(data, url="https://www.bbc.com/news/articles/c9xyz8w76vuo").links
    assert link.url == "https://www.bbc.co.uk/news/articles/c0abc1d23efo"
