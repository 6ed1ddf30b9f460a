"""What an article adds to its story."""

from __future__ import annotations

import pytest

from reader.stories import news
from reader.stories.frequencies import DocumentFrequencies
from reader.stories.signature import Signature, sign

RARE = DocumentFrequencies(0, {})


def signed(title: str, text: str) -> Signature:
    return sign(title, text, RARE)


FIRST = "A tanker was stopped in the strait of Hormuz on Monday. Its crew of twenty sailors is said to be well."
SECOND = (
    "By Cao Desheng in Tehran</p><p>A tanker was stopped in the strait of Hormuz on Monday. Its crew of twenty sailors "
    "is said to be well. Norway has offered to mediate between the owners and the coast guard. Talks begin soon."
)


def test_the_news_is_the_sentence_with_most_that_was_not_known():
    own = signed("Tanker stopped", SECOND)
    line = news.news(f"<p>{SECOND}</p>", own, [signed("Tanker stopped", FIRST)])
    assert line == "Norway has offered to mediate between the owners and the coast guard."


def test_the_first_of_a_story_tells_its_own_sentence():
    assert news.news(FIRST, signed("Tanker stopped", FIRST), []).startswith("A tanker was stopped")


def test_a_text_that_says_nothing_new_has_no_news():
    assert news.news(FIRST, signed("Tanker stopped", FIRST), [signed("Tanker stopped", FIRST)]) == ""
    assert news.news("", Signature(), []) == ""


def test_a_long_sentence_is_cut_at_a_word():
    text = "The harbour master named " + ", ".join(f"quay{n}" for n in range(60)) + " and closed the book."
    line = news.news(text, signed("Harbour", text), [])
    assert len(line) <= news.LONGEST
    assert line.endswith("…")
    assert text.startswith(line[:-1])
    assert text[len(line) - 1] in ", "


def test_a_byline_and_a_label_are_no_news():
    text = (
        "<p>By Alma Reyes, Harbour Correspondent.</p><p>READ MORE: Cranes of Bremen sold to Norway</p><p>It rained.</p>"
    )
    assert news.news(text, signed("Rain", "Alma Reyes cranes Bremen Norway sold rained"), []) == ""


def test_captions_are_no_news():
    text = "<figure><figcaption>Harbour master Ito waves to the Norwegian crew at dawn.</figcaption></figure>"
    assert news.news(text, signed("Dawn", "Harbour master Ito waves Norwegian crew dawn"), []) == ""


def test_sentences_end_where_their_language_says():
    assert news.split("Mr. Ito met Gen. A. Brown of the U.S. Navy. “It is over,” he said.") == [
        "Mr. Ito met Gen. A. Brown of the U.S. Navy.",
        "“It is over,” he said.",
    ]
    assert news.split("外长说：“好。”他走了。谁来？") == ["外长说：“好。”", "他走了。", "谁来？"]
    assert news.split("هل جاء الوزير؟ نعم، جاء اليوم. ثم ذهب.") == ["هل جاء الوزير؟", "نعم، جاء اليوم.", "ثم ذهب."]
    assert news.split("Die Fähre fährt z. B. um 6 Uhr. Ärzte fahren mit.") == [
        "Die Fähre fährt z. B. um 6 Uhr.",
        "Ärzte fahren mit.",
    ]


def test_chinese_news_is_found():
    first = "一艘油轮星期一在霍尔木兹海峡被拦下。船员据说平安。"
    second = first + "挪威表示愿意在船东和海岸警卫队之间调解。"
    line = news.news(f"<p>{second}</p>", signed("油轮被拦", second), [signed("油轮被拦", first)])
    assert line == "挪威表示愿意在船东和海岸警卫队之间调解。"


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON — ",
        "(Reuters) - ",
        "LONDON (AP) — ",
        "TROMSO, Norway (AP) — ",
        "NEW YORK, March 3 (Reuters) - ",
        "BERLIN - ",
    ],
)
def test_an_agencys_dateline_is_cut_off(dateline: str):
    text = "Norway has offered to mediate between the owners and the coast guard."
    assert news.news(f"<p>{dateline}{text}</p>", signed("Offer", text), []) == text


def test_what_only_looks_like_a_dateline_stays():
    text = "COVID-19 came back to Norway - and nobody in Bergen was ready."
    assert news.news(text, signed("Offer", text), []) == text


@pytest.mark.parametrize(
    "half", ["“Norway has offered to mediate in Bergen.", 'The coast guard of Norway said: "We mediate in Bergen.']
)
def test_half_a_quotation_is_passed_over(half: str):
    whole = "“The ship sails on Friday,” said the harbour master."
    text = f"<p>{half}</p><p>{whole}</p>"
    assert news.news(text, signed("Offer", text), []) == whole


def test_quotations_of_other_languages_are_whole():
    for text in (
        "„Das Schiff fährt am Freitag“, sagte der Hafenmeister.",
        "« Le navire part vendredi », dit le capitaine.",
    ):
        assert news.news(text, signed("Hafen", text), []) == text
