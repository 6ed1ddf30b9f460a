"""What each namespace that feeds use adds to an article, and that the others take nothing from it."""

from __future__ import annotations

import pytest

from reader.model import Article, Picture
from reader.parse import feed

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "georss": "http://www.georss.org/georss",
        "thr": "http://purl.org/syndication/thread/1.0",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "atom": "http://www.w3.org/2005/Atom",
    }.items()
)


def one(item: str, attributes: str = "") -> Article:
    document = f"<rss {SPACES}><channel><language>en_US</language><item {attributes}>{item}</item></channel></rss>"
    (article,) = feed.read(document.encode(), url="https://paper.example/feed").articles
    return article


def test_places_threads_comments_and_sources_change_nothing() -> None:
    plain = "<title>T</title><link>/a</link><description>Words</description>"
    besides = """<georss:point>45.2 -71.9</georss:point><thr:in-reply-to ref="x" href="/b"/><thr:total>3</thr:total>
        <slash:comments>7</slash:comments><comments>/a#c</comments><source url="/other">Another paper</source>"""
    assert one(besides + plain) == one(plain)


def test_an_atom_source_is_not_the_entry() -> None:
    document = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>Another paper</title><id>x</id>
        <updated>2001-01-01T00:00:00Z</updated></source><title>T</title><id>a</id></entry></feed>"""
    (article,) = feed.read(document.encode(), url="").articles
    assert (article.title, article.guid, article.published) == ("T", "a", None)


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<dc:creator>Ada Quill</dc:creator><author>x@y.example</author>", "Ada Quill"),
        ("<dc:author>Ada Quill</dc:author>", "Ada Quill"),
        ("<itunes:author>Ada Quill</itunes:author>", "Ada Quill"),
        ("<author>Ada Quill (ada@paper.example)</author>", "Ada Quill"),
        ("<author>Ada Quill [ada@paper.example]</author>", "Ada Quill"),
    ],
)
def test_an_author_stands_under_many_names(item: str, author: str) -> None:
    assert one(f"<title>T</title>{item}").byline == author


@pytest.mark.parametrize(
    ("item", "section"),
    [
        ('<media:category label="World">w1</media:category>', "World"),
        ("<media:category>World</media:category>", "World"),
        ('<itunes:category text="World"/>', "World"),
        ("<dc:subject>World</dc:subject>", "World"),
    ],
)
def test_a_section_stands_under_many_names(item: str, section: str) -> None:
    assert one(f"<title>T</title>{item}").section_path == (section,)


@pytest.mark.parametrize(
    "item",
    [
        '<media:thumbnail url="/p.jpg"/>',
        '<media:group><media:thumbnail url="/p.jpg"/></media:group>',
        '<media:content type="video/mp4" url="/f.mp4"><media:thumbnail url="/p.jpg"/></media:content>',
        '<itunes:image href="/p.jpg"/>',
        '<itunes:image url="/p.jpg"/>',
        '<itunes:link rel="image" href="/p.jpg"/>',
    ],
)
def test_a_picture_stands_in_many_places(item: str) -> None:
    assert one(f"<title>T</title>{item}").lead_image == Picture(url="https://paper.example/p.jpg")


@pytest.mark.parametrize(
    ("item", "attributes", "language"),
    [
        ("<title>T</title>", "", "en-US"),
        ("<title>T</title>", 'xml:lang="de"', "de"),
        ("<title>T</title><dc:language>pt_BR</dc:language>", 'xml:lang="de"', "pt-BR"),
        ('<title>T</title><content:encoded xml:lang="fr">Mer</content:encoded>', "", "fr"),
    ],
)
def test_the_nearest_word_about_its_language_counts(item: str, attributes: str, language: str) -> None:
    assert one(item, attributes).language == language


def test_an_atom_texts_own_language_counts_before_its_feeds() -> None:
    document = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><title>T</title>
        <content type="html" xml:lang="zh_HK">x</content></entry></feed>"""
    assert feed.read(document.encode(), url="").articles[0].language == "zh-HK"


def test_a_description_and_a_summary_are_text_and_standfirst() -> None:
    article = one("<title>T</title><description>All of the words</description><summary>Few</summary>")
    assert (article.body_html, article.standfirst) == ("<p>All of the words</p>", "Few")


def test_escaped_html_within_a_div_is_html() -> None:
    html = '<div xmlns="http://www.w3.org/1999/xhtml">Sea &lt;b&gt;air&lt;/b&gt;</div>'
    document = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">{html}</content></entry></feed>'
    assert feed.read(document.encode(), url="").articles[0].body_html == "Sea <b>air</b>"


def test_letters_of_windows_in_the_place_of_controls_are_read() -> None:
    assert one("<title>don\u0092t \u0093go\u0094</title>").title == "don’t “go”"


def test_a_channel_of_1997_is_read_too() -> None:
    document = """<CHANNEL HREF="https://paper.example/"><TITLE>P</TITLE><ITEM HREF="https://paper.example/a"
        LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>T</TITLE><ABSTRACT>Words</ABSTRACT></ITEM></CHANNEL>"""
    read = feed.read(document.encode(), url="")
    (article,) = read.articles
    assert (read.site_url, article.url, article.updated) == (
        "https://paper.example/",
        "https://paper.example/a",
        1081310743,
    )
    assert article.body_html == "<p>Words</p>"
