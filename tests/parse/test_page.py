"""A page of a paper becomes an article: who wrote it, when, where in the paper, what it says and shows."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from random import Random

import pytest
from gazette import HOME, PARAGRAPHS, TITLE, URL, page

from reader.errors import DocumentError
from reader.model import Article, Picture
from reader.parse import page as pages
from reader.parse import sanitize

MORNING = int(datetime(2031, 4, 21, 3, 31, tzinfo=UTC).timestamp())
NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-04-21T11:31:00+08:00",
    "dateModified": "2031-04-21T12:00:00+08:00",
    "author": [{"@type": "Person", "name": "Wen Li"}, {"@type": "Person", "name": "Ada Quist"}],
    "description": "Forty years dark, the tower shines.",
}


def read(data: bytes, url: str = URL) -> Article:
    return pages.read(data, url=url)


def test_what_a_page_states_of_its_article_is_taken_from_it() -> None:
    article = read(page(structured=NEWS))
    assert article.title == TITLE
    assert article.byline == "Wen Li, Ada Quist"
    assert (article.published, article.published_offset) == (MORNING, 480)
    assert (article.updated, article.updated_offset) == (MORNING + 29 * 60, 480)
    assert article.standfirst == "Forty years dark, the tower shines."
    assert article.language == "en-GB"
    assert article.paper_title == "The Harbour Gazette"
    assert article.url == URL


def test_without_structured_data_what_is_printed_counts() -> None:
    article = read(
        page(top='<p class="byline">By Wen Li</p><time datetime="2031-04-21T11:31:00+08:00">Monday, 11:31</time>')
    )
    assert (article.title, article.byline) == (TITLE, "Wen Li")
    assert (article.published, article.published_offset) == (MORNING, 480)


def test_a_moment_given_twice_keeps_the_papers_own_zone() -> None:
    head = '<meta property="article:published_time" content="2031-04-21T11:31:00+08:00">'
    article = read(page(head=head, structured={**NEWS, "datePublished": "2031-04-21T03:31:00Z"}))
    assert (article.published, article.published_offset) == (MORNING, 480)


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "%s", "author": "Wen Li"} -->',
        '<![CDATA[ [{"@graph": [{"@type": ["NewsArticle"], "headline": "%s", "author": {"@id": "#w"},}]},'
        ' {"@id": "#w", "@type": "Person", "name": "Wen Li"}] ]]>',
        '{"@type": "NewsArticle", "headline": "%s",\n "articleBody": "a\tb", "author": ["by Wen Li", "Wen Li"]}',
    ],
)
def test_structured_data_is_understood_in_the_ways_papers_break_it(script: str) -> None:
    head = f'<script type="application/ld+json">{script % TITLE}</script><script type="application/ld+json">{{</script>'
    assert read(page(head=head)).byline == "Wen Li"


@pytest.mark.parametrize("author", ["The Harbour Gazette", "https://gazette.example/staff/wen-li", "admin", "12345"])
def test_a_house_an_address_or_an_account_is_no_byline(author: str) -> None:
    assert read(page(head=f'<meta name="author" content="{author}">')).byline == ""


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (f"{TITLE} | The Harbour Gazette", TITLE),
        (f"{TITLE} - The Harbour Gazette", TITLE),
        ("BUDGET 3.0 | Harbour fees to rise", "BUDGET 3.0 | Harbour fees to rise"),
    ],
)
def test_the_papers_name_is_cut_off_a_title_and_a_kicker_is_not(printed: str, title: str) -> None:
    data = page(title=title).replace(b"<h1>", b"<h2>").replace(b"</h1>", b"</h2>")
    head = f'<meta property="og:title" content="{printed}">'.encode()
    assert read(data.replace(b"</head>", head + b"</head>")).title == title


TRAIL = (
    '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li>Nation</li><li>{}</li></ol>'
)
LISTED = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"position": 2, "item": {"name": "Sport"}},
        {"position": 1, "name": "Accueil"},
        {"position": 3, "name": TITLE},
    ],
}


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"top": TRAIL.format(TITLE)}, ("News", "Nation")),
        ({"top": TRAIL.format("Content"), "structured": LISTED}, ("News", "Nation")),
        ({"top": '<div class="bread-crumb">News&gt; Nation&gt; Content</div>'}, ("News", "Nation")),
        ({"structured": LISTED}, ("Sport",)),
        ({"structured": {**NEWS, "articleSection": ["Business", "Fish"]}}, ("Business",)),
        ({"structured": {**NEWS, "articleSection": "Harbour"}}, ("News", "Harbour")),
        ({"head": '<meta property="article:section" content="culture">'}, ("Culture",)),
        ({}, ("News", "Harbour")),
    ],
    ids=["trail", "trail before data", "text trail", "listed", "section", "address above it", "meta", "address alone"],
)
def test_the_section_path_is_the_papers_own(parts: dict[str, object], path: tuple[str, ...]) -> None:
    assert read(page(**parts)).section_path == path  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/harbour/x-48213.html?utm_source=a", f"{HOME}/news/harbour/x-48213.html"),
        ("https://www.gazette.example/x-48213.html", "https://www.gazette.example/x-48213.html"),
        ("https://elsewhere.example/x-48213.html", URL),
        ("https://gazette.example/", URL),
        ("javascript:x", URL),
    ],
)
def test_the_canonical_address_is_believed_on_the_same_site_only(link: str, url: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{link}">')).url == url


FIGURE = (
    '<figure><img src="/p/tower-1200x800.jpg" alt="A tower" width="1200"><figcaption>The tower at dusk.'
    ' <span class="credit">Photo: Ada Quist</span></figcaption></figure>'
)
TOWER = Picture(url=f"{HOME}/p/tower-1200x800.jpg", caption="The tower at dusk.", credit="Ada Quist", alt="A tower")


def test_the_first_figure_leads_with_its_caption_and_credit_and_is_not_shown_twice() -> None:
    article = read(page(top=FIGURE, head='<meta property="og:image" content="/p/tower-600x400.jpg">'))
    assert article.lead_image == TOWER
    assert "<img" not in article.body_html
    assert article.pictures == ()


def test_a_lead_that_only_the_head_names_is_taken_out_of_the_body_at_any_size() -> None:
    article = read(
        page(
            "<figure><img src='/p/tower-1200x800.jpg'></figure>",
            head='<meta property="og:image" content="/p/tower.jpg">',
        )
    )
    assert article.lead_image == Picture(url=f"{HOME}/p/tower-1200x800.jpg")  # not the one cut for other sites
    assert "<img" not in article.body_html


def test_a_logo_is_no_lead() -> None:
    assert read(page(head='<meta property="og:image" content="/static/logo-share.png">')).lead_image is None


def test_figures_tables_code_quotes_and_players_stay_where_they_stood() -> None:
    article = read(
        page(
            FIGURE,
            "<table><tr><th>Step</th><th>Feet</th></tr><tr><td>1</td><td>9</td></tr></table>",
            "<pre><code>turn(lens)</code></pre>",
            "<blockquote><p>It is a nose.</p></blockquote>",
            '<iframe src="https://video.example/embed/9" title="The lighting"></iframe>',
        )
    )
    body = article.body_html
    assert article.pictures == (TOWER,)
    in_order = [PARAGRAPHS[1], "tower-1200x800.jpg", "The tower at dusk.", "<table>", "turn(lens)", "It is a nose."]
    places = [body.index(words) for words in [*in_order, "▶ The lighting", PARAGRAPHS[2]]]
    assert places == sorted(places)


def test_a_box_with_a_picture_and_a_few_words_becomes_a_figure() -> None:
    article = read(
        page(
            '<div class="image"><img data-src="/p/lens.jpg" src="blank.gif"><div class="caption">The lens.</div></div>'
        )
    )
    assert (
        '<figure><img src="https://gazette.example/p/lens.jpg"><figcaption>The lens.</figcaption></figure>'
        in article.body_html
    )
    assert article.pictures == (Picture(url=f"{HOME}/p/lens.jpg", caption="The lens."),)


@pytest.mark.parametrize(
    "block",
    [
        '<div class="share-bar">Share this story <a href="https://social.example/x">Post</a></div>',
        '<div class="newsletter-signup"><p>Get the news from the quay in your inbox every single morning.</p></div>',
        "<p>Advertisement</p>",
        "<div>ADVERTISING</div>",
        '<ul class="tags"><li><a href="/tag/sea">Sea</a></li><li><a href="/tag/light">Light</a></li></ul>',
        f"<h2>{TITLE}</h2>",
        "<p>By Wen Li</p>",
        '<img src="/pixel.gif" width="1" height="1">',
        '<script>alert("x")</script><style>p{}</style>',
    ],
)
def test_what_is_not_the_text_is_not_in_the_body(block: str) -> None:
    plain = read(page(structured=NEWS))
    assert read(page(block, structured=NEWS)).body_html == plain.body_html
    assert sanitize.text(plain.body_html) == " ".join(PARAGRAPHS)


def test_the_body_is_safe_and_settled() -> None:
    article = read(
        page("<p onclick='x()'>Mind <a href='javascript:x()'>the step</a> as you go up, said the keeper.</p>", FIGURE)
    )
    assert "javascript" not in article.body_html
    assert "onclick" not in article.body_html
    assert sanitize.clean(article.body_html, base=URL, allow_placeholders=True) == article.body_html


def test_addresses_are_relative_to_the_base_a_page_names() -> None:
    article = read(
        page(
            "<p>See <a href='map.html'>the map of all the towers</a> that stand along this coast.</p>",
            head='<base href="/maps/">',
        )
    )
    assert 'href="https://gazette.example/maps/map.html"' in article.body_html


def test_a_text_that_only_structured_data_holds_is_set_in_paragraphs() -> None:
    structured = {**NEWS, "articleBody": "\n\n".join(PARAGRAPHS)}
    article = read(page(structured=structured, body=("Please switch on scripts.",)))
    assert article.body_html == "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body></body></html>",
        b"<html><body><nav><a href='/'>Home</a></nav><p>Please wait.</p></body></html>",
        b"<frameset><frame src=x></frameset>",
        b'{"not": "a page"}',
    ],
)
def test_a_page_without_an_article_is_told_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^No article could be found on this page\.$"):
        read(data)


def test_a_page_that_a_person_chose_is_an_article_however_short():
    short = b"<!doctype html><body><nav>Home</nav><div>Buy oil for the lamp.</div></body>"
    with pytest.raises(DocumentError):
        pages.read(short, url="")
    assert pages.read(short, url="", however_short=True).body_html == "<div>Buy oil for the lamp.</div>"


@pytest.mark.parametrize(
    "html",
    [b"<div>" * 100_000, b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">", b"<!--" * 50_000],
    ids=["nested", "attributes", "comments"],
)
def test_a_page_made_to_stall_is_refused_at_once(html: bytes) -> None:
    started = time.process_time()
    with pytest.raises(DocumentError):
        read(html)
    assert time.process_time() - started < 2


SAVED = f"<!-- saved from url=(0066){URL} -->"


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{URL}">',
        f'<meta property="og:url" content="{URL}">',
        f'{SAVED}<link rel="canonical" href="https://elsewhere.example/x-1.html">',
        f"<!--\n Page saved with a tool\n url: {URL}\n saved date: Monday\n-->",
    ],
)
def test_a_saved_page_says_where_it_is_from(head: str) -> None:
    article = read(page('<p>ALSO READ: <a href="/new-piers">Two piers, one ticket</a></p>', head=head), url="")
    assert article.url == URL
    assert [link.url for link in article.links] == [f"{HOME}/new-piers"]


def test_a_saved_page_that_does_not_say_where_it_is_from_keeps_its_labelled_stories() -> None:
    article = read(
        page(
            f'<p>ALSO READ: <a href="{HOME}/new-piers">Two piers, one ticket</a></p>',
            '<p>READ MORE: <a href="/old-piers">Old piers, two tickets</a></p>',
            f'<p>See <a href="{HOME}/a-map-of-the-harbour-48000.html">the map of the harbour</a> on the way there.</p>',
        ),
        url="",
    )
    assert article.url == ""
    assert [(link.url, link.text) for link in article.links] == [
        (f"{HOME}/new-piers", "Two piers, one ticket"),
        ("", "Old piers, two tickets"),
    ]
    assert article.body_html.count("<aside") == 2


def test_what_is_known_of_a_paper_helps_where_its_pages_say_little() -> None:
    data = f"""<html><body><div class="lft_art"><h1>{TITLE}</h1>
        <span class="info_l">By WEN LI | China Daily | Updated: 2031-04-21 11:31</span></div>
        <div class="breadcrumb">News&gt; Nation&gt; Content</div>
        <div id="Content">{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</div><div class="urlShareArea">Share</div>"""
    article = read(data.encode(), "https://www.chinadailyhk.example/x").title  # an unknown house: nothing assumed
    assert article == TITLE
    known = read(data.encode(), "https://www.chinadailyhk.com/article/123456")
    assert (known.byline, known.published, known.published_offset) == ("WEN LI", MORNING, 480)
    assert known.section_path == ("News", "Nation")


def test_a_file_of_another_kind_is_no_page():
    """Servers send pictures and archives as pages, and people name them so."""
    with pytest.raises(DocumentError, match="another kind"):
        pages.read(Random(7).randbytes(50_000), url=URL)
