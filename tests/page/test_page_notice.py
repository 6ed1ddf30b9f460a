"""Pages that are no article, the words they use, and citations."""

from __future__ import annotations

import pytest
from builders import article
from selectolax.lexbor import LexborHTMLParser

from reader import page
from reader.page import words


def test_a_message_is_a_page_with_acts():
    tree = LexborHTMLParser(
        page.message("Gone", "It is <gone>.", theme="dark", lang="en", actions=(("Add a feed", "broadsheet://add"),))
    )
    assert tree.css_first("html").attributes["data-theme"] == "dark"
    assert (tree.css_first("h1").text(), tree.css_first("main p").text()) == ("Gone", "It is <gone>.")
    assert tree.css_first(".acts a").attributes["href"] == "broadsheet://add"
    assert "aria-busy" not in tree.css_first("main").attributes


def test_an_act_that_the_pane_would_not_follow_is_no_link():
    tree = LexborHTMLParser(page.message("T", "S", actions=(("Run", "javascript:alert(1)"),)))
    assert tree.css("a") == []
    assert tree.css_first(".acts").text() == "Run"


def test_each_state_says_what_it_is_in_the_readers_language():
    def heading(html):
        return LexborHTMLParser(html).css_first("h1").text()

    assert [heading(state()) for state in (page.choose, page.gone)] == ["Choose a story", "This story is gone"]
    assert heading(page.choose(lang="zh")) == "选择一篇报道"
    assert heading(page.unreadable("The disk is broken.")) == "This story cannot be shown"


def test_a_page_on_its_way_can_be_stopped():
    tree = LexborHTMLParser(page.fetching("far.example", "broadsheet://share/stop"))
    assert tree.css_first("main").attributes["aria-busy"] == "true"
    assert (tree.css_first("h1").text(), tree.css("main p")[1].text()) == ("Fetching the page", "from far.example")
    assert tree.css_first(".acts a").attributes["href"] == "broadsheet://share/stop"


def test_a_failed_page_can_be_tried_again_or_opened_elsewhere():
    tree = LexborHTMLParser(page.failed("The server said no.", "broadsheet://share/again", "broadsheet://share/b"))
    assert tree.css_first("main p").text() == "The server said no."
    assert [(node.text(), node.attributes["href"]) for node in tree.css(".acts a")] == [
        ("Try again", "broadsheet://share/again"),
        ("Open in browser", "broadsheet://share/b"),
    ]


@pytest.mark.parametrize("key", sorted(words._WORDS))
def test_every_phrase_has_the_same_blanks_in_each_language(key):
    english, chinese = words._WORDS[key]
    blanks = {"n": "", "names": "", "time": "", "credit": "", "feed": "", "host": "", "title": ""}
    assert english.strip()
    assert chinese.strip()
    assert english.count("{") == chinese.count("{")
    assert words.say(key, "fr", **blanks) == english.format(**blanks)


def test_a_citation_is_title_paper_date_link():
    story = article("Xi: China, Russia to deepen cooperation", slug="x", published=1_618_975_860, published_offset=480)
    assert page.citation(story, "China Daily") == (
        "Xi: China, Russia to deepen cooperation - China Daily, 21 April 2021, https://paper.example/x"
    )


def test_a_citation_leaves_out_what_is_unknown_and_stays_one_clean_line():
    assert page.citation(article("A\n title\u202e", url="", published=None), "") == "A title"
    chinese = article("渡船", url="", published=1_618_975_860, published_offset=480)
    assert page.citation(chinese, "港口公报") == "渡船 - 港口公报, 2021年4月21日"


def test_a_story_that_is_not_here_without_a_connection_can_be_taken_back_or_opened_elsewhere():
    tree = LexborHTMLParser(page.wanted("Nets found", "broadsheet://share/n", "broadsheet://share/b"))
    assert tree.css_first("h1").text() == "Not kept here yet"
    assert tree.css_first("main p").text() == "“Nets found” will be fetched at the next connection."
    assert [(node.text(), node.attributes["href"]) for node in tree.css(".acts a")] == [
        ("Never mind", "broadsheet://share/n"),
        ("Open in browser", "broadsheet://share/b"),
    ]
    nameless = LexborHTMLParser(page.wanted("", "broadsheet://share/n", "broadsheet://share/b", lang="zh"))
    assert nameless.css_first("main p").text() == "下次联网时将会获取。"
