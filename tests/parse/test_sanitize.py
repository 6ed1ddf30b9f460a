"""What a publisher sends becomes safe HTML that still says everything a reader needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.errors import DocumentError
from reader.parse import formulas, sanitize

BASE = "https://gazette.example/news/1"


def clean(html: str) -> str:
    return sanitize.clean(html, base=BASE)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Pier</h2><p>Two <em>old</em> <strong>boats</strong><br>lay <sub>a</sub><sup>b</sup></p><hr>",
        '<blockquote><p>Said so.</p></blockquote><ul><li>one</li></ul><ol start="3"><li>three</li></ol>',
        '<table><tbody><tr><td colspan="2">4</td></tr></tbody></table><pre><code>x = 1\n  y</code></pre>',
        '<figure><img src="https://gazette.example/a.jpg" alt="A boat"><figcaption>A boat.</figcaption></figure>',
        '<dl><dt>Ebb</dt><dd>Water going.</dd></dl><p><abbr title="Very Fast Boat">VFB</abbr></p>',
        '<p><time datetime="2031-01-02">Thursday</time> <ruby>灯<rt>dēng</rt></ruby></p>',
        '<details><summary>More</summary><p>Here.</p></details><p lang="ar" dir="rtl">ميناء</p>',
    ],
)
def test_what_a_reader_needs_is_kept_as_it_is(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p onclick='x()' style='color:red' class=a id=b>Hi</p>", "<p>Hi</p>"),
        ("<script>x()</script><style>p{}</style><p>Hi</p>", "<p>Hi</p>"),
        ("<a href='javascript:x()'>Hi</a>", '<a rel="noopener noreferrer">Hi</a>'),
        ("<img src='data:image/gif;base64,R0'><img src='javascript:x()'><p>Hi</p>", "<p>Hi</p>"),
        ("<form action=/x><input name=q><p>Hi</p></form>", "<div><p>Hi</p></div>"),
        ("<p>Hi<aside data-link=3></aside></p>", "<p>Hi</p><div></div>"),
        ("<p></p><p>&nbsp;</p><p>Hi</p><div><p><br></p></div>", "<p>Hi</p>"),
        ("<p>a\x00b\x08c</p>", "<p>abc</p>"),
    ],
)
def test_what_is_not_needed_or_not_safe_is_gone(html: str, safe: str) -> None:
    assert clean(html) == safe.replace("<div></div>", "")


def test_links_become_absolute_and_name_no_referrer() -> None:
    assert clean("<a href='../sport/2?a=1'>Cup</a>") == (
        '<a href="https://gazette.example/sport/2?a=1" rel="noopener noreferrer">Cup</a>'
    )
    assert 'href="mailto:desk@gazette.example"' in clean("<a href='mailto:desk@gazette.example'>Write</a>")
    assert "href" not in sanitize.clean("<a href='/relative'>without a base</a>")


def test_a_footnote_keeps_its_place_under_a_name_of_ours() -> None:
    html = clean("<p>Fish.<sup><a href='#fn1'>1</a></sup></p><p id='fn1'>All of it.</p><p id=other>End.</p>")
    assert 'href="#note-fn1"' in html
    assert '<p id="note-fn1">All of it.</p>' in html
    assert "other" not in html


def test_a_placeholder_is_kept_only_when_it_is_ours() -> None:
    html = '<p>One</p><aside data-link="2"></aside><aside>Advice</aside>'
    assert sanitize.clean(html, allow_placeholders=True) == ('<p>One</p><aside data-link="2"></aside><div>Advice</div>')
    assert sanitize.clean(html) == "<p>One</p><div>Advice</div>"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<img src=blank.gif data-src=/a.jpg>", "https://gazette.example/a.jpg"),
        (
            "<img src=/s.jpg srcset='/400.jpg 400w, /1800.jpg 1800w, /4000.jpg 4000w'>",
            "https://gazette.example/1800.jpg",
        ),
        ("<img src=/s.jpg srcset='/1x.jpg, /2x.jpg 2x'>", "https://gazette.example/2x.jpg"),
        ("<picture><source srcset='/b.webp 900w'><img src=/b.jpg></picture>", "https://gazette.example/b.webp"),
        ("<img src='data:x'><noscript><img src=/n.jpg></noscript>", "https://gazette.example/n.jpg"),
        ("<img src='/c,w_800/d.jpg' alt=x>", "https://gazette.example/c,w_800/d.jpg"),
    ],
)
def test_a_lazy_picture_gets_the_address_that_fits_a_sharp_screen(html: str, address: str) -> None:
    cleaned = clean(html)
    assert f'src="{address}"' in cleaned
    assert cleaned.count("<img") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/t.gif width=1 height=1>",
        "<img src='https://pixel.wp.com/b.gif?x'>",
        "<img src='https://feeds.feedburner.com/~r/x'>",
    ],
)
def test_a_beacon_is_no_picture(html: str) -> None:
    assert clean(html) == ""


def test_an_embedded_player_becomes_a_link() -> None:
    html = clean("<iframe src='https://video.example/embed/7' title='The launch'></iframe>")
    assert html == '<p><a href="https://video.example/embed/7" rel="noopener noreferrer">▶ The launch</a></p>'


def test_blocks_that_are_not_kept_still_part_their_words() -> None:
    assert clean("<article>One</article><center>Two</center>") == "<div>One</div><div>Two</div>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Fish &amp; ships", "Fish & ships"),
        ("<b>Xi</b>: two<br>lines", "Xi: two lines"),
        ("  plain\n words ", "plain words"),
        ("a < b", "a < b"),
        ("<script>x</script>", ""),
    ],
)
def test_text_is_the_words_alone(html: str, words: str) -> None:
    assert sanitize.text(html) == words


_MARKUP = """
<p> </p> <div> </div> <table> <tr> <td> </table> <svg> </svg> <a/href=x> </a> <b> </b> <math><mtext> <style> </style>
<img/src=y/alt='<p>'> <!-- --> <ul><li> <noscript> </noscript> <select> <option> <template> </template>
<aside/data-link=1> </aside> <object> <h1> <details> <p/id=f> <a/href=#f> x &lt; &amp;lt; <title> <iframe/src=//z>
<math> </math> <mi> <msup> </mrow> <mrow> <semantics> <annotation-xml/encoding=text/html> <mglyph>
<mi/display=block/id=f>
"""
_PIECES = st.sampled_from([*_MARKUP.split(), "\x00", " "])


@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    for ours in (False, True):
        once = sanitize.clean(html, base=BASE, allow_placeholders=ours)
        assert sanitize.clean(once, base=BASE, allow_placeholders=ours) == once


def test_no_attack_known_leaves_anything_that_could_run(corpora: Path) -> None:
    with (corpora / "corpora/xss/vectors.jsonl").open(encoding="utf-8") as lines:
        vectors = [json.loads(line)["html"] for line in lines]
    assert len(vectors) > 6000
    for html in vectors:
        once = clean(html)
        assert clean(once) == once
        assert _live(once) == []


_RUNS = frozenset(
    [
        *("script", "style", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "svg"),
        *("link", "meta", "base", "template", "noscript", "video", "audio", "marquee", "animate", "image"),
    ]
)


def _live(html: str) -> list[str]:
    body = LexborHTMLParser(html).body
    assert body is not None
    found = []
    for node in body.traverse(include_text=True):
        if node.tag in _RUNS or (_is_in_formula(node) and not _is_of_formulas(node)):
            found.append(str(node.tag))
        for name, value in node.attributes.items() if node.tag != "-text" else ():
            address = name in ("href", "src")
            safe = (value or "").startswith(("https://", "http://", "mailto:", "#note-"))
            if name.startswith("on") or name in ("style", "srcdoc", "class") or (address and not safe):
                found.append(f"{node.tag} {name}={value}")
    return found


def _is_in_formula(node: LexborNode) -> bool:
    outer = node.parent
    while outer is not None and outer.tag != "math":
        outer = outer.parent
    return outer is not None


def _is_of_formulas(node: LexborNode) -> bool:
    """Tell whether a node is one that a formula may hold: words in a token, or an element that is no other's."""
    holder = node.parent.tag if node.parent is not None else ""
    if node.tag == "-text":
        return holder in formulas.TOKENS
    return node.tag in formulas.TAGS - {"math"} and holder not in formulas.TOKENS


def test_a_document_that_would_stall_a_parser_is_refused() -> None:
    with pytest.raises(DocumentError, match="nested"):
        clean("<div>" * 100_000)
