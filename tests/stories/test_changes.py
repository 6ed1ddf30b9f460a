"""What a paper changed in a text: words inserted and deleted."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.stories import changes
from reader.stories.changes import Piece, compare, paragraphs

SIGNS = {"same": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}


def drawn(pieces: tuple[Piece, ...]) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in pieces)


def set_in_paragraphs(words: list[str]) -> str:
    return "".join(f"<p>{' '.join(words[at : at + 50])}</p>" for at in range(0, len(words), 50))


def without(kind: str, pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != kind)


def test_words_that_came_and_went_are_marked():
    before = "Three ships waited off Hormuz on Monday."
    after = "Five ships waited off Hormuz on Monday night."
    assert drawn(compare(before, after)) == "[-Three -]{+Five +}ships waited off Hormuz on Monday {+night+}."


def test_the_same_text_is_one_piece():
    assert compare("Nothing new.", "Nothing new.") == (Piece("same", "Nothing new."),)
    assert compare("", "") == ()


def test_a_text_that_came_whole_is_one_piece():
    assert compare("", "All new here.") == (Piece("inserted", "All new here."),)


def test_a_small_word_between_two_changes_goes_with_them():
    assert drawn(compare("red in blue", "green in white")) == "[-red in blue-]{+green in white+}"


def test_chinese_is_compared_by_character():
    assert drawn(compare("外长星期一抵达北京。", "外长星期二抵达北京。")) == "外长星期[-一-]{+二+}抵达北京。"


def test_a_hyphened_word_and_a_number_are_one_word():
    assert drawn(compare("It cost 1,200 on mid-June days.", "It cost 1,300 on mid-July days.")) == (
        "It cost [-1,200 on mid-June -]{+1,300 on mid-July +}days."
    )


@given(st.lists(st.sampled_from(["ship ", "port ", "the ", "港", "。", ". ", "sea, "]), max_size=40), st.data())
def test_the_pieces_put_together_are_both_texts(words: list[str], data: st.DataObject):
    other = data.draw(st.lists(st.sampled_from([*words, "new "]), max_size=40))
    before, after = "".join(words), "".join(other)
    pieces = compare(before, after)
    assert without("deleted", pieces) == after
    assert "".join(without("inserted", pieces).split()) == "".join(before.split())
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


def test_paragraphs_are_matched_first():
    before = "<p>The port opened at six.</p><p>A crane fell.</p><p>Nobody was hurt.</p>"
    after = "<h2>Harbour</h2><p>The port opened at seven.</p><p>Nobody was hurt.</p>"
    assert [drawn(one) for one in paragraphs(before, after)] == [
        "{+Harbour+}",
        "The port opened at [-six-]{+seven+}.",
        "[-A crane fell.-]",
        "Nobody was hurt.",
    ]


def test_a_change_of_markup_alone_is_none():
    found = paragraphs("<p>A <b>bold</b> word</p>", "<p>A bold <a href='https://paper.example/'>word</a></p>")
    assert [drawn(one) for one in found] == ["A bold word"]


def test_a_long_text_rewritten_all_over_takes_no_time():
    words = [f"word{n % 997}" for n in range(17_000)]
    other = [word if n % 3 else "other" for n, word in enumerate(words)]
    began = time.process_time()
    compare(" ".join(words), " ".join(other))
    paragraphs(set_in_paragraphs(words), set_in_paragraphs(other))
    paragraphs("<p>a</p><p>b</p>" * 6_000, "<p>b</p><p>c</p><p>a</p>" * 4_000)
    assert time.process_time() - began < 3


def test_where_hardly_anything_stays_the_whole_is_marked():
    before, after = " ".join(f"a{n}" for n in range(900)), " ".join(f"b{n}" for n in range(900))
    assert [piece.kind for piece in changes.compare(before, after)] == ["deleted", "inserted"]
