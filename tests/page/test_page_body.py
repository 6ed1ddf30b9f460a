"""The body made ready for the page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.page.body import set_body


def body(html, *, media=None, cards=None, **given):
    return LexborHTMLParser(set_body(html, media=media or {}, cards=cards or {}, **given))


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
    assert len(tree.css(".missing")) == 4
    assert tree.css("source, [srcset]") == []


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
    tree = LexborHTMLParser(f"<div id=in>{set_body('</div></article><p>x', media={}, cards={})}</div><i></i>")
    assert tree.css_first("#in p").text() == "x"


def test_things_within_each_other_do_no_harm():
    html = (
        '<aside data-link="0"><aside data-link="1"><img src="https://x/a"></aside></aside>'
        "<h2><h3><img src='https://x/b'></h3></h2><pre><pre>x</pre></pre>"
    )
    assert "data-link" not in set_body(html, media={}, cards={})
    assert set_body("", media={}, cards={}) == ""
