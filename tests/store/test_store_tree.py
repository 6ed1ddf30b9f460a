"""Folders and feeds: made, renamed, moved, deleted and brought back exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, article, feed

from reader.errors import InputError
from reader.model import NOTHING, Feed, Scope, Tree
from reader.store import Store


def drawn(tree: Tree) -> str:
    """Draw the tree as a person sees it: folders with a slash, feeds by name, a level deeper within."""

    def level(folder: int | None, depth: int) -> list[str]:
        lines: list[str] = []
        for one in tree.folders:
            if one.parent == folder:
                lines += [f"{'  ' * depth}{one.title}/", *level(one.id, depth + 1)]
        return lines + [f"{'  ' * depth}{one.title}" for one in tree.feeds if one.folder == folder]

    return "\n".join(level(None, 0))


@pytest.fixture
def shelves(store: Store) -> Store:
    """World/Asia with the feeds A and B, World with C, and D at the top."""
    asia, _ = store.add_folder(("World", "Asia"))
    world, _ = store.add_folder(("World",))
    for name, folder in (("A", asia), ("B", asia), ("C", world), ("D", None)):
        store.add_feed(url=f"https://{name}.example/feed", title=name, folder=folder)
    return store


START = "World/\n  Asia/\n    A\n    B\n  C\nD"


def test_the_tree_shows_folders_and_feeds_in_order(shelves: Store) -> None:
    assert drawn(shelves.tree()) == START


def test_adding_a_folder_again_finds_it(shelves: Store) -> None:
    assert shelves.add_folder(("World", "Asia"))[1] == NOTHING
    assert shelves.add_folder(("World", "Europe"))[1].tree
    assert drawn(shelves.tree()) == "World/\n  Asia/\n    A\n    B\n  Europe/\n  C\nD"


@pytest.mark.parametrize("path", [(), ("",), ("World", " ")])
def test_a_folder_needs_a_name(store: Store, path: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="needs a name"):
        store.add_folder(path)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/feed",
        "http://a.example/feed",
        "https://www.A.example/feed/",
        "https://a.example:443/feed#top",
    ],
)
def test_adding_a_feed_again_finds_it(shelves: Store, url: str) -> None:
    known, change = shelves.add_feed(url=url, title="Another name")
    assert (known.title, change) == ("A", NOTHING)
    assert shelves.feed_by_url(url) == known


@pytest.mark.parametrize(
    "url", ["https://a.example/feed?section=2", "https://a.example/Feed", "https://b.a.example/feed"]
)
def test_another_address_is_another_feed(shelves: Store, url: str) -> None:
    assert shelves.add_feed(url=url)[0].title == ""


def test_a_feed_moves_from_http_to_https(store: Store) -> None:
    feed, _ = store.add_feed(url="http://c.example/feed")
    store.update_feeds([replace(feed, url="https://c.example/feed")])
    assert [one.url for one in store.feeds()] == ["https://c.example/feed"]


@pytest.mark.parametrize(
    ("feeds", "folder", "position", "after"),
    [
        ([4], 2, None, "World/\n  Asia/\n    A\n    B\n    D\n  C"),
        ([4], 2, 0, "World/\n  Asia/\n    D\n    A\n    B\n  C"),
        ([4], 2, 1, "World/\n  Asia/\n    A\n    D\n    B\n  C"),
        ([2, 1], 2, None, "World/\n  Asia/\n    B\n    A\n  C\nD"),
        ([2], 2, 0, "World/\n  Asia/\n    B\n    A\n  C\nD"),
        ([1, 2], None, 0, "World/\n  Asia/\n  C\nA\nB\nD"),
    ],
)
def test_feeds_move_to_where_they_are_dropped(
    shelves: Store, feeds: list[int], folder: int | None, position: int | None, after: str
) -> None:
    assert shelves.move_feeds(feeds, folder, position).tree
    assert drawn(shelves.tree()) == after


def test_a_folder_moves_with_all_it_holds(shelves: Store) -> None:
    europe, _ = shelves.add_folder(("Europe",))
    shelves.move_folders([2], europe)
    assert drawn(shelves.tree()) == "World/\n  C\nEurope/\n  Asia/\n    A\n    B\nD"
    shelves.move_folders([2], None, 0)
    assert drawn(shelves.tree()) == "Asia/\n  A\n  B\nWorld/\n  C\nEurope/\nD"


@pytest.mark.parametrize(("folder", "parent"), [(1, 1), (1, 2)])
def test_a_folder_never_lies_within_itself(shelves: Store, folder: int, parent: int) -> None:
    with pytest.raises(InputError, match="into itself"):
        shelves.move_folders([folder], parent)
    assert drawn(shelves.tree()) == START


def test_names_change_and_two_folders_side_by_side_never_share_one(shelves: Store) -> None:
    shelves.rename_feeds({1: "Alpha"})
    shelves.rename_folders({2: "The East"})
    assert drawn(shelves.tree()).startswith("World/\n  The East/\n    Alpha")
    shelves.add_folder(("World", "West"))
    with pytest.raises(InputError, match="named “West”"):
        shelves.rename_folders({2: "West"})
    with pytest.raises(InputError, match="needs a name"):
        shelves.rename_feeds({1: "  "})


@pytest.mark.parametrize("act", ["rename_feeds", "rename_folders"])
def test_what_is_not_there_cannot_be_renamed(shelves: Store, act: str) -> None:
    with pytest.raises(InputError, match="There is no"):
        getattr(shelves, act)({99: "New"})


def test_a_deleted_feed_comes_back_where_it_was(shelves: Store) -> None:
    shelves.delete_feeds([1])
    assert drawn(shelves.tree()) == "World/\n  Asia/\n    B\n  C\nD"
    assert (shelves.feeds([1]), shelves.feed_by_url("https://a.example/feed")) == ((), None)
    shelves.undelete_feeds([1])
    assert drawn(shelves.tree()) == START


def test_a_deleted_folder_comes_back_with_exactly_what_went_with_it(shelves: Store) -> None:
    shelves.delete_feeds([1])
    shelves.delete_folders([2])
    shelves.delete_folders([1])
    assert drawn(shelves.tree()) == "D"
    shelves.undelete_folders([1])
    assert drawn(shelves.tree()) == "World/\n  C\nD"
    shelves.undelete_folders([2])
    assert drawn(shelves.tree()) == "World/\n  Asia/\n    B\n  C\nD"
    shelves.undelete_feeds([1])
    assert drawn(shelves.tree()) == START


def test_what_comes_back_into_a_deleted_folder_comes_back_at_the_top(shelves: Store) -> None:
    shelves.delete_feeds([1])
    shelves.delete_folders([1])
    shelves.undelete_feeds([1])
    assert drawn(shelves.tree()) == "D\nA" or drawn(shelves.tree()) == "A\nD"


def test_subscribing_again_brings_a_deleted_feed_back(shelves: Store) -> None:
    shelves.deliver(1, [article(url="https://a.example/1")], NOW)
    shelves.delete_feeds([1])
    back, change = shelves.add_feed(url="https://a.example/feed")
    assert (back.id, change.tree, len(shelves.ids(Scope(feed=1)))) == (1, True, 1)


def test_deleting_and_undoing_leaves_every_list_as_it_was(shelves: Store) -> None:
    for number in (1, 2, 3):
        shelves.deliver(number, [article(f"Story {number}", url=f"https://x.example/{number}")], NOW)
    places = [Scope(), Scope(folder=1), Scope(folder=2), Scope(feed=1), Scope(feed=3)]

    def all_lists() -> list[list[int]]:
        return [list(shelves.ids(place)) for place in places]

    before, counted = all_lists(), shelves.counts(0)
    shelves.delete_folders([2])
    assert [len(ids) for ids in all_lists()] == [1, 1, 0, 0, 1]
    shelves.undelete_folders([2])
    assert (all_lists(), shelves.counts(0)) == (before, counted)


def test_sections_stand_under_the_feed_that_brought_them(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://paper.example/other.xml")[0].id
    store.deliver(paper_feed, [article("One", section_path=("News", "Nation"))], NOW)
    store.deliver(other, [article("Two", section_path=("news", "World"))], NOW)
    sections = store.tree().sections
    assert [one.path for one in sections[paper_feed]] == [("News",), ("News", "Nation")]
    assert [one.path for one in sections[other]] == [("News",), ("News", "World")]
    (news,) = store.find_sections(("NEWS",))
    assert len(store.ids(Scope(section=news.id))) == 2
    assert len(store.ids(Scope(section=news.id, feed=other))) == 1


def test_sections_of_several_languages_stand_by_their_letters(store: Store, paper_feed: int) -> None:
    names = ("风物", "Zoo", "Voisins", "Économie", "economy", "Эссе")
    store.deliver(paper_feed, [article(name, section_path=(name,)) for name in names], NOW)
    sections = store.tree().sections[paper_feed]
    assert [one.path[0] for one in sections] == ["Économie", "economy", "Voisins", "Zoo", "Эссе", "风物"]


def test_a_feed_whose_categories_are_tags_does_not_flood_the_tree(store: Store, paper_feed: int) -> None:
    """Each sync may bring a story or two, so no single document shows that they are tags."""
    for n in range(60):
        store.deliver(paper_feed, [article(f"Story {n}", section_path=(f"tag {n}",))], NOW)
    assert len(store.tree().sections[paper_feed]) == 40
    (late,) = store.deliver(paper_feed, [article("Known tag", section_path=("Tag 7",))], NOW).new
    known = store.article(late)
    assert known
    assert known.section_path == ("tag 7",)
    (first, *_) = store.ids(Scope(feed=paper_feed))
    store.set_pages({first: article("Known tag", section_path=("News", "Nation"), body_html="<p>Whole.</p>")})
    assert ("News", "Nation") in {section.path for section in store.tree().sections[paper_feed]}


def test_a_section_that_a_page_corrects_leaves_the_tree(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(section_path=("Category",))], NOW).new
    assert store.set_pages({id: article(section_path=("News", "Nation"))}).tree
    assert [one.path for one in store.tree().sections[paper_feed]] == [("News",), ("News", "Nation")]


def test_what_polls_found_out_is_kept_byte_for_byte(store: Store, paper_feed: int) -> None:
    (before,) = store.feeds([paper_feed])
    polled = replace(
        before, etag=b'W/"\xff\x00"', last_modified=b"yesterday", polled=NOW, next_poll=NOW + 3600, failures=2,
        error="The server did not answer.", title="Their title", language="en",
    )  # fmt: skip
    assert store.update_feeds([polled]).tree
    assert store.feeds([paper_feed]) == (replace(polled, title="The Paper"),)
    assert not store.update_feeds([replace(polled, next_poll=NOW + 7200)]).tree


def test_a_moved_feed_is_known_under_both_addresses(store: Store, paper_feed: int) -> None:
    (before,) = store.feeds([paper_feed])
    store.update_feeds([replace(before, url="https://paper.example/new.xml")])
    for url in ("https://paper.example/new.xml", "https://paper.example/feed.xml"):
        found = store.feed_by_url(url)
        assert found
        assert (found.id, found.url) == (paper_feed, "https://paper.example/new.xml")


def test_a_feed_that_moves_to_anothers_address_takes_nothing_over(store: Store, paper_feed: int) -> None:
    other, _ = store.add_feed(url="https://paper.example/other.xml")
    store.update_feeds([replace(other, url="https://paper.example/feed.xml")])
    assert {one.url for one in store.feeds()} == {"https://paper.example/feed.xml", "https://paper.example/other.xml"}


def test_a_feed_joins_the_paper_of_its_site(store: Store, paper_feed: int) -> None:
    stray, _ = store.add_feed(url="https://feeds.carrier.example/x")
    store.update_feeds([replace(stray, site_url="https://www.paper.example/world")])
    assert len({one.paper for one in store.feeds()}) == 1
    assert len(store.tree().papers) == 1


def test_a_feed_that_is_gone_is_passed_over(store: Store) -> None:
    gone: Feed = feed(id=99)
    assert store.update_feeds([gone]) == NOTHING


def test_unknown_ids_are_told(store: Store) -> None:
    for ask in (store.paper, store.section):
        with pytest.raises(InputError, match="There is no"):
            ask(7)
    with pytest.raises(InputError, match="no folder 7"):
        store.add_feed(url="https://x.example/feed", folder=7)
