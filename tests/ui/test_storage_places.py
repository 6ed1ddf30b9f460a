"""What each place holds, laid out for the storage table."""

from ui_values import feed, folder, tree

from reader.model import Retention, Storage
from reader.ui.storage_places import Held, lay_out

ALL = Retention(text_days=0, picture_days=0, page_days=90, megabytes=0)


def holds(feed_id, title, size, articles=1, **more):
    return Storage(feed=feed_id, title=title, articles=articles, text=size, pictures=0, pages=0, **more)


def held(storage=(), rules=(), folders=(), feeds=(), in_force=None):
    return Held(tree=tree(folders=folders, feeds=feeds), storage=tuple(storage), rules=tuple(rules),
                in_force={None: ALL, **(in_force or {})})  # fmt: skip


def drawn(place, depth=0):
    lines = [f"{'  ' * depth}{place.held.title} {place.held.all}"]
    return lines + [line for child in place.children for line in drawn(child, depth + 1)]


def test_places_lie_below_each_other_the_largest_first():
    root = lay_out(
        held(
            folders=(folder(1, "World"), folder(2, "Asia", 1)),
            feeds=(feed(1, "Small", 2), feed(2, "Large", 2), feed(3, "Loose"), feed(4, "New", 1)),
            storage=(holds(1, "Small", 1), holds(2, "Large", 9), holds(3, "Loose", 5), holds(None, "Followed", 7)),
            in_force={1: ALL, 2: ALL},
        )
    )
    assert drawn(root) == [
        "Everything 22",
        "  World 10",
        "    Asia 10",
        "      Large 9",
        "      Small 1",
        "    New 0",
        "  Followed 7",
        "  Loose 5",
    ]


def test_a_folder_is_the_sum_of_what_lies_in_it():
    sizes = {"text": 1, "pictures": 20, "pages": 300, "files": 4000}
    storage = [Storage(feed=id, title=f"Feed {id}", articles=id, **sizes) for id in (1, 2)]
    root = lay_out(held(feeds=(feed(1, "One"), feed(2, "Two")), storage=storage))
    assert root.held == Storage(feed=None, title="Everything", articles=3, text=2, pictures=40, pages=600, files=8000)


def test_each_place_knows_its_rule_and_what_holds_without_one():
    asia = Retention(folder=2, text_days=30, picture_days=0, page_days=90, megabytes=0)
    root = lay_out(
        held(
            folders=(folder(2, "Asia"),),
            feeds=(feed(1, "Inside", 2), feed(3, "Outside")),
            storage=(holds(1, "Inside", 2), holds(3, "Outside", 1)),
            rules=(Retention(folder=2, text_days=30), Retention(feed=3, megabytes=10)),
            in_force={2: asia},
        )
    )
    folder_place, outside = root.children
    [inside] = folder_place.children
    assert (root.rule, root.above, root.above_title) == (Retention(), ALL, "")
    assert (folder_place.rule, folder_place.above_title) == (Retention(folder=2, text_days=30), "Everything")
    assert (inside.rule, inside.above, inside.above_title) == (Retention(feed=1), asia, "Asia")
    assert (outside.rule, outside.above) == (Retention(feed=3, megabytes=10), ALL)


def test_nothing_can_be_said_of_what_no_feed_delivered():
    [followed] = lay_out(held(storage=(holds(None, "Followed", 7),))).children
    assert followed.rule is None


def test_an_empty_library_has_nothing_below_it():
    assert lay_out(held()).children == ()
