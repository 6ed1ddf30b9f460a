"""Why two articles are shown together, in plain words."""

from __future__ import annotations

from reader.stories.reasons import reasons
from reader.stories.signature import DocumentFrequencies, Signature, sign


def signed(title: str, text: str = "", language: str = "en") -> Signature:
    return sign(title, text, DocumentFrequencies(0, {}, language))


ONE = signed("Tankers turn back at Hormuz", "Three tankers turned back on Monday after a warning from Tehran.")
TWO = signed("Tehran warns ships off Hormuz", "Shipowners told their tankers to wait after the warning.")
NONE = signed("Harvest festival in Ulm", "Cows wore flowers.")


def test_the_reader_is_told_which_words_two_articles_share():
    assert reasons(ONE, TWO, 0.0) == "Shares Hormuz, Tehran, tankers, warning"


def test_days_apart_are_told():
    assert reasons(ONE, TWO, -2.1) == "Shares Hormuz, Tehran, tankers, warning; 2 days apart"
    assert reasons(ONE, TWO, 1.0).endswith("; a day apart")


def test_an_agency_says_more_than_words():
    assert reasons(ONE, TWO, 0.2, same_agency="Reuters") == "The same agency text (Reuters)"


def test_a_common_link_is_told_before_words():
    told = reasons(ONE, TWO, 0.0, same_link="https://paper.example/1")
    assert told == "Both link to the same story; shares Hormuz, Tehran, tankers, warning"
    assert reasons(ONE, NONE, 0.0, same_link="https://paper.example/1") == "Both link to the same story"


def test_where_nothing_is_shared_nothing_is_said():
    assert reasons(ONE, NONE, 0.0) == ""
    assert reasons(Signature(), Signature(), 3.0) == ""


def test_words_stand_as_the_articles_own_script_prints_them():
    one = signed("霍尔木兹海峡油轮返航", "伊朗警告后，三艘油轮在霍尔木兹海峡返航。", "zh")
    two = signed("伊朗警告霍尔木兹海峡的船只", "霍尔木兹海峡。", "zh")
    assert "霍尔木兹海峡" in reasons(one, two, 0.0)
    one = signed("Überschwemmung in Köln", "Der Rhein und die Häuser sind in Köln das Thema.", "de")
    two = signed("Köln nach der Überschwemmung", "Der Rhein ist hoch, und die Lage in Köln ist ernst.", "de")
    assert {"Köln", "Überschwemmung", "Rhein"} <= set(reasons(one, two, 0.0).removeprefix("Shares ").split(", "))


def test_inflected_words_are_known_again():
    assert "tankers" in reasons(signed("Two tankers sink"), signed("A tanker sinks"), 0.0).lower()


def test_function_words_are_no_reason():
    one, two = signed("What to do after it is over?"), signed("After all, it is over to you")
    assert reasons(one, two, 0.0) == ""


def test_titles_and_what_anybody_does_are_no_reason():
    text = (
        "Dr Fauci thought nobody kept the first masks. Mr Fauci called it a lesson, and nobody thought of masks first."
    )
    one, two = signed("Dr Fauci kept masks", text), signed("Nobody called Dr Fauci first about masks", text)
    assert set(reasons(one, two).removeprefix("Shares ").split(", ")) == {"Fauci", "masks", "lesson"}


def test_a_name_of_several_words_is_told_whole_where_it_stands_so():
    text = "Anthony Fauci spoke of masks. Fauci left."
    one, two = signed("Fauci on masks", text), signed("Masks, says Anthony Fauci", text)
    assert reasons(one, two, text=text).startswith("Shares Anthony Fauci, ")
    assert "Anthony Fauci" not in reasons(one, two, text="Fauci wrote to Anthony.")
