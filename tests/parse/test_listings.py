"""Code keeps its lines and loses the numbers that a page set beside them."""

from __future__ import annotations

import pytest
from gazette import URL, page

from reader.parse import page as pages
from reader.parse import sanitize


@pytest.mark.parametrize(
    "listing",
    [
        "<pre>lit = 1\n\n\n    turn(lens)</pre>",
        "<pre><code>lit = 1\n\n\n    turn(lens)</code></pre>",
        '<pre class="src"><span class="k">lit</span> = 1\n\n\n    turn(lens)</pre>',
    ],
)
def test_lines_and_their_indents_stay(listing: str) -> None:
    html = pages.read(page(listing), url=URL).body_html
    assert " = 1\n\n\n    turn(lens)" in html


def test_line_breaks_in_code_do_not_part_paragraphs() -> None:
    html = pages.read(page("<pre>lit = 1<br><br>turn(lens)</pre>"), url=URL).body_html
    assert "<pre>lit = 1<br><br>turn(lens)</pre>" in html


@pytest.mark.parametrize(
    "table",
    [
        '<table><tr><td class="gutter"><pre>1\n2</pre></td><td><pre>a = 1\nb = 2</pre></td></tr></table>',
        '<table><tr><td class="linenos">1\n2</td><td class="code"><pre>a = 1\nb = 2</pre></td></tr></table>',
    ],
)
def test_numbers_beside_code_are_left_out(table: str) -> None:
    assert sanitize.clean(table) == "<pre>a = 1\nb = 2</pre>"


def test_a_table_that_only_contains_some_code_stays_a_table() -> None:
    table = "<table><tbody><tr><td>Turn it</td><td><pre>turn(lens)</pre></td></tr></tbody></table>"
    assert sanitize.clean(table) == table


def test_a_table_keeps_its_head_its_caption_and_its_spans() -> None:
    table = (
        '<table><caption>Depths</caption><thead><tr><th scope="col" colspan="2">Fathoms</th></tr></thead>'
        '<tbody><tr><th scope="row">Mole</th><td rowspan="2">9</td></tr></tbody></table>'
    )
    assert table in pages.read(page(table), url=URL).body_html


def test_terms_and_small_letters_stay_what_they_are() -> None:
    terms = "<dl><dt>Lens</dt><dd>It bends H<sub>2</sub>O, x<sup>2</sup> times.</dd></dl>"
    assert terms in pages.read(page(terms), url=URL).body_html
