"""A text as tokens, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.stories.signature import DocumentFrequencies, pack, sign, unpack
from reader.stories.stems import stem
from reader.stories.tokens import tokens


def test_words_come_as_printed_and_abbreviations_whole():
    assert tokens("The U.S. won't pay 1,500.5 now") == ["The", "U.S.", "won't", "pay", "1,500.5", "now"]


def test_a_curly_apostrophe_is_an_apostrophe():
    assert tokens("Trump’s") == tokens("Trump's") == ["Trump's"]


def test_scripts_without_spaces_come_in_pairs_beside_words_of_others():
    assert tokens("用iPhone拍照") == ["用", "iPhone", "拍照"]
    assert tokens("호르무즈 3") == ["호르", "르무", "무즈", "3"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tankers", "tanker"),
        ("Trump's", "trump"),
        ("cities", "city"),
        ("l’Iran".replace("’", "'"), "iran"),
        ("Öl", "ol"),
        ("танкеров", "танкеры"),
        ("السفينة", "سفينة"),
        ("1,500", "1500"),
    ],
)
def test_a_word_and_its_inflection_have_one_stem(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("new", "news"), ("crisis", "crises"), ("bus", "but"), ("glass", "gla")])
def test_words_that_only_look_alike_do_not(one: str, other: str):
    assert stem(one) != stem(other)


def test_a_word_without_an_end_comes_in_parts():
    assert max(map(len, tokens("x" * 10_000))) == 60


@settings(max_examples=150, deadline=None)
@given(title=st.text(max_size=60), text=st.text(max_size=400))
def test_any_text_is_signed_and_kept(title: str, text: str):
    signed = sign(title, text, DocumentFrequencies(0, {}, "en"))
    assert unpack(pack(signed)) == signed
