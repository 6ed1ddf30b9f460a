"""An article as plain text, and the columns it is wrapped to."""

from __future__ import annotations

from textwrap import dedent

import pytest
from builders import also_read, article, link, picture

from reader.exchange import plain
from reader.exchange.columns import width, wrap
from reader.model import Kind


def test_an_article_is_set_for_the_terminal():
    story = article(
        "Ferry makes its last crossing",
        section_path=("News", "Nation"),
        standfirst="A bridge takes over.",
        byline="Hanna Lindqvist",
        published=1_618_975_860,
        published_offset=None,
        lead_image=picture(caption="The ferry.", credit="Nils Aker"),
        slug="ferry",
        body_html=(
            "<p>It was about <em>arriving</em>\n together,<br>slowly.</p>"
            '<aside data-link="0"></aside>'
            "<h2>Figures</h2><ul><li>Loaves: <b>nine</b> million</li><li>Dogs<ol><li>Biscuit</li></ol></li></ul>"
            "<blockquote><p>The river keeps accounts.</p></blockquote><pre>a\n  b</pre>"
            "<table><tr><th>Year</th><th>Fare</th></tr><tr><td>1960</td><td>2</td></tr></table>"
            '<figure><img src="x" alt="The pier"><figcaption>Low water.</figcaption></figure>'
        ),
        links=(
            also_read("quay-froze", text="The quay froze", article=7),
            link("In pictures", kind=Kind.END, position=1),
            link("Said in passing", kind=Kind.MENTION, position=2),
        ),
    )
    text = plain.write(story, "The Gazette")
    head, _, rest = text.partition("\nBy Hanna Lindqvist\n")
    assert head == dedent("""\
        THE GAZETTE › News › Nation

        Ferry makes its last crossing
        =============================

        A bridge takes over.
        """)
    assert rest.partition("\n")[2] == dedent("""\

        [Picture: The ferry. (Nils Aker)]

        It was about arriving together,
        slowly.

        > ALSO READ: The quay froze

        Figures

        - Loaves: nine million
        - Dogs

          1. Biscuit

            The river keeps accounts.

            a
              b

        Year | Fare
        1960 | 2

        [Picture: The pier]
        Low water.

        Also read
        ---------
        - The quay froze (article 7)
        - In pictures
          https://paper.example/in-pictures

        Source: https://paper.example/ferry
        """)


def test_no_line_is_longer_than_the_terminal_and_no_word_is_lost():
    chinese = "星期二清晨，运送了六十年面包的渡船最后一次离开码头。船上有镇长、两位面包师，“还有一只狗”。" * 4
    english = "It was never about the bread but about arriving somewhere together slowly. " * 6
    text = plain.write(article(chinese[:60], slug="x", body_html=f"<p>{chinese}</p><p>{english}</p>"), "港口公报")
    assert max(width(line) for line in text.splitlines()) <= plain.COLUMNS
    assert chinese in text.replace("\n", "")
    assert english.strip() in text.replace("\n", " ")


def test_nothing_in_an_article_can_drive_the_terminal():
    story = article(
        "\x1b[31mRed\x07", body="x\x1b]0;title\x07y \u202eabc", byline="\x9b1m", slug="a", standfirst="\x1b"
    )
    text = plain.write(story, "\x1bPaper")
    assert not set(text) & set("\x1b\x07\x9b\u202e")
    assert "Red" in text


def test_words_nested_deep_still_have_room():
    text = plain.write(article("T", body_html="<blockquote>" * 60 + "w" * 200 + "</blockquote>" * 60), "P")
    assert text.count("w") == 200


def test_an_empty_article_is_a_title():
    assert plain.write(article("Bare", url="", body_html="", published=None), "") == "Bare\n====\n"


@pytest.mark.parametrize(
    ("words", "columns", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("面包渡船离港", 8, ["面包渡船", "离港"]),
        ("面包渡船，离港", 8, ["面包渡", "船，离港"]),  # no comma begins a line
        ("他说（面包）好", 7, ["他说", "（面", "包）好"]),  # no bracket ends one
        ("全长1,240米", 6, ["全长", "1,240", "米"]),
        ("https://paper.example/long now", 10, ["https://paper.example/long", "now"]),
        ("to 0123456789 now", 4, ["to", "0123", "4567", "89", "now"]),
        ("a\nb", 5, ["a", "b"]),
        ("", 5, [""]),
    ],
)
def test_wrapping(words, columns, lines):
    assert wrap(words, columns) == lines


def test_letters_take_their_columns():
    assert [width(words) for words in ("abc", "面包", "e\u0301", "ｱ", "「」")] == [3, 4, 1, 1, 4]


def test_a_standfirst_that_the_body_begins_with_is_not_printed():
    assert plain.write(article("T", standfirst="It sank at…", body="It sank at noon."), "P").count("It sank") == 1


def test_a_story_without_a_title_says_so():
    assert "\n无标题\n======\n" in plain.write(article("", slug="x", language="zh"), "P")


def test_a_formula_stands_in_its_sentence_on_one_line():
    formula = "<math><msup><mi>a</mi><mn>2</mn></msup><mo>≠</mo><mrow><mn>0</mn></mrow></math>"
    text = plain.write(article("Lens", body_html=f"<p>So <em>{formula}</em> holds, and {formula} always.</p>"), "")
    assert "So a^2 ≠ 0 holds, and a^2 ≠ 0 always." in text
