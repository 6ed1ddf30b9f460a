"""What stands under an article: who cites it, its story, what is like it; and how its text came to be."""

from __future__ import annotations

from datetime import UTC

import pytest
from builders import also_read, article, row
from selectolax.lexbor import LexborHTMLParser

from reader import page
from reader.model import Around, Ready, Similar, Story, StoryMember

APRIL_21 = 1_618_975_860  # 2021-04-21 03:31 UTC
HOUR, DAY = 3_600, 86_400
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202egnp.exe"""


def render(story=None, **given):
    values = {"media": {}, "paper": "The Paper", "zone": UTC, **given}
    return LexborHTMLParser(page.render(story or article(id=1), **values))


def words(tree, selector):
    return [" ".join(node.text(separator=" ").split()) for node in tree.css(selector)]


def targets(tree, selector):
    return [node.attributes["href"].removeprefix("broadsheet://") for node in tree.css(selector)]


def member(id, title="A step", news="", why="", by_reader=False, **given):
    given = {"sort_at": APRIL_21 + id * HOUR, **given}
    return StoryMember(row=row(title, id=id, **given), news=news, why=why, by_reader=by_reader)


def story(*members, id=7):
    return Story(
        id=id,
        title=members[-1].row.title,
        members=members,
        papers=tuple(dict.fromkeys(one.row.source for one in members)),
    )


def in_story(*members, **given):
    return render(around=Around(story=story(*members)), **given)


def like(id, title="Alike", *, earlier=False, why="Shares ferry, bridge; 2 days apart", **given):
    return Similar(row=row(title, id=id, **given), score=0.5, why=why, earlier=earlier)


EVERYTHING = Around(cited_by=(row(id=2),), story=story(member(1), member(3)), like=(like(4),))


def test_other_stories_stand_in_the_order_in_which_they_lead_on():
    tree = render(article(id=1, links=(also_read("bread"),)), around=EVERYTHING)
    assert words(tree, "section > h2") == ["Also read", "Cited by", "This story", "Like this"]
    chinese = render(article(id=1, language="zh", links=(also_read("bread"),)), around=EVERYTHING, lang="zh")
    assert words(chinese, "section > h2") == ["延伸阅读", "引用本文的报道", "事件脉络", "类似报道"]


def test_what_is_not_there_has_no_heading():
    assert words(render(), "section") == []
    assert words(render(around=Around(like=(like(4),))), "section > h2") == ["Like this"]


def test_every_section_is_named_by_its_heading():
    tree = render(article(id=1, links=(also_read("bread"),)), around=EVERYTHING)
    named = [node.attributes["aria-labelledby"] for node in tree.css("section")]
    assert [words(tree, f"#{name}") for name in named] == [
        ["Also read"], ["Cited by"], ["This story"], ["Like this"],
    ]  # fmt: skip


# This story


def test_a_story_is_told_along_its_days_with_what_each_article_brought():
    tree = in_story(
        member(1, "The ferry ends", source="China Daily"),
        member(2, "The captain speaks", "He is 61.", source="BBC News", also=("Reuters",)),
        member(30, "The toll is suspended", "Until Monday.", source="China Daily"),
    )
    assert words(tree, ".timeline > li") == [
        "21 April 2021 04:31 China Daily · this article The ferry ends",
        "05:31 BBC News · Reuters The captain speaks He is 61.",
        "22 April 2021 09:31 China Daily The toll is suspended Until Monday.",
    ]
    assert words(tree, ".this-story > .of") == ["3 articles · 2 papers"]
    assert tree.css_first(".timeline time").attributes["datetime"] == "2021-04-21T04:31:00+00:00"


def test_the_article_that_is_read_is_marked_in_its_story_and_no_link():
    tree = in_story(member(1, "This one"), member(2, "Another"))
    assert words(tree, '.timeline > [aria-current="true"] .title') == ["This one"]
    assert targets(tree, ".timeline a") == ["article/2"]


def test_news_that_is_the_headline_once_more_is_not_told():
    tree = in_story(member(1, "The ferry ends", "The ferry ends."), member(2, "Toll", "It is 20 yuan."))
    assert words(tree, ".news") == ["It is 20 yuan."]


def test_a_storys_heading_leads_to_its_view_and_a_quiet_act_leaves_it():
    tree = in_story(member(1), member(2))
    assert targets(tree, "h2 a") == ["story/7/1"]
    assert [(node.text(), *targets(tree, ".quiet-acts a")) for node in tree.css(".quiet-acts a")] == [
        ("Not the same story", "share/take-out")
    ]


def test_a_story_of_twelve_is_told_whole():
    tree = in_story(*(member(id) for id in range(1, 13)))
    assert len(tree.css(".timeline > li")) == 12
    assert tree.css(".gap") == []


def test_of_a_long_story_the_first_and_the_newest_are_told_and_the_rest_is_in_its_view():
    tree = in_story(*(member(id, f"Step {id}") for id in range(1, 24)))
    assert words(tree, ".timeline .title") == ["Step 1", *(f"Step {id}" for id in range(14, 24))]
    assert words(tree, ".timeline > li")[1] == "… 12 more …"
    assert targets(tree, ".gap a") == ["story/7/1"]
    assert words(tree, ".quiet-acts a") == ["All 23 articles", "Not the same story"]


def test_an_article_in_the_middle_of_a_long_story_still_finds_itself_in_it():
    tree = in_story(*(member(id, f"Step {id}") for id in range(1, 24)), story=article(id=5))
    assert words(tree, ".timeline .title")[:3] == ["Step 1", "Step 5", "Step 14"]
    assert words(tree, ".gap") == ["… 3 more …", "… 8 more …"]


def test_a_step_in_another_language_is_set_in_its_own_letters_and_direction():
    tree = in_story(member(1), member(2, "العبّارة الأخيرة", language="ar"), member(3, "", language="zh"))
    titles = tree.css(".timeline .title")
    assert [(node.attributes["dir"], node.attributes.get("lang")) for node in titles] == [
        ("auto", None), ("auto", "ar"), ("auto", "zh"),
    ]  # fmt: skip
    assert titles[2].text() == "无标题"


# Like this


def test_what_is_like_an_article_says_why_and_what_is_of_other_times_stands_apart():
    near = like(4, "A short history", source="BBC News", published=APRIL_21)
    past, since = (
        like(id, title, earlier=True, why="Shares harbour, bridge", published=APRIL_21 + at, sort_at=APRIL_21 + at)
        for id, title, at in ((5, "The plan", -900 * DAY), (6, "The wreck", 9 * DAY))
    )
    told = article(id=1, sort_at=APRIL_21)
    tree = render(told, around=Around(like=(since, past, near)))
    assert words(tree, ".like > *") == [
        "Like this",
        "A short history BBC News · 21 April 2021 Shares ferry, bridge; 2 days apart",
        "Earlier coverage",
        "The plan The Paper · 3 November 2018 Shares harbour, bridge",
        "Later coverage",
        "The wreck The Paper · 30 April 2021 Shares harbour, bridge",
    ]
    assert targets(tree, ".like a") == ["article/4", "article/5", "article/6"]
    assert [node.attributes["aria-labelledby"] for node in tree.css(".like ul")] == [
        "like-heading", "earlier-heading", "later-heading",
    ]  # fmt: skip
    assert words(render(told, around=Around(like=(since,)), lang="zh"), ".like h3") == ["后续报道"]
    assert words(render(around=Around(like=(near,))), ".like h3") == []


def test_what_was_named_above_is_not_like_the_article_once_more():
    named = article(id=1, links=(also_read("bread", article=4, ready=Ready.READY),))
    around = Around(cited_by=(row(id=6),), like=(like(4), like(5, "New"), like(6)))
    assert words(render(named, around=around), ".like a") == ["New"]


# How the text came to be


def test_the_other_sources_of_a_text_are_named_and_can_be_shown_apart():
    copies = (row(id=2, source="Reuters"), row(id=3, source="BBC News"), row(id=4, source="Reuters"))
    tree = render(copies=copies)
    assert words(tree, ".provenance") == ["Also in Reuters , BBC News · Show them apart"]
    assert targets(tree, ".provenance a") == ["article/2", "article/3", "share/unfold"]
    assert words(render(copies=copies, lang="zh"), ".provenance") == ["另见于 Reuters 、 BBC News · 分开显示"]
    assert words(render(), ".provenance") == []


def test_a_paper_that_printed_a_text_twice_is_not_named_beside_itself():
    copies = (row(id=2, source="Nation"), row(id=3, source="BBC News"), row(id=4, source=""))
    tree = render(copies=copies, feed="Nation")
    assert words(tree, ".provenance span") == ["Also in BBC News"]
    alone = render(copies=copies[:1], feed="Nation")
    assert words(alone, ".provenance") == ["This text came more than once · Show them apart"]


def test_of_many_sources_five_are_named():
    tree = render(copies=tuple(row(id=id, source=f"Paper {id}") for id in range(2, 10)))
    assert words(tree, ".provenance span")[0].endswith("Paper 6 and 3 more")


@pytest.mark.parametrize(
    ("times", "said"), [(1, "Rewritten once"), (2, "Rewritten twice"), (3, "Rewritten 3 times"), (0, None)]
)
def test_a_rewritten_text_says_how_often_and_leads_to_what_changed(times, said):
    tree = render(rewritten=times)
    whole = [f"{said} since it was first seen · See what changed"] if said else []
    assert words(tree, ".provenance") == whole
    assert targets(tree, ".provenance a") == (["changes/1"] if said else [])


def test_no_word_of_a_story_can_step_out_of_its_place():
    hostile = member(2, HOSTILE, f"News {HOSTILE}", HOSTILE, source=HOSTILE, language=HOSTILE, also=(HOSTILE,))
    around = Around(
        cited_by=(row(HOSTILE, id=9, source=HOSTILE),),
        story=story(member(1), hostile),
        like=(like(4, HOSTILE, why=HOSTILE, source=HOSTILE), like(5, HOSTILE, why=HOSTILE, earlier=True)),
    )
    tree = render(around=around, copies=(row(id=3, source=HOSTILE),), lang=HOSTILE)
    assert tree.css("script, img, iframe, form, [onerror]") == []
    assert "\u202e" not in tree.html
    assert words(tree, ".news") == [f"News {HOSTILE}".replace("\u202e", "")]
