"""Which blocks of a page are the article's: each rule on a page that shows it."""

from __future__ import annotations

import pytest
from gazette import HOME, PARAGRAPHS, TITLE, URL, page

from reader.parse import chosen, outline, sanitize
from reader.parse import document as documents
from reader.parse import page as pages
from reader.parse.outline import Block
from reader.parse.signs import Page
from reader.parse.verdict import POINTS, points

LONG = "The society counted eleven hundred visitors in the first summer, of whom nine asked where the ghost was kept."


def text(*between: str, **where: str) -> str:
    return sanitize.text(pages.read(page(*between, **where), url=URL).body_html)  # type: ignore[arg-type]


def blocks(data: bytes) -> list[Block]:
    document = documents.parse(data, url=URL)
    found = outline.read(document.body)
    chosen.match(found, "\n".join(PARAGRAPHS))
    outline.mark_furniture(found)
    return found


def test_every_sign_is_worth_something_and_every_worth_has_its_sign() -> None:
    found = blocks(page())
    seen = {name for number in range(len(found)) for name, _ in Page(found).signs(number)}
    assert seen == set(POINTS)


def test_a_paragraph_has_points_and_a_menu_has_none() -> None:
    found = blocks(page())
    judged = Page(found)
    assert [points(judged, n) > 0 for n, block in enumerate(found) if block.text in PARAGRAPHS] == [True] * 4
    assert all(points(judged, n) < 0 for n, block in enumerate(found) if block.box.foreign)


def test_short_lines_of_a_dialogue_stay_where_they_were_spoken() -> None:
    lines = ["“Is it lit?”", "“It is.”", "“Then go home.”"]
    found = text(*(f"<p>{line}</p>" for line in lines))
    places = [found.index(line) for line in (PARAGRAPHS[1], *lines, PARAGRAPHS[2])]
    assert places == sorted(places)


def test_a_card_that_repeats_how_the_article_begins_is_no_second_beginning() -> None:
    card = f'<div class="latest-news"><ul><li><a href="/news/x-1">{TITLE}</a> {PARAGRAPHS[0]}</li></ul></div>'
    data = page(beside=card)
    data = data.replace(b"<main>", f"<main>{card}".encode())
    assert sanitize.text(pages.read(data, url=URL).body_html).count("northern breakwater") == 1


@pytest.mark.parametrize(
    "plug",
    [
        "<p>Sign up for our free newsletter and get the best of the harbour in your inbox every Friday morning.</p>",
        "<p>Follow Ada Quist on Twitter, where she keeps a diary of the tides and of what they wash ashore.</p>",
        "<p>Follow us on Twitter for more news of the harbour, or e-mail us at the usual address.</p>",
        '<div class="author-card"><p>Wen Li is the editor of the Saturday pages and keeps two hens.</p></div>',
        '<div class="cookie-note"><p>We use cookies to keep the harbour tidy, and so do our partners abroad.</p></div>',
    ],
)
def test_what_follows_under_a_text_and_speaks_of_something_else_is_dropped(plug: str) -> None:
    assert sanitize.text(plug) not in text(after=plug)


def test_a_text_in_a_box_with_an_odd_name_that_holds_all_of_it_is_read() -> None:
    data = page().replace(b"<main>", b'<main class="with-sidebar sidebar ads">')
    assert PARAGRAPHS[3] in sanitize.text(pages.read(data, url=URL).body_html)


def test_a_quote_and_the_items_of_a_list_are_the_article_s() -> None:
    items = "".join(f"<li>{word} of the tower</li>" for word in ("Lamp", "Lens", "Stairs"))
    found = text(f"<blockquote><p>{LONG}</p></blockquote>", f"<ul>{items}</ul>")
    assert LONG in found
    assert "Stairs of the tower" in found


def test_a_post_is_quoted_whole_with_whose_it_is() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{LONG}</p>— Ada Quist (@quist) April 21, 2031</blockquote>'
    assert "@quist" in text(f"<div>{post}</div>")


def test_an_appeal_in_the_middle_of_a_text_is_dropped() -> None:
    plug = "The Tide Table is what people of the harbour read in bed. Sign up for the free daily newsletter."
    assert "read in bed" not in text(f"<p>{plug}</p>")


def test_the_words_in_a_drawn_chart_are_no_text() -> None:
    labels = "".join(f'<div class="g-aiAbs"><p>{year}</p></div>' for year in range(2001, 2031))
    assert "2007" not in text(f'<div class="ai2html"><div class="g-artboard">{labels}</div></div>')


def test_the_cells_of_a_table_are_the_article_s() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{1000 + year}</td></tr>" for year in range(2026, 2031))
    assert "2028 3028" in text(f"<table><tr><th>Year</th><th>Visitors</th></tr>{rows}</table>")


def test_a_list_of_links_elsewhere_is_not_the_article_s() -> None:
    links = "".join(
        f'<li><a href="{HOME}/news/town/a-story-of-the-town-{n}">A story of the town, number {n}</a></li>'
        for n in range(10)
    )
    assert "number 4" not in text(beside=f"<div><ul>{links}</ul></div>")


def test_a_long_talk_of_readers_under_a_short_text_is_not_the_article_s() -> None:
    talk = "".join(f'<li class="comment"><p>Reader {n} writes: {PARAGRAPHS[n % 4]}</p></li>' for n in range(30))
    found = text(beside=f'<div class="comments-area comments"><ul class="comment-list">{talk}</ul></div>')
    assert PARAGRAPHS[3] in found
    assert "Reader 7 writes" not in found
