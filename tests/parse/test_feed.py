"""What the readers of RSS, Atom and JSON Feed make of well-meant documents."""

import json

import pytest

from reader.errors import DocumentError
from reader.model import Enclosure, Kind, Picture
from reader.parse import feed

URL = "https://paper.example/rss.xml"


def rss(item="", channel="", spaces=""):
    return f'<rss version="2.0" {spaces}><channel><title>The Paper</title>{channel}<item>{item}</item></channel></rss>'


def atom(entry="", head=""):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>{head}<entry>{entry}</entry></feed>'


def one(document, url=URL):
    """The only article of a document."""
    (article,) = feed.read(document.encode(), url=url).articles
    return article


def test_an_rss_item_becomes_an_article():
    article = one(
        rss(
            """<title>Harbour opens &amp; closes</title><link>https://paper.example/a?utm_source=rss</link>
            <guid isPermaLink="false">a-1</guid><pubDate>Wed, 21 Apr 2021 11:31:00 +0800</pubDate>
            <dc:creator>By Ada Quill</dc:creator><category>News / Nation</category>
            <description>The harbour opened.</description>
            <content:encoded><![CDATA[<p>The harbour <a href="/b">opened for everyone</a>.</p>]]></content:encoded>""",
            spaces='xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"',
        )
    )
    assert article.title == "Harbour opens & closes"
    assert article.url == "https://paper.example/a"
    assert article.guid == "a-1"
    assert (article.published, article.published_offset) == (1618975860, 480)
    assert article.byline == "Ada Quill"
    assert article.section_path == ("News", "Nation")
    assert article.standfirst == "The harbour opened."
    assert 'href="https://paper.example/b"' in article.body_html
    assert [(link.url, link.text) for link in article.links] == [("https://paper.example/b", "opened for everyone")]


def test_an_atom_entry_becomes_an_article():
    article = one(
        atom(
            """<title type="html">Fish &amp;lt;b&gt; <![CDATA[&amp; <em>chips</em>]]></title><id>tag:paper,1</id>
            <link rel="alternate" href="/a"/><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="12"/>
            <published>2021-04-21T11:31:00+08:00</published><updated>2021-04-22T00:00:00Z</updated>
            <category term="world" label="World"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sea<br/>air</p></div></content>""",
            head="<author><name>The Desk</name></author>",
        )
    )
    assert article.title == "Fish <b> & chips"
    assert article.url == "https://paper.example/a"
    assert article.guid == "tag:paper,1"
    assert (article.published_offset, article.updated_offset) == (480, 0)
    assert article.byline == "The Desk"
    assert article.section_path == ("World",)
    assert "<p>Sea<br>air</p>" in article.body_html
    assert article.enclosures == (Enclosure(url="https://paper.example/a.mp3", type="audio/mpeg", length=12),)


def test_a_json_item_becomes_an_article():
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Paper",
        "home_page_url": "https://paper.example/",
        "language": "en-GB",
        "icon": "/icon.png",
        "items": [
            {
                "id": 7,
                "url": "/a",
                "title": "Harbour opens",
                "content_text": "One.\n\nTwo < three.",
                "summary": "Short.",
                "date_published": "2021-04-21T11:31:00+08:00",
                "authors": [{"name": "Ada Quill"}, {"name": "Ben Ink"}],
                "tags": ["World"],
                "image": "/a.jpg",
                "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}],
            }
        ],
    }
    read = feed.read(json.dumps(document).encode(), url=URL)
    (article,) = read.articles
    assert (read.title, read.site_url, read.language) == ("The Paper", "https://paper.example/", "en-GB")
    assert read.icon_url == "https://paper.example/icon.png"
    assert (article.guid, article.url, article.title) == ("7", "https://paper.example/a", "Harbour opens")
    assert article.body_html == "<p>One.</p><p>Two &lt; three.</p>"
    assert (article.standfirst, article.byline, article.language) == ("Short.", "Ada Quill, Ben Ink", "en-GB")
    assert article.lead_image == Picture(url="https://paper.example/a.jpg")
    assert article.enclosures[0].length == 12


def test_rss_1_and_its_items_beside_the_channel():
    document = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Paper</title>
        <link>https://paper.example/</link><dc:language>de</dc:language></channel>
        <image><url>/logo.png</url></image>
        <item rdf:about="https://paper.example/a"><title>Eins</title><dc:date>2021-04-21</dc:date></item>
        <item rdf:about="https://paper.example/b"><title>Zwei</title></item></rdf:RDF>"""
    read = feed.read(document.encode(), url=URL)
    assert [(a.title, a.url, a.language) for a in read.articles] == [
        ("Eins", "https://paper.example/a", "de"),
        ("Zwei", "https://paper.example/b", "de"),
    ]
    assert read.icon_url == "https://paper.example/logo.png"


def test_atom_0_3_with_modes_and_older_names():
    document = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Paper</title><entry>
        <title mode="escaped">A &amp;amp; B</title><link rel="alternate" type="text/html" href="https://paper.example/a"/>
        <issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T00:00:00Z</modified>
        <content mode="base64" type="text/html">PHA+U2VhIGFpcjwvcD4=</content></entry></feed>"""
    article = one(document)
    assert article.title == "A & B"
    assert (article.published_offset, article.updated) == (-240, 1071360000)
    assert article.body_html == "<p>Sea air</p>"


def test_atom_elements_within_rss_fill_what_rss_leaves_out():
    article = one(
        rss(
            """<title>T</title><atom:link rel="alternate" href="/a"/><atom:id>x</atom:id>
            <atom:updated>2021-04-21T00:00:00Z</atom:updated><atom:author><atom:name>Ada</atom:name></atom:author>""",
            spaces='xmlns:atom="http://www.w3.org/2005/Atom"',
        )
    )
    assert (article.url, article.guid, article.byline) == ("https://paper.example/a", "x", "Ada")
    assert article.published == article.updated == 1618963200


def test_the_feed_tells_of_itself():
    read = feed.read(
        rss(
            channel="""<link>/home</link><language>zh-CN</language>
            <image><url>/logo.gif</url><link>https://paper.example/</link></image>"""
        ).encode(),
        url=URL,
    )
    assert (read.title, read.site_url, read.language) == ("The Paper", "https://paper.example/home", "zh-CN")
    assert read.icon_url == "https://paper.example/logo.gif"


def test_relative_addresses_are_joined_to_the_nearest_xml_base():
    document = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/x/"><entry xml:base="y/">
        <title>T</title><link href="story"/>
        <content type="html" xml:base="z/">&lt;img src="p.png"&gt;</content></entry></feed>"""
    article = one(document)
    assert article.url == "https://cdn.example/x/y/story"
    assert 'src="https://cdn.example/x/y/z/p.png"' in article.body_html
    assert article.pictures == (Picture(url="https://cdn.example/x/y/z/p.png"),)


def test_a_permanent_guid_is_an_address_and_another_is_not():
    assert one(rss("<title>T</title><guid>https://paper.example/a</guid>")).url == "https://paper.example/a"
    assert one(rss('<title>T</title><guid isPermaLink="false">https://paper.example/a</guid>')).url == ""
    assert one(rss("<title>T</title><guid>a-7</guid>")).url == ""


def test_the_original_behind_a_counting_redirect_is_the_address():
    item = """<title>T</title><link>https://counter.example/~r/1</link>
        <feedburner:origLink>https://paper.example/a</feedburner:origLink>"""
    article = one(rss(item, spaces='xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'))
    assert article.url == "https://paper.example/a"


MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


def test_the_largest_named_picture_leads_with_its_words():
    item = """<title>T</title><media:thumbnail url="/s.jpg" width="100"/><media:group>
        <media:content url="/l.jpg" type="image/jpeg" width="1200"><media:description>Boats at dawn</media:description>
        <media:credit>Ada Quill</media:credit></media:content>
        <media:content url="/film.mp4" type="video/mp4" width="1920"/></media:group>"""
    lead = one(rss(item, spaces=MEDIA)).lead_image
    assert lead == Picture(url="https://paper.example/l.jpg", caption="Boats at dawn", credit="Ada Quill")


def test_a_picture_named_beside_the_text_is_not_shown_twice():
    item = """<title>T</title><enclosure url="/a.jpg" type="image/jpeg" length="9"/><description><![CDATA[
        <figure><img src="/a.jpg"><figcaption>Boats at dawn</figcaption></figure><p>Text</p>
        <img src="/b.jpg" alt="A gull">]]></description>"""
    article = one(rss(item))
    assert article.lead_image == Picture(url="https://paper.example/a.jpg", caption="Boats at dawn")
    assert article.pictures == (Picture(url="https://paper.example/b.jpg", alt="A gull"),)
    assert "a.jpg" not in article.body_html
    assert "b.jpg" in article.body_html


def test_labelled_paragraphs_become_related_links():
    item = """<link>https://paper.example/a</link><description><![CDATA[<p>Sea air is good.</p>
        <p><strong>ALSO READ: <a href="/b">Harbour opens again</a></strong></p>
        <p>Go <a href="/c">to the old quay</a>.</p>
        <p>READ MORE: <a href="https://shop.example/x">Buy a boat today</a></p>]]></description>"""
    article = one(rss(item))
    assert [(link.position, link.label, link.text, link.url, link.kind) for link in article.links] == [
        (0, "ALSO READ", "Harbour opens again", "https://paper.example/b", Kind.INLINE),
        (1, "", "to the old quay", "https://paper.example/c", Kind.MENTION),
    ]
    assert '<aside data-link="0"></aside>' in article.body_html
    assert "ALSO READ" not in article.body_html
    assert "Buy a boat today" in article.body_html


def test_an_undeclared_prefix_is_understood():
    article = one(
        rss("<title>T</title><dc:creator>Ada</dc:creator><content:encoded>&lt;p&gt;Sea&lt;/p&gt;</content:encoded>")
    )
    assert (article.byline, article.body_html) == ("Ada", "<p>Sea</p>")


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("desk@paper.example (Ada Quill)", "Ada Quill"),
        ("Ada Quill &lt;ada@paper.example&gt;", "Ada Quill"),
        ("desk@paper.example", ""),
        ("By Ada Quill", "Ada Quill"),
        ("Byron", "Byron"),
    ],
)
def test_a_byline_is_names_alone(author, byline):
    assert one(rss(f"<title>T</title><author>{author}</author>")).byline == byline


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("The &lt;em&gt;Bounty&lt;/em&gt; sails", "The Bounty sails"),
        ("Why 3 &lt; 4 and x &lt;y&gt; z", "Why 3 < 4 and x <y> z"),
        ("<![CDATA[Caf&eacute; &#8211; open]]>", "Café – open"),
        ("Caf&eacute; &nbsp; open", "Café open"),
        ("AT&T & co", "AT&T & co"),
        ("  two\n lines  ", "two lines"),
    ],
)
def test_a_title_is_one_plain_line(written, title):
    assert one(rss(f"<title>{written}</title>")).title == title


def test_a_plain_atom_title_means_its_angle_brackets():
    assert one(atom('<title type="text">Use &lt;b&gt; for bold</title>')).title == "Use <b> for bold"


def test_a_text_without_a_title_is_called_by_its_first_words():
    article = one(rss(f"<description>&lt;p&gt;{'Good morning, readers. ' * 9}&lt;/p&gt;</description>"))
    assert article.title.startswith("Good morning, readers.")
    assert article.title.endswith("…")
    assert len(article.title) <= 81


def test_the_longer_of_two_texts_is_the_body():
    item = "<description>A far longer text than the other</description><content:encoded>Short</content:encoded>"
    assert one(rss(item)).body_html == "<p>A far longer text than the other</p>"


def test_an_article_has_what_its_feed_gives_it_and_no_more():
    article = one(rss("<title>Alone</title>"))
    assert (article.url, article.guid, article.published, article.body_html) == ("", "", None, "")
    assert article.section_path == ()


def test_nonsense_dates_are_no_dates():
    assert one(rss("<title>T</title><pubDate>Feb 30 2021 or so</pubDate>")).published is None


def test_what_the_fast_reader_misses_the_slow_one_finds():
    document = rss("<title>A</title></item><wrapper><item><title>B</title></item></wrapper><item><title>C</title>")
    assert [article.title for article in feed.read(document.encode(), url=URL).articles] == ["A", "B", "C"]


def test_a_feed_cut_off_in_the_middle_keeps_its_whole_articles():
    document = rss("<title>A</title></item><item><title>B</title></item><item><title>C</title>")[:-60]
    assert [article.title for article in feed.read(document.encode(), url=URL).articles][:2] == ["A", "B"]


def test_words_before_the_feed_do_not_hide_it():
    document = b"<br />\n<b>Warning</b>: no such file\n" + rss("<title>A</title>").encode()
    assert one(document.decode()).title == "A"
    assert feed.is_feed(document)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_chinese_is_read_in_any_encoding(encoding):
    text = rss("<title>中俄將深化合作</title>")
    data = (f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + text).encode(encoding)
    (article,) = feed.read(data, url=URL, content_type="text/xml").articles
    assert article.title == "中俄將深化合作"


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("", "an empty document"),
        ("\ufeff \n", "an empty document"),
        ("<!DOCTYPE html><html><head><title>x</title></head></html>", "a web page, not a feed"),
        ("<html><body>see our <rss> feed</body></html>", "a web page, not a feed"),
        ("<opml version='2.0'><head/><body/></opml>", "a list of feeds"),
        ("Nothing to see", "neither a feed nor a web page"),
        ("<svg></svg>", "neither a feed nor a web page"),
        ('{"hello": "world"}', "JSON, but no feed"),
        ("[1, 2, 3]", "JSON, but no feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "JSON cannot be read to the end"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "JSON, but no feed"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(document, sentence):
    with pytest.raises(DocumentError, match=sentence):
        feed.read(document.encode(), url=URL)


@pytest.mark.parametrize(
    ("document", "answer"),
    [
        (rss(), True),
        (atom(), True),
        ('<?xml version="1.0"?><!-- x --><rdf:RDF xmlns:rdf="r"/>', True),
        ('{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', True),
        ('{"items": []}', False),
        ("<html><body/></html>", False),
        ("", False),
        ("plain words", False),
    ],
)
def test_a_feed_is_known_by_its_content(document, answer):
    assert feed.is_feed(document.encode()) is answer
