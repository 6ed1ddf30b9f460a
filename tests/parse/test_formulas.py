"""A formula is kept, however a page typesets it, and nothing but a formula is in it."""

from __future__ import annotations

import pytest
from gazette import URL, page
from selectolax.lexbor import LexborHTMLParser

from reader.parse import page as pages
from reader.parse import sanitize

SQUARE = "<msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>4</mn>"
MATH = f"<math>{SQUARE}</math>"
SOURCE = '<annotation encoding="application/x-tex">x^2 = 4</annotation>'


def body(between: str) -> str:
    return pages.read(page(between), url=URL).body_html


@pytest.mark.parametrize(
    "typeset",
    [
        f'<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x squared" style="color:red">{SQUARE}</math>',
        f'<mjx-container jax="CHTML"><mjx-math aria-hidden="true"><mjx-mi></mjx-mi></mjx-math>'
        f"<mjx-assistive-mml>{MATH}</mjx-assistive-mml></mjx-container>",
        f'<span class="katex"><span class="katex-mathml"><math><semantics><mrow>{SQUARE}</mrow>{SOURCE}</semantics>'
        '</math></span><span class="katex-html" aria-hidden="true"><span>x</span><span>2</span>=4</span></span>',
    ],
)
def test_a_sentence_keeps_its_formula_however_it_is_typeset(typeset: str) -> None:
    html = body(f"<p>The lens is square, so {typeset} holds for each of its sides, as the keepers like to say.</p>")
    plain = html.replace("<mrow>", "").replace("</mrow>", "")
    assert f"<p>The lens is square, so {MATH} holds for each of its sides, as the keepers like to say.</p>" in plain
    assert "x^2" not in html


@pytest.mark.parametrize(
    "typeset",
    [
        f'<mjx-container display="true"><mjx-assistive-mml>{MATH}</mjx-assistive-mml></mjx-container>',
        f'<span class="katex-display"><span class="katex"><span class="katex-mathml">{MATH}</span></span></span>',
        f'<p><math display="block">{SQUARE}</math></p>',
    ],
)
def test_a_formula_on_its_own_stays_under_its_heading(typeset: str) -> None:
    html = body(f"<h2>The Law of the Lens</h2>{typeset}")
    assert html.index("<h2>The Law of the Lens</h2>") < html.index(f'<math display="block">{SQUARE}</math>')
    assert html.count("<math") == 1


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<math><mi><b>x</b></mi></math>", "<math><mi>x</mi></math>"),
        ("<math><mtext><a href=https://a.example>x</a></mtext></math>", "<math><mtext>x</mtext></math>"),
        ("<math href='javascript:x()' xlink:href=//a.example><mi onclick=x()>y</mi></math>", "<math><mi>y</mi></math>"),
        (
            "<math><maction actiontype=toggle><mi>x</mi><mi>y</mi></maction></math>",
            "<math><mrow><mi>x</mi><mi>y</mi></mrow></math>",
        ),
        (
            "<math><mi mathvariant=bold-italic>x</mi><mo stretchy=maybe>+</mo></math>",
            '<math><mi mathvariant="bold-italic">x</mi><mo>+</mo></math>',
        ),
        ("<math display=fixed>loose</math>", "<math><mtext>loose</mtext></math>"),
        (
            f"<math><annotation-xml encoding=text/html><b>x</b></annotation-xml><mi>y</mi>{SOURCE}</math>",
            "<math><mi>y</mi></math>",
        ),
        ("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x()&gt;'>", ""),
        ("<math><mi>&lt;b&gt;</mi></math>", "<math><mi>&lt;b&gt;</mi></math>"),
        ("<math></math><mi>x</mi>", "x"),
    ],
)
def test_a_formula_holds_no_html(html: str, safe: str) -> None:
    assert sanitize.clean(html) == safe
    assert sanitize.clean(safe) == safe


def test_a_formula_nested_too_deep_keeps_its_words() -> None:
    html = sanitize.clean("<math>" + "<mrow>" * 200 + "<mi>x</mi>" + "</mrow>" * 200 + "</math>")
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    assert len(tree.css("mrow")) < 40
    assert tree.body.text() == "x"


@pytest.mark.parametrize(
    ("root", "written"),
    [
        ("<msqrt><mi>x</mi></msqrt>", "<mo>√</mo><mrow><mi>x</mi></mrow>"),
        ("<msqrt><mrow> <mn>25</mn> </mrow></msqrt>", "<mo>√</mo><mrow><mrow><mn>25</mn></mrow></mrow>"),
        (
            "<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>",
            "<mo>√</mo><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow>",
        ),
        (
            "<mroot><mi>x</mi><mn>3</mn></mroot>",
            "<msup><mrow></mrow><mrow><mn>3</mn></mrow></msup><mo>√</mo><mrow><mi>x</mi></mrow>",
        ),
    ],
)
def test_a_root_is_seen_without_a_font_for_mathematics(root: str, written: str) -> None:
    safe = sanitize.clean(f"<math>{root}</math>")
    assert safe == f"<math><mrow>{written}</mrow></math>"
    assert sanitize.clean(safe) == safe
