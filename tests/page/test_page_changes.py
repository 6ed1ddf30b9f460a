"""What a paper changed in an article, as a page."""

from __future__ import annotations

from collections import namedtuple
from datetime import UTC

import pytest
from builders import article
from selectolax.lexbor import LexborHTMLParser

from reader import page
from reader.model import Version

APRIL_21 = 1_618_975_860  # 2021-04-21 03:31 UTC
HOUR = 3_600
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202egnp.exe"""
Piece = namedtuple("Piece", "kind text")


def same(words):
    return Piece("same", words)


def gone(words):
    return Piece("deleted", words)


def come(words):
    return Piece("inserted", words)


def version(number):
    return Version(
        article=42, number=number, seen_at=APRIL_21 + number * HOUR, title="T", standfirst="", body_html="<p>x</p>"
    )


def shown(*body, versions=(1, 2), number=1, title=(), standfirst=(), **given):
    return LexborHTMLParser(
        page.changes(
            article("Title", id=42),
            [version(one) for one in versions],
            number=number,
            title=title,
            standfirst=standfirst,
            body=body,
            **{"zone": UTC, **given},
        )
    )


def words(tree, selector):
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_the_headline_comes_first_and_then_what_changed_below_it():
    tree = shown(
        (same("The toll is "), gone("18 "), come("20 "), same("yuan.")),
        title=(same("The ferry "), come("ends")),
        standfirst=(gone("A boat. "), come("A ship.")),
    )
    for unseen in tree.css(".unseen"):
        unseen.decompose()
    assert words(tree, ".label, h1, .standfirst, .body p") == [
        "What changed", "The ferry ends", "A boat. A ship.", "The toll is 18 20 yuan.",
    ]  # fmt: skip
    assert words(tree, "ins") == ["ends", "A ship.", "20"]
    assert words(tree, "del") == ["A boat.", "18"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["deleted: 18; end;", "inserted: 20; end;"]),
        ("zh", ["删去： 18；完；", "加入： 20；完；"]),
    ],
)
def test_a_change_is_told_in_words_to_those_who_do_not_see_it(lang, said):
    tree = shown((same("The toll is "), gone("18 "), come("20 "), same("yuan.")), lang=lang)
    assert words(tree, "del, ins") == said
    assert all(node.attributes["lang"] == lang for node in tree.css(".unseen"))


def test_what_stayed_is_folded_away_where_it_is_long():
    tree = shown(
        (same("Short."),), (gone("Out."),), (same("a" * 200),), (come("In."),), (same("One."),), (same("Two."),)
    )
    assert words(tree, "summary") == ["… 1 paragraph unchanged …", "… 2 paragraphs unchanged …"]
    assert words(tree, ".body > p.all-same") == ["Short."]
    assert words(tree, ".body > details:last-child p") == ["One.", "Two."]


def test_versions_are_listed_by_their_time_and_lead_to_what_each_changed():
    tree = shown((come("In."),), versions=(1, 4, 5), number=4)
    assert words(tree, ".versions li") == [
        "First seen 21 April 2021 04:31",
        "Rewritten 21 April 2021 07:31",
        "Rewritten 21 April 2021 08:31",
    ]
    assert [node.attributes["href"] for node in tree.css(".versions a")] == ["broadsheet://changes/42/1"]
    assert words(tree, '.versions [aria-current="page"]') == ["Rewritten 21 April 2021 08:31"]
    assert tree.css_first("nav ol").attributes["aria-label"] == "Versions"


def test_a_headline_that_changed_alone_says_that_the_text_stayed():
    tree = shown((same("All of it."),), title=(gone("Old"), come("New")))
    assert words(tree, ".body > p") == ["The text below the headline stayed as it was.", "All of it."]


def test_the_way_back_to_the_article_is_there():
    assert shown().css_first(".acts a").attributes["href"] == "broadsheet://article/42"
    never = LexborHTMLParser(page.unchanged(42))
    assert words(never, "h1") == ["Nothing has changed"]
    assert never.css_first(".acts a").attributes["href"] == "broadsheet://article/42"


def test_no_word_can_step_out_of_its_place():
    tree = shown((gone(HOSTILE), come(HOSTILE)), title=(same(HOSTILE),), standfirst=(come(HOSTILE),), lang=HOSTILE)
    assert tree.css("script, img, iframe, form, [onerror]") == []
    assert "\u202e" not in tree.html
