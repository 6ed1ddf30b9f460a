"""A drawing that is kept holds lines, shapes and words; anything else is refused with a sentence."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reader.errors import DocumentError
from reader.parse import svg

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">'
EDITED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- drawn at the harbour -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60mm" height="4cm"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" inkscape:version="1.2" xml:space="preserve">
<metadata><dc:title>Lamp</dc:title></metadata><sodipodi:namedview pagecolor="#fff"/><title>Lamp</title>
<style>.a { fill: url(#glow); stroke: #123 } @media (prefers-color-scheme: dark) { .a { stroke: #fff } }</style>
<defs><linearGradient id="glow"><stop offset="0" stop-color="red"/></linearGradient>
<g id="ray"><path d="M0 0L9 9"/></g><clipPath id="c"><circle r="4"/></clipPath></defs>
<use xlink:href="#ray"/><use href="#ray" clip-path="url('#c')"/><text x="3" font-family="serif">Lamp</text>
<image width="1" height="1" xlink:href="data:image/png;base64,iVBORw0KGgo="/>
<rect class="a" width="9" height="9"><animate attributeName="opacity" values="0;1" dur="2s"/></rect></svg>"""


def drawing(inside: str) -> bytes:
    return f"{OPEN}{inside}</svg>".encode()


def test_a_drawing_as_drawing_programs_save_it_is_inert() -> None:
    assert svg.size(EDITED.encode()) == (227, 151)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="90" height="60"', (90, 60)),
        ('width="90px" height="60.4px"', (90, 60)),
        ('viewBox="0 0 90 60"', (90, 60)),
        ('viewBox="0,0,90,60" width="180"', (180, 120)),
        ('viewBox="0 0 90 60" height="30"', (45, 30)),
        ('width="100%" height="100%" viewBox="-5 -5 90 60"', (90, 60)),
        ('width="100%"', (300, 150)),
        ('viewBox="nonsense"', (300, 150)),
        ('width="0" height="0"', (1, 1)),
        ("", (300, 150)),
    ],
)
def test_its_size_is_what_a_browser_would_give_it(root: str, size: tuple[int, int]) -> None:
    assert svg.size(f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>'.encode()) == size


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="data:text/javascript,1"/>',
        '<g onload="alert(1)"/>',
        '<a href="https://bad.example/"><text>Click</text></a>',
        "<foreignObject><p>words</p></foreignObject>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<x:iframe xmlns:x="http://www.w3.org/1999/xhtml" src="/"/>',
        '<image href="https://bad.example/a.png"/>',
        '<image xlink:href="/a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="data:image/png,x"/>',
        '<use href="other.svg#a"/>',
        '<use href="data:image/png;base64,AAAA"/>',
        '<feImage href="#a"/>',
        '<path style="fill: url(https://bad.example/#a)"/>',
        '<path style="fill: u\\72l(https://bad.example/)"/>',
        "<path style=\"background: image-set('https://bad.example/a' 1x)\"/>",
        '<path fill="url(//bad.example/a#b)"/>',
        '<path fill="url( data:x )"/>',
        "<style>@import 'https://bad.example/a.css';</style>",
        "<style>@font-face { font-family: a; src: url(https://bad.example/a) }</style>",
        "<style><![CDATA[ * { background: url(https://bad.example/a) } ]]></style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="xlink:href" to="#a"/>',
        '<set attributeName="onclick" to="x"/>',
        '<animate attributeName="fill" values="red;url(https://bad.example/)"/>',
        '<g xml:base="https://bad.example/"><use href="#a"/></g>',
        '<g unheard-of="1"/>',
        "<unheard/>",
        "<?xml-stylesheet href='https://bad.example/a.css'?>",
        "<handler type='x'/>",
    ],
)
def test_what_does_more_than_draw_is_refused(inside: str) -> None:
    with pytest.raises(DocumentError, match="more than lines and shapes"):
        svg.size(drawing(inside))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<?xml-stylesheet href='https://bad.example/a.css'?>" + drawing(""), "more than lines"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"), "more than lines"),
        (b'<!DOCTYPE svg SYSTEM "https://bad.example/a.dtd">' + drawing(""), "more than lines"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + drawing(""), "more than lines"),
        (drawing("").decode().encode("utf-16"), "damaged"),
        (drawing("<text>&nbsp;</text>"), "damaged"),
        (drawing("<g>"), "damaged"),
        (b"<html><svg/></html>", "no picture"),
        (b"<svg/>", "no picture"),
        (drawing("<g/>" * 20_000), "20,000 parts"),
        (drawing(" " * 1_000_000), "1 MB"),
        (drawing("<g>" * 80 + "</g>" * 80), "more than lines"),
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        svg.size(data)


def test_a_few_parts_that_stand_for_millions_are_refused() -> None:
    layers = "".join(f'<g id="g{n + 1}">{f"""<use href="#g{n}"/>""" * 10}</g>' for n in range(9))
    with pytest.raises(DocumentError, match="more than lines"):
        svg.size(drawing(f'<g id="g0"/>{layers}'))


@pytest.mark.parametrize("inside", ['<g id="a"><use href="#a"/></g>', '<pattern id="a" fill="url(#a)"/>'])
def test_a_part_that_holds_itself_is_refused(inside: str) -> None:
    with pytest.raises(DocumentError, match="more than lines"):
        svg.size(drawing(inside))


def test_no_public_attack_in_a_drawing_is_kept_unless_nothing_is_left_of_it(corpora: Path) -> None:
    kept = []
    for line in (corpora / "corpora/xss/vectors.jsonl").read_text("utf-8").splitlines():
        attack = json.loads(line)["html"]
        for data in (drawing(attack), attack.encode("utf-8", "replace")):
            with suppress(DocumentError):
                svg.size(data)
                kept.append(data)
    assert kept  # plain words and harmless shapes are among them
    for data in kept:
        assert _does_nothing(data), data


def _does_nothing(data: bytes) -> bool:
    """Look at a kept drawing with rules of our own, apart from those that let it pass."""
    for node in etree.fromstring(data).iter():
        name = node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else "comment"
        styled = name == "style" and re.search(r"url\((?!['\"]?#)|@import", node.text or "")
        if name in ("script", "foreignobject", "iframe", "a", "handler") or styled:
            return False
        for key, value in node.attrib.items():
            key, value = key.rpartition("}")[2].lower(), value.strip().lower()
            if key.startswith("on") or (key in ("href", "src") and not value.startswith(("#", "data:image/"))):
                return False
    return True


@settings(max_examples=150, deadline=None, database=None)
@given(st.data())
def test_a_mutated_drawing_is_a_size_or_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(EDITED.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(broken) - 1))
        length = data.draw(st.integers(0, 12))
        broken[place : place + length] = data.draw(st.binary(max_size=12) | st.sampled_from(PIECES))
    with suppress(DocumentError):
        width, height = svg.size(bytes(broken))
        assert width > 0
        assert height > 0


PIECES = [b"<script>", b"</svg>", b"<!DOCTYPE", b"<!ENTITY", b"&a;", b"<![CDATA[", b"\x00", b"\xff\xfe", b"href='#ray'"]
