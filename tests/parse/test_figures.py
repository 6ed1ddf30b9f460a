"""The picture an article leads with is the page's own, with its words; it is shown once."""

from __future__ import annotations

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
