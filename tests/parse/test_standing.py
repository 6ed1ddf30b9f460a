"""Where the running text stands is seen from its sentences, not from the names around it alone."""

from __future__ import annotations

from gazette import PARAGRAPHS, URL

from reader.parse import chosen, outline, standing
from reader.parse import document as documents
from reader.parse.outline import Block

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINKS = "".join(f'<li><a href="/{n}">Story number {n}, about a boat, a pier, a crane</a></li>' for n in range(30))


def blocks(body: str) -> list[Block]:
    found = outline.read(documents.parse(f"<html><body>{body}</body></html>".encode(), url=URL).body)
    outline.mark_furniture(found)
    return found


def names(body: str) -> set[str]:
    return {box.names for box in standing.find(blocks(body))}


def test_the_box_of_the_long_sentences_is_found_beside_a_longer_list_of_links() -> None:
    assert names(f'<div class="a"><ul>{LINKS}</ul></div><div class="b">{TEXT}</div>') == {"b"}


def test_a_text_in_two_boxes_alike_stands_in_both() -> None:
    halves = "".join(f'<div class="part">{half}</div>' for half in (TEXT, TEXT))
    found = blocks(f"<main>{halves}</main><ul>{LINKS}</ul>")
    inside = standing.find(found)
    assert all(standing.is_in(block.box, inside) for block in found if block.text in PARAGRAPHS)


def test_furniture_is_no_place_for_a_text() -> None:
    comments = f'<div class="comments">{TEXT}</div>'
    assert names(f'<div class="b">{TEXT}{TEXT}{TEXT}</div>{comments}') == {"b"}


def test_a_name_of_furniture_around_the_whole_page_counts_for_nothing() -> None:
    found = blocks(f'<div class="has-sidebar sidebar"><div class="b">{TEXT}</div></div>')
    assert not any(block.box.foreign for block in found)


def test_a_page_without_sentences_has_no_such_place() -> None:
    assert standing.find(blocks("<p>Wait.</p><p>Please.</p>")) == set()


def test_links_are_counted_by_their_characters() -> None:
    (block,) = blocks('<p>See <a href="/x">the map</a> first</p>')
    assert (block.text, block.linked, block.box.linked) == ("See the map first", 7, 7)


def test_words_that_are_printed_twice_are_the_article_s_where_most_of_it_stands() -> None:
    found = blocks(f"<ul><li>{PARAGRAPHS[0]}</li></ul><div>{TEXT}</div>")
    chosen.match(found, "\n".join(PARAGRAPHS))
    assert [block.matched > 0 for block in found] == [False, True, True, True, True]


def test_the_cells_of_a_chosen_row_are_found_each_for_itself() -> None:
    found = blocks("<table><tr><td>Lamp</td><td>1891</td></tr><tr><td>Lens</td><td>1902</td></tr></table>")
    chosen.match(found, "| Lamp | 1891 |")
    assert [block.matched for block in found] == [1, 1, 0, 0]
