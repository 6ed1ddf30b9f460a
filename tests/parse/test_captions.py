"""The words under a picture stay under it, however a page writes them."""

from __future__ import annotations

import pytest
from gazette import URL, page

from reader.parse import page as pages

PICTURE = '<img src="/lamp.jpg" width="800" alt="A lamp">'


def body(between: str) -> str:
    return pages.read(page(between), url=URL).body_html


@pytest.mark.parametrize(
    "printed",
    [
        f"<figure>{PICTURE}<figcaption>The lens turns</figcaption></figure>",
        f"<figure>{PICTURE}</figure><figcaption>The lens turns</figcaption>",
        f'<div class="thumb">{PICTURE}<div class="thumbcaption">The lens turns</div></div>',
        f'<div>{PICTURE}</div><p class="wp-caption-text">The lens turns</p>',
        f'<div class="wp-caption">{PICTURE}<p class="wp-caption-text">The lens turns</p></div>',
        f'<a href="/lamp.jpg">{PICTURE}</a><span class="photo-credit">The lens turns</span>',
    ],
)
def test_a_caption_is_found_inside_or_under_its_figure(printed: str) -> None:
    html = body(printed)
    assert html.count("<figure>") == html.count("<figcaption>") == 1
    assert html.index("lamp.jpg") < html.index("<figcaption>") < html.index("The lens turns") < html.index("</figure>")


def test_a_caption_full_of_links_is_still_the_pictures() -> None:
    linked = '<a href="/w/lens">The first-order lens</a> of the <a href="/w/tower">Harbour Tower, north side</a>'
    html = body(f'<div class="thumb">{PICTURE}<div class="thumbcaption">{linked}</div></div>')
    assert "lamp.jpg" in html
    assert "first-order lens" in html


@pytest.mark.parametrize(
    "box",
    [
        '<div class="lazy" data-src="/lamp.jpg"></div>',
        '<span data-bg="/lamp.jpg"></span>',
        "<div><div style=\"background-image: url('/lamp.jpg')\"></div></div>",
        '<div data-srcset="/lamp.jpg 1600w" data-src="/small.jpg" aria-label="A lamp"></div>',
    ],
)
def test_a_figure_shows_what_lies_behind_its_empty_box(box: str) -> None:
    html = body(f"<figure>{box}<figcaption>The lens turns</figcaption></figure>")
    assert html.count("<img") == 1
    assert '/lamp.jpg"' in html
    assert "<figcaption>The lens turns</figcaption>" in html


def test_a_figure_that_names_its_picture_itself_shows_it() -> None:
    html = body('<figure class="x" data-full="/lamp.jpg?w=1600"><figcaption>The lens turns</figcaption></figure>')
    assert html.index('/lamp.jpg?w=1600"') < html.index("<figcaption>The lens turns</figcaption>")


def test_a_caption_whose_picture_cannot_be_found_is_still_read() -> None:
    html = body(
        '<div class="media"><figure><x-viewer></x-viewer><figcaption>The lens turns</figcaption></figure></div>'
    )
    assert "<figcaption>The lens turns</figcaption>" in html


def test_a_drawn_charts_labels_are_no_caption() -> None:
    labels = "".join(f"<div><div>{1960 + 10 * n}</div></div>" for n in range(8))
    said = "Ships that the light has guided home in each of the last eight decades, by"
    source = '<a href="https://guild.example/">the guild\'s own count</a>.'
    html = body(f'<div class="embed"><div>{said} {source}</div><div>{PICTURE}</div>{labels}</div>')
    assert f"<figcaption>{said} the guild's own count.</figcaption>" in html
    assert "1990" not in html
