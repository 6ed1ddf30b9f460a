"""The commands about what leads to what: links, story, similar, lists, and what `list` says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, also_read, article, link
from event import OFFERED, PILOTS, STOPPED

from reader.model import Grouped, Kind
from reader.store import Store
from reader.sync import arrival


def prints(store: Store, paper: str, *printed) -> list[int]:
    feed, _ = store.add_feed(url=f"https://{paper}.example/feed", title=paper.title())
    return list(store.deliver(feed.id, printed, NOW + 3600).new)


@pytest.fixture
def told(store: Store) -> dict[str, int]:
    """Two papers that tell one event, a third that copies the first, and an older article of the same place."""
    links = (
        also_read("pilots"),
        link("Gone", slug="gone", kind=Kind.MENTION, label="", rule="C", confidence=0.9, position=1),
    )
    first = article("Tanker stopped in Hormuz", body=STOPPED, links=links, slug="tanker")
    pilots = article("Pilots of the strait", body=PILOTS, slug="pilots", published=NOW - 40 * 86_400)
    second = article("Tehran stops a tanker", body=OFFERED, url="https://other.example/t", published=NOW + 1800)
    copy = article("Tanker stopped in Hormuz", body=STOPPED, url="https://third.example/t", published=NOW + 3600)
    ids = [
        *prints(store, "paper", pilots),
        *prints(store, "paper", first),
        *prints(store, "other", second),
        *prints(store, "third", copy),
    ]
    store.set_groups(arrival.look(store, store.articles(ids)), NOW)
    return dict(zip(("pilots", "first", "second", "copy"), ids, strict=True))


def test_links_say_what_is_known_of_each_and_where_it_leads(told, broadsheet):
    said = broadsheet("links", told["first"]).out
    assert "ALSO READ: Pilots" in said
    assert f"article {told['pilots']}, " in said
    assert "mention, rule C, confidence 0.90" in said
    assert "https://paper.example/gone (not in the library)" in said
    one, other = broadsheet("links", told["first"], "--json").json
    assert (one["article"], one["title"], one["canonical"]) == (
        told["pilots"],
        "Pilots of the strait",
        "https://paper.example/pilots",
    )
    assert (other["article"], other["rule"], other["confidence"], other["position"]) == (None, "C", 0.9, 1)


def test_links_name_those_that_lead_here(told, broadsheet):
    assert f"Named by\n{told['first']:>6}  Tanker stopped in Hormuz (Paper)" in broadsheet("links", told["pilots"]).out
    assert [row["id"] for row in broadsheet("links", told["pilots"], "--cited-by", "--json").json] == [told["first"]]
    assert "No article in this library leads" in broadsheet("links", told["first"], "--cited-by").out


def test_a_story_is_told_from_the_oldest_with_news_and_why(told, broadsheet):
    said = broadsheet("story", told["second"]).out
    assert said.startswith("Tehran stops a tanker\n2 articles, 2 sources, ")
    assert said.index("Tanker stopped in Hormuz") < said.index("› ● Tehran" if "› ●" in said else "›● Tehran")
    assert "New: Norway offered to mediate" in said
    assert "Why: Shares " in said
    assert "Also in: Third" in said


def test_a_folded_copy_stands_in_its_story_where_its_text_does(told, broadsheet):
    assert f"{told['first']:>6} ›" in broadsheet("story", told["copy"]).out


def test_a_story_as_json_has_all_of_it(told, broadsheet):
    story = broadsheet("story", told["first"], "--json").json
    assert [member["id"] for member in story["members"]] == [told["first"], told["second"]]
    assert story["papers"] == ["Paper", "Other"]
    assert story["members"][0]["also"] == ["Third"]
    assert all(member["why"] and member["news"] and not member["by_reader"] for member in story["members"])
    assert broadsheet("story", told["copy"], "--json").json["story"] == story["story"]


def test_times_are_on_the_papers_own_clock(store, broadsheet):
    body = [article(title, body=STOPPED, published=NOW, published_offset=480) for title in ("One", "Two")]
    one, two = prints(store, "paper", *body)
    store.put_together([one, two])
    told = broadsheet("story", one, "--json").json
    listed = {row["id"]: row["published"] for row in broadsheet("list", "--json").json}
    assert listed[one].endswith("+08:00")
    assert {member["id"]: member["published"] for member in told["members"]} == listed
    assert told["first"] == told["last"] == listed[one]
    assert {row["story_size"] for row in broadsheet("list", "--json").json} == {2}


def test_a_story_that_the_reader_made_says_so(store, told, broadsheet):
    store.put_together([told["pilots"], told["first"]])
    assert "Why: You put it there." in broadsheet("story", told["pilots"]).out


def test_where_there_is_no_story_it_says_why(store, told, broadsheet):
    assert "No other article in this library tells the same story." in broadsheet("story", told["pilots"]).out
    assert broadsheet("story", told["pilots"], "--json").json == {
        "story": None, "title": "", "first": None, "last": None, "papers": [], "members": [],
    }  # fmt: skip
    (new,) = prints(store, "paper", article("A new story"))
    for command in ("story", "similar"):
        assert "was not looked at yet; `broadsheet sync`" in broadsheet(command, new).out


def test_what_is_similar_says_why(told, broadsheet):
    said = broadsheet("similar", told["first"]).out
    assert "At other times" in said
    assert "Pilots of the strait" in said
    assert "Why: Shares " in said
    (one,) = broadsheet("similar", told["first"], "--json").json
    assert (one["id"], one["earlier"]) == (told["pilots"], True)
    assert 0 < one["score"] < 1
    assert one["why"]
    assert broadsheet("similar", told["first"], "--limit", 0).out == ""


def test_where_nothing_is_similar_it_says_so(store, told, broadsheet):
    (alone,) = prints(store, "paper", article("Bremen bridge", body="The council agreed to build a bridge."))
    store.set_groups(arrival.look(store, store.articles([alone])), NOW)
    assert "Nothing in this library is like this article." in broadsheet("similar", alone).out
    assert broadsheet("similar", alone, "--json").json == []


@pytest.mark.parametrize("command", ["story", "similar", "changes", "links"])
def test_an_article_that_is_not_there_is_a_sentence(command, told, broadsheet):
    said = broadsheet(command, 999)
    assert (said.code, said.out) == (1, "")
    assert "There is no article 999 in this library" in said.err


def test_a_list_can_be_of_one_story_or_show_one_row_of_each(told, broadsheet):
    of_story = broadsheet("list", "--story", told["first"], "--json").json
    assert [one["id"] for one in of_story] == [told["second"], told["first"]]
    folded = broadsheet("list", "--folded").out
    assert "Tehran stops a tanker" in folded
    assert "Tanker stopped" not in folded
    assert "2 articles on this story" in folded
    assert "also in Third" in broadsheet("list").out
    said = broadsheet("list", "--story", told["pilots"])
    assert said.code == 1
    assert "tells the same story as article" in said.err


def test_what_several_papers_print_in_a_section_of_one_name_is_listed_once(store, broadsheet):
    ids = [
        *prints(store, "paper", article("Tanker stopped", body=STOPPED, section_path=("World",))),
        *prints(
            store, "other", article("Tanker", body=STOPPED, url="https://other.example/t", section_path=("World",))
        ),
        *prints(store, "third", article("Held", body=OFFERED, url="https://third.example/t", section_path=("World",))),
    ]
    first, _, second = ids
    kept = [Grouped(article=id, signature=b"", terms=(), counted=()) for id in ids]
    store.set_groups([kept[0], replace(kept[1], copy_of=first), replace(kept[2], with_article=first)], NOW)
    said = broadsheet("list", "--section", "World", "--json").json
    assert sorted(one["id"] for one in said) == [first, second]
    assert len(broadsheet("list", "--section", "World", "--folded", "--json").json) == 1


def test_reading_lists_are_printed_and_show_their_own_order(store, told, broadsheet):
    assert "No reading lists yet" in broadsheet("lists").out
    assert broadsheet("lists", "--json").json == []
    walk = [told["pilots"], told["second"], told["first"]]
    id, _ = store.make_list("The strait", walk)
    assert broadsheet("lists").out == f"{id:>6}  The strait (3 articles)\n"
    (one,) = broadsheet("lists", "--json").json
    assert (one["id"], one["title"], one["articles"]) == (id, "The strait", 3)
    for name in ("The strait", id):
        assert [row["id"] for row in broadsheet("list", "--reading-list", name, "--json").json] == walk
    said = broadsheet("list", "--reading-list", "The desert")
    assert said.code == 1
    assert "There is no reading list “The desert” in this library. `broadsheet lists` prints" in said.err
