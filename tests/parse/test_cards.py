"""An editor's card between two paragraphs is a related story without any word for it; little else there is."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.model import Kind, Link
from reader.parse import page as pages

PIERS = "/news/harbour/two-piers-one-ticket-48101.html"
TIDES = "/weather/how-the-tide-tables-are-made-47002.html"
FOG = "/weather/a-week-of-fog-in-the-harbour-47003.html"


def related(*between: str) -> list[Link]:
    article = pages.read(page(*between), url=URL)
    return [link for link in article.links if link.kind is not Kind.MENTION]


@pytest.mark.parametrize(
    "card",
    [
        f"<aside><a href='{PIERS}'><img src='/p.jpg'><p>Two piers of the harbour share one ticket</p></a></aside>",
        f"<div><div><a href='{PIERS}'><h3>Two piers of the harbour share one ticket</h3></a></div></div>",
        f"<article><a href='{PIERS}'></a><h3>Two piers of the harbour share one ticket</h3></article>",
        f"<div><h3><a href='{PIERS}'>Two piers of the harbour share one ticket</a></h3><p>A teaser.</p></div>",
    ],
)
def test_a_card_between_two_paragraphs_becomes_a_link_and_leaves_its_place(card: str) -> None:
    article = pages.read(page(card), url=URL)
    (link,) = article.links
    assert (link.text, link.kind, link.rule) == ("Two piers of the harbour share one ticket", Kind.INLINE, "C")
    assert (link.label, link.confidence) == ("", 0.9)
    before, after = article.body_html.split('<aside data-link="0"></aside>')
    assert PARAGRAPHS[1] in before
    assert PARAGRAPHS[2] in after
    assert "Two piers" not in article.body_html


def test_a_card_whose_teaser_reads_like_the_article_is_one_by_its_heading() -> None:
    teaser = "The harbour's two piers have never shared a ticket, and the keepers of both say they never wanted to."
    (link,) = related(f"<article><a href='{PIERS}'><h3>Two piers, one ticket at last</h3></a><p>{teaser}</p></article>")
    assert link.text == "Two piers, one ticket at last"


def test_a_list_of_two_or_three_stories_and_nothing_else_is_related() -> None:
    rows = "".join(
        f"<li><a href='{url}'>{text}</a></li>"
        for url, text in (
            (PIERS, "Two piers of the harbour share one ticket from the first of May"),
            (TIDES, "How the tide tables are made, and who still makes them by hand"),
            (FOG, "A week of fog in the harbour, told by those who rang the bells"),
        )
    )
    found = related(f"<div><ul>{rows}</ul></div>")
    assert [link.url.removeprefix("https://gazette.example") for link in found] == [PIERS, TIDES, FOG]


@pytest.mark.parametrize(
    "block",
    [
        f"<div><h3>Most read</h3><a href='{PIERS}'><h4>Two piers of the harbour share one ticket</h4></a></div>",
        f"<div class='promo-box'><a href='{PIERS}'><h3>Two piers of the harbour share one ticket</h3></a></div>",
        f"<figure><img src='/p.jpg'><a href='{PIERS}'>Enlarge</a></figure>",
        f"<div><a href='{PIERS}'><img src='/p.jpg'><figcaption>The two piers at low tide</figcaption></a></div>",
        f"<aside><a href='{PIERS}'><h3>Two piers of the harbour share one ticket</h3></a>"
        f"<a href='{FOG}'><h3>A week of fog in the harbour</h3></a><p>Both were written by our own keeper.</p></aside>",
        f"<aside><h3><a href='{PIERS}'>Two piers of the harbour share one ticket</a></h3>"
        "<a href='https://other.example/offer-1234567'>Offer</a></aside>",
        f"<aside><h3><a href='{PIERS}'>Two piers of the harbour share one ticket</a></h3><form></form></aside>",
        "<aside><a href='/newsletter/sign-up'><h3>Our letter from the harbour, every morning</h3></a></aside>",
        f"<aside><a href='{URL}'><h3>Old lighthouse is lit again after forty years</h3></a></aside>",
        f"<h3><a href='{PIERS}'>Two piers of the harbour share one ticket</a></h3>",
    ],
)
def test_what_only_stands_where_a_card_might_is_refused(block: str) -> None:
    assert related(block) == []


def test_cards_strewn_into_the_whole_text_are_what_is_new() -> None:
    cards = [
        f"<aside><a href='/news/a-story-of-the-harbour-{n}.html'><h3>A story of the harbour, no. {n}</h3></a></aside>"
        f"<p>{PARAGRAPHS[n % 4]} That was the {n}th of them.</p>"
        for n in range(48201, 48206)
    ]
    assert related(*cards) == []


def test_a_card_before_the_first_or_after_the_last_paragraph_is_not_the_editors() -> None:
    card = f"<aside><a href='{PIERS}'><h3>Two piers of the harbour share one ticket</h3></a></aside>"
    assert pages.read(page(after=card), url=URL).links == ()
    assert pages.read(page(top=card), url=URL).links == ()


def test_a_title_that_a_card_holds_twice_is_read_once() -> None:
    title = "<h3>Two piers of the harbour share one ticket</h3>"
    (link,) = related(f"<aside><a href='{PIERS}'><div><span>{title}</span> <span>{title}</span></div></a></aside>")
    assert link.text == "Two piers of the harbour share one ticket"
    (link,) = related(
        f"<aside class='rich-link'><a href='{PIERS}'>Two piers, one ticket Two piers, one ticket</a></aside>"
    )
    assert link.text == "Two piers, one ticket"
