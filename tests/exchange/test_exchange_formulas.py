"""A formula on one line says what the set one says."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.exchange import formulas
from reader.exchange.blocks import read


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<mi>x</mi><mo>=</mo><mn>4</mn>", "x = 4"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^2"),
        ("<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(n + 1)"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x_1^2"),
        ("<mfrac><mn>1</mn><mn>10</mn></mfrac>", "1/10"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a + b)/2"),
        ("<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>", "( a )^2"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>", "∑_(i = 1)^n"),
        ("<mrow><msup><mrow></mrow><mrow><mn>3</mn></mrow></msup><mo>√</mo><mrow><mi>x</mi></mrow></mrow>", "^3 √ x"),
        ("<msup><mi>x</mi></msup>", "x"),
    ],
)
def test_a_formula_keeps_its_sense_on_one_line(html: str, line: str) -> None:
    formula = LexborHTMLParser(f"<math>{html}</math>").css_first("math")
    assert formula is not None
    assert formulas.line(formula) == line


def test_a_formula_of_its_own_is_a_block_of_its_own() -> None:
    math = "<math><mi>x</mi><mo>=</mo><mn>4</mn></math>"
    assert [block.words for block in read(f"<p>So it is.</p><div>{math}</div><p>Always.</p>")] == [
        "So it is.",
        "x = 4",
        "Always.",
    ]
