"""The view of one story, and the picture of its coverage."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from builders import row
from selectolax.lexbor import LexborHTMLParser

from reader import page
from reader.model import Story, StoryMember
from reader.page.coverage import coverage

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
APRIL_21 = 1_618_975_860  # 2021-04-21 03:31 UTC
HOUR, DAY = 3_600, 86_400
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202egnp.exe"""


def member(id, title="A step", source="China Daily", at=0, why="", news="", by_reader=False, **given):
    told = row(title, id=id, source=source, sort_at=APRIL_21 + at, **given)
    return StoryMember(row=told, why=why, news=news, by_reader=by_reader)


def story(*members):
    papers = tuple(dict.fromkeys(one.row.source for one in members))
    return Story(id=7, title=members[-1].row.title if members else "", members=members, papers=papers)


FERRY = story(
    member(1, "The ferry ends", read=True, why="The first of its story"),
    member(2, "The captain speaks", "BBC News", 3 * HOUR, "Shares ferry, captain", "He is 61."),
    member(3, "The toll is suspended", at=3 * DAY, by_reader=True),
)


def shown(told=FERRY, **given):
    return LexborHTMLParser(page.story(told, **{"zone": UTC, **given}))


def words(tree, selector):
    return [" ".join(node.text(separator=" ").split()) for node in tree.css(selector)]


def targets(tree, selector):
    return [node.attributes["href"].removeprefix("broadsheet://") for node in tree.css(selector)]


def heights(picture):
    """Give how many marks each column of a picture holds; the first is never empty, and empty ones are not drawn."""
    drawn = {
        float(column.attributes["x"].rstrip("%")): len(column.css("a"))
        for column in LexborHTMLParser(picture).css("svg > svg")
    }
    width = 2 * min(drawn)
    marks = [0] * round(100 / width)
    for middle, count in drawn.items():
        marks[int(middle / width)] = count
    return marks


def test_a_story_says_in_words_how_long_and_how_large_it_is():
    tree = shown()
    assert words(tree, "h1, .span") == ["The toll is suspended", "21 to 24 April 2021, 4 days · 3 articles"]
    assert words(tree, ".papers li") == ["China Daily 2", "BBC News 1"]
    chinese = shown(lang="zh", theme="dark")
    assert words(chinese, ".span") == ["2021年4月21日至24日，4 天 · 3 篇报道"]
    assert chinese.css_first("html").attributes["data-theme"] == "dark"


def test_a_story_of_one_day_counts_no_days():
    assert words(shown(story(member(1), member(2, at=HOUR))), ".span") == ["21 April 2021 · 2 articles"]


def test_all_articles_of_a_story_are_there_in_order_with_what_they_brought_and_why():
    tree = shown(current=2)
    assert words(tree, ".timeline > li") == [
        "21 April 2021 03:31 China Daily · read The ferry ends"
        " Why it is here The first of its story Not the same story",
        "06:31 BBC News · you came from here The captain speaks He is 61."
        " Why it is here Shares ferry, captain Not the same story",
        "24 April 2021 03:31 China Daily The toll is suspended Why it is here You put it here. Not the same story",
    ]
    assert targets(tree, ".timeline .title a") == ["article/1", "article/3"]
    assert targets(tree, ".timeline .why a") == [f"share/take-out/{id}" for id in (1, 2, 3)]
    assert [node.attributes.get("class") for node in tree.css(".timeline > li")] == ["was-read", "here", None]


def test_reasons_are_told_on_demand():
    assert all("open" not in node.attributes for node in shown().css("details"))
    assert len(shown().css("details")) == 3


def test_a_story_can_be_broken_up():
    tree = shown()
    assert words(tree, ".acts a") == ["Break up this story"]
    assert targets(tree, ".acts a") == ["share/break-up"]


@pytest.mark.parametrize("gone", [None, story()], ids=["gone", "empty"])
def test_a_story_that_is_gone_is_a_page_that_says_so(gone):
    assert words(shown(gone), "h1, main p") == [
        "This story has come apart",
        "Its articles stand alone again, or are no longer in the library.",
    ]


def test_every_list_has_a_name_for_those_who_hear_it():
    assert [node.attributes.get("aria-label") for node in shown().css("ul, ol")] == [
        "Papers", "The articles in their order", "What can be done",
    ]  # fmt: skip


def test_a_very_long_headline_is_set_smaller():
    assert shown(story(member(1, "Word " * 30))).css_first("h1").attributes["class"] == "long"
    assert "class" not in shown().css_first("h1").attributes


# The picture


def test_each_mark_of_the_picture_is_a_link_with_a_name():
    tree = shown(current=2)
    assert targets(tree, ".coverage a") == ["article/1", "article/2", "article/3"]
    name = "BBC News, 21 April 2021, 06:31: The captain speaks"
    assert tree.css(".coverage a")[1].attributes["aria-label"] == name
    assert [node.text() for node in tree.css(".coverage title")][1] == name
    assert tree.css_first(".coverage > svg").attributes["aria-label"] == "The coverage over time"
    assert [node.attributes["class"] for node in tree.css(".coverage a")] == [
        "paper-1 was-read", "paper-2 here", "paper-1",
    ]  # fmt: skip
    assert words(tree, ".axis time") == ["21 April 2021", "24 April 2021"]


def test_a_legend_tells_what_a_ring_means_and_only_where_there_is_one():
    assert words(shown(current=2), ".legend > *") == ["the article you came from", "already read"]
    assert words(shown(current=1), ".legend > *") == ["the article you came from"]
    assert shown(current=1).css_first(".legend > *").attributes["class"] == "was-read here"
    assert words(shown(), ".legend > *") == ["already read"]
    assert words(shown(story(member(1), member(2))), ".legend") == []
    assert words(shown(current=1, lang="zh"), ".legend > *") == ["您来自的报道"]


def test_one_paper_alone_has_no_colour_to_be_told_by():
    assert shown(story(member(1), member(2, at=HOUR))).css(".papers li[class]") == []
    assert [node.attributes["class"] for node in shown().css(".papers li")] == ["paper-1", "paper-2"]


def test_a_picture_needs_neither_script_nor_a_style_of_its_own():
    assert shown().css(".coverage [style], .coverage script, .coverage style") == []


def test_many_papers_are_not_told_apart_by_colour():
    tree = shown(story(*(member(id, source=f"Paper {id}", at=id * HOUR) for id in range(1, 8))))
    assert {node.attributes["class"] for node in tree.css(".coverage a")} == {"paper-1"}
    assert tree.css(".papers li[class]") == []


@pytest.mark.parametrize(
    ("hours", "columns"),
    [
        ((0, 0.2, 2), [2, 0, 1]),  # an hour a column
        ((0, 47), [1, *[0] * 14, 1]),  # three hours a column, the first begins at 03:00
        ((0, 1, 10 * 24, 20 * 24), [2, *[0] * 9, 1, *[0] * 9, 1]),  # a day
        ((0, 8 * 24, 70 * 24), [1, 1, *[0] * 8, 1]),  # a week
    ],
)
def test_the_columns_are_hours_or_days_as_the_span_is(hours, columns):
    members = [member(id, at=int(hour * HOUR)) for id, hour in enumerate(hours, 1)]
    assert heights(coverage(story(*members), "en", UTC)) == columns


def test_the_readers_midnight_begins_a_day():
    thirteen_days = story(member(1), member(2, at=13 * HOUR), member(3, at=13 * DAY))  # 11:31 and 00:31 there
    assert heights(coverage(thirteen_days, "en", UTC))[:2] == [2, 0]
    assert heights(coverage(thirteen_days, "en", HONG_KONG))[:2] == [1, 1]


def test_a_line_stands_where_a_day_begins():
    """The story begins at 03:31 and the columns are of three hours: 14 of them, and midnight before the eighth."""
    picture = LexborHTMLParser(coverage(story(member(1), member(2, at=40 * HOUR)), "en", UTC))
    assert [line.attributes["x1"] for line in picture.css(".midnight")] == ["50%"]
    of_days = LexborHTMLParser(coverage(story(member(1), member(2, at=13 * DAY)), "en", UTC))
    assert of_days.css(".midnight") == []


def test_the_marks_of_few_articles_are_larger():
    few, many = (story(*(member(id, at=id * HOUR) for id in range(1, count + 1))) for count in (3, 30))
    few_wide, many_wide = (
        LexborHTMLParser(coverage(told, "en", UTC)).css_first("rect").attributes["width"] for told in (few, many)
    )
    assert (few_wide, many_wide) == ("0.75rem", "0.55rem")


def test_a_story_of_centuries_still_fits():
    drawn = heights(coverage(story(member(1, at=-(10**10)), member(2), member(3)), "en", UTC))
    assert len(drawn) <= 33
    assert (drawn[0], drawn[-1]) == (1, 2)


def test_a_high_column_does_not_grow_beyond_its_picture():
    picture = LexborHTMLParser(coverage(story(*(member(id) for id in range(1, 201))), "en", UTC))
    assert picture.css_first("svg").attributes["height"] == "7rem"
    assert picture.css("rect")[-1].attributes["y"] == "-7rem"
    assert picture.css_first("figure").attributes["class"] == "coverage dense"
    assert words(picture, ".axis time") == ["21 April 2021"]


def test_a_day_alone_is_told_in_hours():
    picture = coverage(story(member(1), member(2, at=3 * HOUR)), "en", UTC)
    assert words(LexborHTMLParser(picture), ".axis time") == ["03:31", "06:31"]


def test_what_has_no_time_is_not_drawn():
    nowhen = story(member(1, at=10**15))
    assert coverage(nowhen, "en", UTC) == ""
    assert len(shown(nowhen).css(".timeline > li")) == 1


def test_no_word_of_a_story_can_step_out_of_its_place():
    hostile = member(1, HOSTILE, HOSTILE, why=HOSTILE, news=HOSTILE, language=HOSTILE, also=(HOSTILE,))
    tree = shown(story(hostile, member(2, HOSTILE)), lang=HOSTILE, theme=HOSTILE)
    assert tree.css("script, img, iframe, form, [onerror]") == []
    assert "\u202e" not in tree.html
    assert words(tree, "h1") == [HOSTILE.replace("\u202e", "")]
