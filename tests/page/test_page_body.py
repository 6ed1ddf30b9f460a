"""The body made ready for the page."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.page.body import set_body


def body(html, *, media=None, cards=None, pictures=None, **given):
    """Set a body whose pictures all belong to the article, unless `pictures` names those that do."""
    own = pictures if pictures is not None else re.findall(r'<img[^>]*src="([^"]+)"', html)
    return LexborHTMLParser(set_body(html, pictures=own, media=media or {}, cards=cards or {}, **given))


def test_only_kept_pictures_are_asked_for():
    tree = body(
        '<p><img src="https://x/a.jpg" srcset="https://x/b.jpg 2x" alt="A &quot;chart&quot;" width=640 height=480></p>'
        '<picture><source srcset="https://x/c.webp"><img src="https://x/d.jpg" alt="Gone"></picture>'
        '<img src="broadsheet://media/stolen"><img src="data:image/png;base64,AAAA"><img>',
        media={"https://x/a.jpg": "abc"},
    )
    assert [node.attributes for node in tree.css("img")] == [
        {"src": "broadsheet://media/abc", "alt": 'A "chart"', "width": "640", "height": "480"}
    ]
    assert len(tree.css(".missing")) == 3
    assert tree.css("source, [srcset]") == []


def test_what_is_no_picture_to_the_article_leaves_no_trace():
    pixel = '<img src="https://x/pixel.gif">'
    html = (
        f'<p>Text</p><p><a href="https://x/"> {pixel} </a></p><figure>{pixel}<figcaption></figcaption></figure>'
        f'<div><picture><source srcset="https://x/b.gif">{pixel}</picture></div><p>More {pixel}text</p>'
    )
    unwanted = body(html, media={"https://x/pixel.gif": ""})
    uncounted = body(html, pictures=())
    for tree in (unwanted, uncounted):
        assert [node.html for node in tree.body.iter()] == ["<p>Text</p>", "<p>More text</p>"]


def test_words_under_a_picture_stay_without_it():
    html = '<figure><img src="https://x/a.jpg" alt="Alt"><figcaption>Words</figcaption></figure>'
    for media in ({}, {"https://x/a.jpg": None}):
        figure = body(html, media=media).css_first("figure")
        assert [node.tag for node in figure.iter()] == ["span", "figcaption"]
        assert figure.css_first("figcaption").text() == "Words"
    figure = body(html, media={"https://x/a.jpg": ""}).css_first("figure.wordless")
    assert [node.tag for node in figure.iter()] == ["figcaption"]


def test_one_picture_of_several_in_a_figure_goes_alone():
    html = '<figure><img src="https://x/a.jpg"><img src="https://x/b.jpg"><figcaption>Both</figcaption></figure>'
    tree = body(html, media={"https://x/a.jpg": "", "https://x/b.jpg": "abc"})
    assert [node.tag for node in tree.css_first("figure").iter()] == ["img", "figcaption"]
    last = body(html, media={"https://x/a.jpg": None, "https://x/b.jpg": ""})
    assert [node.tag for node in last.css_first("figure").iter()] == ["span", "figcaption"]


def test_a_card_stands_where_the_link_was_and_unknown_places_close():
    html = '<p>a</p><aside data-link="3"></aside><p>b</p><aside data-link="9"></aside><aside data-link="x"></aside>'
    tree = body(html, cards={3: '<aside class="card"><a href="broadsheet://article/1">T</a></aside>'})
    assert [node.tag for node in tree.body.iter()] == ["p", "aside", "p"]
    assert tree.css_first("aside a").attributes["href"] == "broadsheet://article/1"


def test_links_of_the_text_stay_links_but_cannot_give_the_app_an_order():
    tree = body(
        '<a href="https://x/a">1</a><a href="broadsheet://share/mail">2</a><a href="javascript:x">3</a>'
        '<a href="#note-1">4</a><a href="mailto:a@b.example">5</a><a href="file:///etc/passwd">6</a>'
    )
    assert [node.attributes.get("href") for node in tree.css("a")] == [
        "https://x/a",
        None,
        None,
        "#note-1",
        "mailto:a@b.example",
        None,
    ]


def test_wide_things_scroll_in_a_box_that_the_keyboard_reaches():
    tree = body("<table><tr><td>1<table><tr><td>2</td></tr></table></td></tr></table><pre>x\n  y</pre>", lang="zh")
    boxes = tree.css(".scroll")
    assert [(box.attributes["tabindex"], box.attributes["aria-label"]) for box in boxes] == [
        ("0", "表格"),
        ("0", "代码"),
    ]
    assert len(tree.css(".scroll .scroll")) == 0
    assert tree.css_first("pre").text() == "x\n  y"


@pytest.mark.parametrize(
    ("printed", "shown"), [("h1 h2 h3", "h2 h3 h4"), ("h4 h6 h4", "h2 h4 h2"), ("h2", "h2"), ("h1 h6", "h2 h6")]
)
def test_headings_go_below_the_headline(printed, shown):
    html = "".join(f'<{tag} id="note-{tag}">x</{tag}>' for tag in printed.split())
    tree = body(html)
    assert [node.tag for node in tree.body.iter()] == shown.split()
    assert [node.id for node in tree.body.iter()] == [f"note-{tag}" for tag in printed.split()]


def test_a_body_cannot_close_what_it_stands_in():
    tree = LexborHTMLParser(
        f"<div id=in>{set_body('</div></article><p>x', pictures=(), media={}, cards={})}</div><i></i>"
    )
    assert tree.css_first("#in p").text() == "x"


def test_things_within_each_other_do_no_harm():
    html = (
        '<aside data-link="0"><aside data-link="1"><img src="https://x/a"></aside></aside>'
        "<h2><h3><img src='https://x/b'></h3></h2><pre><pre>x</pre></pre>"
    )
    assert "data-link" not in set_body(html, pictures=(), media={}, cards={})
    assert set_body("", pictures=(), media={}, cards={}) == ""
