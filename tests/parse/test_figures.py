"""The picture an article leads with is the page's own, with its words; it is shown once."""

from __future__ import annotations

import pytest
from gazette import HOME, PARAGRAPHS, URL, page

from reader.model import Article
from reader.parse import page as pages

FOR_OTHERS = f'<meta property="og:image" content="{HOME}/share/48213-jumbo.jpg">'


def read(*between: str, **around: str) -> Article:
    return pages.read(page(*between, **around), url=URL)


def test_a_figure_over_the_text_leads_though_the_head_names_another_cut_of_it() -> None:
    figure = (
        "<header><p>A standfirst of one sentence says what the keepers had waited forty years for.</p><div>"
        '<figure><div><span>Image</span><img src="/p/keeper-wen-1200.jpg"></div>'
        "<figcaption>Wen climbs. Photo: Ada Quist</figcaption></figure></div></header>"
    )
    lead = read(top=figure, head=FOR_OTHERS).lead_image
    assert lead is not None
    assert (lead.url, lead.caption, lead.credit) == (f"{HOME}/p/keeper-wen-1200.jpg", "Wen climbs.", "Ada Quist")


def test_what_the_head_names_leads_where_the_text_begins_without_a_picture() -> None:
    lead = read(head=FOR_OTHERS).lead_image
    assert lead is not None
    assert lead.url == f"{HOME}/share/48213-jumbo.jpg"


def test_the_lead_takes_the_words_and_the_size_that_the_text_has_for_it() -> None:
    head = f'<meta property="og:image" content="{HOME}/p/old-tower-200x200.jpg">'
    figure = '<figure><img src="/p/old-tower-1200x800.jpg"><figcaption>The tower</figcaption></figure>'
    article = read(f"<p>{PARAGRAPHS[0]}</p>{figure}", head=head)
    assert article.lead_image is not None
    assert article.lead_image.url == f"{HOME}/p/old-tower-1200x800.jpg"
    assert article.lead_image.caption == "The tower"
    assert article.pictures == ()
    assert "The tower</figcaption>" not in article.body_html


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("/p/a.jpg", "/p/a.jpg"),
        (["/p/a.jpg", "/p/b.jpg"], "/p/a.jpg"),
        ({"@type": "ImageObject", "contentUrl": "/p/a.jpg"}, "/p/a.jpg"),
        ([{"url": "/p/small.jpg", "width": 400}, {"url": "/p/huge.jpg", "width": "4800"},
          {"url": "/p/fit.jpg", "width": "1920px"}], "/p/fit.jpg"),
    ],
)  # fmt: skip
def test_structured_data_names_a_lead_of_the_size_that_suits(image: object, address: str) -> None:
    data = page(structured={"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x", "image": image})
    lead = pages.read(data, url=URL).lead_image
    assert lead is not None
    assert lead.url == HOME + address


def test_a_picture_behind_the_headline_leads_where_nothing_else_does() -> None:
    hero = '<div class="hero" style="color: red; background-image: url(\'/p/harbour.jpg\')"></div>'
    lead = read(top=hero).lead_image
    assert lead is not None
    assert lead.url == f"{HOME}/p/harbour.jpg"
    assert read("<div style=\"background: url('/p/harbour.jpg')\"></div>").lead_image is None


@pytest.mark.parametrize("name", ["/sites/default/files/lamp.jpg", "/p/silicon-valley.jpg", "/icons/of/jazz/lamp.jpg"])
def test_a_name_that_only_contains_a_signs_name_leads(name: str) -> None:
    lead = read(head=f'<meta property="og:image" content="{name}">').lead_image
    assert lead is not None
    assert lead.url == HOME + name


@pytest.mark.parametrize("name", ["/p/paper-logo.png", "/default.jpg", "/img/avatars/wen.jpg", "/mylogo.svg"])
def test_a_sign_or_a_face_does_not_lead(name: str) -> None:
    assert read(head=f'<meta property="og:image" content="{name}">').lead_image is None


def test_a_gallery_is_kept_however_much_its_captions_say() -> None:
    words = "The lamp, seen from the quay on the evening it was lit for the first time in forty years. " * 3
    slides = "".join(
        f'<figure><img src="/p/{n}-evening.jpg"><figcaption>{n} {words}</figcaption></figure>' for n in "abcd"
    )
    assert len(read(f"<div>{slides}</div>").pictures) == 4


def test_a_long_table_of_data_is_kept() -> None:
    row = "<tr><td><a href='/w/{0}'>Lighthouse {0}</a></td><td>{0} feet above the sea</td></tr>"
    rows = "".join(map(row.format, range(150)))
    html = read(f"<table><tr><th>Name</th><th>Height</th></tr>{rows}</table>").body_html
    assert "149 feet above the sea" in html
