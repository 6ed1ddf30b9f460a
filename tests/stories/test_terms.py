"""What a text is about, in many scripts."""

from __future__ import annotations

import pytest

from reader.stories.terms import terms


def test_a_title_counts_fourfold_and_the_beginning_double():
    found = terms("Hormuz", "Tehran " + "and so on and on " * 20 + "Muscat")
    assert (found["hormuz"], found["tehran"], found["muscat"]) == (4, 2, 1)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The tankers and the ships of the fleet", "tanker", "tankers"),
        ("Die Häfen und der Öltanker sind mit dem Schiff", "oltanker", "und"),
        ("La grève de l'Iran et des ports dans la mer", "iran", "dans"),
        ("Новые танкеры и порт на берегу, что было", "танкер", "что"),
        ("قال الوزير إن السفينة في الميناء", "وزير", "في"),
        ("霍尔木兹海峡", "霍尔", "霍"),
        ("ホルムズ海峡のタンカーについて", "海峡", "つい"),
        ("호르무즈 해협의 유조선", "호르", "호"),
        ("ช่องแคบฮอร์มุซ", "ช่", "ช่องแคบฮอร์มุซ"),
        ("होर्मुज़ जलडमरूमध्य", "जलडमरूमध्य", "जलडमर"),
    ],
)
def test_terms_of_a_script(text: str, one: str, other: str):
    found = terms("", text)
    assert one in found
    assert other not in found


def test_a_word_that_only_another_language_finds_empty_is_kept():
    assert "war" in terms("War in the Gulf", "The war is over and it was the end of it")
    assert "war" not in terms("", "Der Hafen war voll und die Schiffe sind bei der Mole")


def test_full_width_and_half_width_are_one():
    assert terms("", "ＨＯＲＭＵＺ").keys() == terms("", "Hormuz").keys()


def test_numbers_are_kept_whole():
    assert {"1500", "3.5"} <= terms("", "They paid 1,500 for 3.5 of it").keys()


def test_nothing_is_made_of_nothing():
    assert terms("", "") == {}
    assert terms("—", "…!?") == {}
