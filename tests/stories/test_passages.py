"""A body's HTML as passages of plain words."""

from __future__ import annotations

from reader.stories import passages


def test_every_paragraph_heading_and_list_item_is_a_passage():
    html = "<h2>Ferries</h2><p>One <b>bold</b>\nword.</p><ul><li>first</li><li>second <p>below</p></li></ul>tail"
    assert passages.read(html) == ("Ferries", "One bold word.", "first", "second", "below", "tail")


def test_a_sign_in_an_attribute_ends_no_tag_and_entities_are_read():
    assert passages.read('<p>a <img alt="x > y < z"/>&lt;b&gt; &amp; c</p>') == ("a <b> & c",)


def test_a_line_break_and_a_cell_part_words_but_no_passages():
    assert passages.read("<p>one<br>two</p>") == ("one two",)
    assert passages.read("<table><tr><td>one</td><td>two</td></tr></table>") == ("one two",)


def test_captions_are_left_out_where_asked():
    html = "<p>Text.</p><figure><img/><figcaption>A crane</figcaption></figure><p>More.</p>"
    assert passages.read(html) == ("Text.", "A crane", "More.")
    assert passages.read(html, captions=False) == ("Text.", "More.")


def test_plain_text_is_a_passage_a_line():
    assert passages.read("one\n\n two  words \n") == ("one", "two words")
