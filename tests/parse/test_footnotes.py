"""The notes that marks in a text lead to come with it, numbers and ways back included."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.parse import page as pages

MARKED = (
    "<p>The lens weighs two tons and turns on mercury, as it always has.{} It never stood still in all the years.</p>"
)
NOTE = "Quist, The tower and its lamp, p. 9."


def body(*between: str, **around: str) -> str:
    return pages.read(page(*between, **around), url=URL).body_html


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ('<sup id="r1"><a href="#fn1">1</a></sup>', f'<ol><li id="fn1">{NOTE} <a href="#r1">↩</a></li></ol>'),
        ('<a id="r1" href="#fn1">[1]</a>', f'<div class="notes"><p id="fn1"><a href="#r1">[1]</a> {NOTE}</p></div>'),
        ('<a name="r1" href="#fn1">*</a>', f'<p><a name="fn1" href="#r1">*</a> {NOTE}</p>'),
        (
            f'<sup id="r1"><a href="{URL}#fn1">1</a></sup>',
            f'<ol><li id="fn1">{NOTE} <a href="{URL}#r1">↩</a></li></ol>',
        ),
    ],
)
@pytest.mark.parametrize("place", ["after", "beside"])
def test_a_note_is_kept_with_both_its_links_wherever_the_page_prints_it(mark: str, notes: str, place: str) -> None:
    html = body(MARKED.format(mark), **{place: f"<hr><section>{notes}</section>"})
    assert html.index('href="#note-fn1"') < html.index('id="note-fn1"') < html.index(NOTE)
    assert html.index('id="note-r1"') < html.index(NOTE) < len(html)
    assert 'href="#note-r1"' in html
    assert html.count(NOTE) == 1


def test_notes_from_beside_the_text_come_last_and_in_the_order_of_their_marks() -> None:
    marks = "".join(f'<sup><a href="#fn{n}">{n}</a></sup>' for n in (1, 2))
    notes = "".join(f'<li id="fn{n}">{NOTE} {n}</li>' for n in (1, 2))
    html = body(MARKED.format(marks), beside=f"<aside><ol>{notes}</ol></aside>")
    assert html.endswith(f'<ol><li id="note-fn1">{NOTE} 1</li><li id="note-fn2">{NOTE} 2</li></ol>')


def test_a_link_in_words_to_a_part_of_the_page_brings_nothing_along() -> None:
    html = body(MARKED.format('<a href="#join">Join the society</a>'), beside='<div id="join">Pay ten pounds</div>')
    assert "Pay ten pounds" not in html
    assert PARAGRAPHS[3] in html
