"""Bookmarks as a file for browsers and people."""

from __future__ import annotations

import re

from builders import article
from selectolax.lexbor import LexborHTMLParser

from reader.exchange import bookmarks
from reader.model import ReadingList

PAPERS = {1: "China Daily", 2: "Harbour <Gazette>"}


def test_bookmarks_are_grouped_by_paper_with_what_a_person_wants_to_see():
    written = bookmarks.write(
        [
            article(
                "One",
                paper=1,
                byline="Cao Desheng",
                standfirst="A letter.",
                published=1_618_975_860,
                published_offset=480,
            ),
            article("Two & <b>", paper=2, published=None, sort_at=0),
            article("Three", paper=1, published=1_618_975_860, published_offset=480),
        ],
        PAPERS,
    )
    tree = LexborHTMLParser(written)
    assert [" ".join(node.text().split()) for node in tree.css("h3, a, dd")] == [
        "China Daily",
        "One",
        "21 April 2021 · By Cao Desheng · A letter.",
        "Three",
        "21 April 2021",
        "Harbour <Gazette>",
        "Two & <b>",
    ]
    assert tree.css_first("a").attributes == {"href": "https://paper.example/one", "add_date": "1618975860"}


def test_each_reading_list_is_a_folder_in_its_own_order_and_the_rest_stand_by_paper():
    one, two, three = (article(title, id=id, paper=1) for id, title in enumerate(("One", "Two", "Three"), start=1))
    lists = [(ReadingList(title="A <walk>"), [three, one]), (ReadingList(title="Empty"), [])]
    tree = LexborHTMLParser(bookmarks.write([one, two, three], PAPERS, lists))
    assert [node.text() for node in tree.css("h3, a")] == ["A <walk>", "Three", "One", "Empty", "China Daily", "Two"]


def test_each_mark_is_on_a_line_of_its_own_for_browsers_that_read_by_lines():
    written = bookmarks.write([article("A\n  long\ntitle", slug="a", standfirst="x\ny", paper=1)], PAPERS)
    assert written.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")
    assert len(re.findall(r'^ +<DT><A HREF="[^"]+" ADD_DATE="\d+">A long title</A>$', written, re.MULTILINE)) == 1
    assert len(re.findall(r"^ *<DL><p>$", written, re.MULTILINE)) == len(
        re.findall(r"^ *</DL><p>$", written, re.MULTILINE)
    )


def test_a_mark_was_added_when_the_reader_made_it_else_when_the_story_was_published():
    marked, unmarked = article("A", published=100, bookmarked_at=200), article("B", published=100)
    assert re.findall(r'ADD_DATE="(\d+)"', bookmarks.write([marked, unmarked], {})) == ["200", "100"]


def test_an_address_cannot_end_its_attribute():
    written = bookmarks.write([article("A", url='https://x/"><script>alert(1)</script>')], {})
    assert LexborHTMLParser(written).css("script") == []
    assert "Other papers" in written


def test_an_imported_text_without_an_address_is_listed_all_the_same():
    written = bookmarks.write([article("From a file", url="", paper_title="Old Paper")], {})
    assert "<DT>From a file\n" in written
    assert "Old Paper" in written
    assert "HREF" not in written
