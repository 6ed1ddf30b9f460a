"""Each act is done and undone on a real library."""

import pytest
from builders import NOW, article

from reader.model import BOOKMARKS, UNREAD, Mark, Scope
from reader.store import Store
from reader.ui.commands import AddFolder, Delete, MarkAllRead, MarkArticles, Move, Rename, Step, Toggle


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def shelf(store):
    """Feeds a b c d at the top, e f in the folder World, which stands beside the folder Asia."""
    world, _ = store.add_folder(("World",))
    store.add_folder(("Asia",))
    for name in "abcdef":
        folder = world if name in "ef" else None
        store.add_feed(url=f"https://{name}.example/feed", title=name, folder=folder)
    return store


def drawing(store):
    """Draw the tree: "a b World(e f)"."""
    tree = store.tree()

    def draw(parent):
        feeds = [feed.title for feed in tree.feeds if feed.folder == parent]
        folders = [f"{f.title}({draw(f.id)})" for f in tree.folders if f.parent == parent]
        return " ".join(feeds + folders)

    return draw(None)


def ids(store, titles):
    return tuple(next(feed.id for feed in store.tree().feeds if feed.title == title) for title in titles)


def folder(store, title):
    return next(each.id for each in store.tree().folders if each.title == title)


def undone_and_redone(store, act, see=drawing):
    """Perform an act, its inverse, and the inverse's inverse; give what was to be seen after each."""
    seen = []
    for _ in range(3):
        act, _change = act.perform(store)
        seen.append(see(store))
    return seen


BEFORE = "a b c d World(e f) Asia()"


@pytest.mark.parametrize("moved", ["a", "d", "ad", "cd", "bd", "da", "abcd"])
@pytest.mark.parametrize("position", [0, 1, None])
def test_feeds_moved_among_their_own_go_back_where_they_were(shelf, moved, position):
    act = Move(text="Moved", feeds=(Step(ids(shelf, moved), None, position),))
    there, back, again = undone_and_redone(shelf, act)
    assert back == BEFORE
    assert again == there
    assert sorted(there) == sorted(BEFORE)


def test_feeds_moved_into_a_folder_go_back_out_of_it(shelf):
    act = Move(text="Moved", feeds=(Step(ids(shelf, "bd"), folder(shelf, "World"), 1),))
    assert undone_and_redone(shelf, act) == ["a c World(e b d f) Asia()", BEFORE, "a c World(e b d f) Asia()"]


def test_a_folder_moved_into_another_goes_back(shelf):
    act = Move(text="Moved", folders=(Step((folder(shelf, "World"),), folder(shelf, "Asia")),))
    assert undone_and_redone(shelf, act) == ["a b c d Asia(World(e f))", BEFORE, "a b c d Asia(World(e f))"]


def test_a_deleted_folder_comes_back_with_all_in_it(shelf):
    act = Delete(text="Deleted", folders=frozenset({folder(shelf, "World")}), feeds=frozenset(ids(shelf, "a")))
    assert undone_and_redone(shelf, act) == ["b c d Asia()", BEFORE, "b c d Asia()"]


def test_undoing_a_delete_does_not_bring_back_what_was_deleted_before(shelf):
    shelf.delete_feeds(ids(shelf, "e"))
    act = Delete(text="Deleted", folders=frozenset({folder(shelf, "World")}))
    assert undone_and_redone(shelf, act)[1] == "a b c d World(f) Asia()"


def test_a_rename_holds_only_what_got_another_name(shelf):
    a, b = ids(shelf, "ab")
    inverse, _ = Rename(text="Renamed", feeds={a: "first", b: "b"}).perform(shelf)
    assert inverse.feeds == {a: "a"}
    inverse.perform(shelf)
    assert drawing(shelf) == BEFORE


def test_a_new_folder_goes_again_and_one_that_was_there_is_left_alone(shelf):
    assert undone_and_redone(shelf, AddFolder(text="Made", path=("World", "Europe"))) == [
        "a b c d World(e f Europe()) Asia()",
        BEFORE,
        "a b c d World(e f Europe()) Asia()",
    ]
    assert AddFolder(text="Made", path=("Asia",)).perform(shelf)[0] is None


@pytest.fixture
def stories(store):
    feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
    delivered = store.deliver(feed.id, [article("Crane"), article("Ferry"), article("Nets")], NOW)
    return delivered.new


def test_marking_is_undone_for_those_alone_that_changed(store, stories):
    store.mark(stories[:2], Mark.READ)
    inverse, _ = MarkAllRead(text="Read", scope=Scope()).perform(store)
    assert inverse == MarkArticles(text="Read", ids=frozenset(stories[2:]), mark=Mark.UNREAD)
    inverse.perform(store)
    assert set(store.ids(UNREAD)) == set(stories[2:])


def test_marking_what_is_marked_already_is_nothing_to_undo(store, stories):
    store.mark(stories, Mark.READ)
    assert MarkAllRead(text="Read", scope=Scope()).perform(store)[0] is None


def test_a_toggle_bookmarks_all_where_one_is_not_and_none_where_all_are(store, stories):
    store.mark(stories[:1], Mark.BOOKMARK)
    toggle = Toggle(text="Bookmarked", ids=frozenset(stories), on=Mark.BOOKMARK)
    inverse, _ = toggle.perform(store)
    assert set(store.ids(BOOKMARKS)) == set(stories)
    inverse.perform(store)
    assert set(store.ids(BOOKMARKS)) == set(stories[:1])
    toggle.perform(store)
    toggle.perform(store)
    assert list(store.ids(BOOKMARKS)) == []
