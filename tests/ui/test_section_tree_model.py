from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from ui_drawing import draw_places
from ui_values import feed, folder, section, tree

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Counts, ReadingList, Scope, Tree
from reader.ui.models.section_tree import SectionTreeModel

TODAY = 1_700_000_000
MOVE = Qt.DropAction.MoveAction

PAPERS = tree(
    folders=[folder(1, "World"), folder(2, "Asia", parent=1), folder(3, "Local")],
    feeds=[feed(1, "China Daily", 2), feed(2, "BBC", 1), feed(3, "Gazette", 3), feed(4, "xkcd"), feed(5, "Blog")],
    sections={1: (section(1, "News"), section(2, "News/Nation", parent=1), section(3, "Business"))},
)


@pytest.fixture
def model(qapp: object) -> Iterator[SectionTreeModel]:
    made = SectionTreeModel(lambda: TODAY)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(PAPERS, Counts())
    yield made
    del tester


def at(model: SectionTreeModel, **scope: Any) -> QModelIndex:
    return model.index_of(Scope(**scope))


def drop(model: SectionTreeModel, *dragged: QModelIndex, onto: QModelIndex | None = None, row: int = -1) -> Any:
    """Drop these where a mouse would; give what was asked for, None where nothing was."""
    asked: list[Any] = []
    model.moved.connect(lambda *what: asked.append(what))
    data = model.mimeData(list(dragged))
    model.dropMimeData(data, MOVE, row, 0, onto or QModelIndex())
    return asked[0] if asked else None


def test_the_reader_s_places_come_first_and_sections_nest_as_the_paper_names_them(model: SectionTreeModel) -> None:
    model.show(
        PAPERS,
        Counts(unread=14, today=3, bookmarks=2, folders={1: 12}, feeds={1: 12}, sections={(1, 1): 7, (1, 2): 5}),
    )
    drawing = """
Today 3
Unread 14
Bookmarks 2
All
World 12
  Asia
    China Daily 12
      News 7
        Nation 5
      Business
  BBC
Local
  Gazette
xkcd
Blog"""
    assert draw_places(model) == drawing.strip()


def test_an_empty_library_has_the_reader_s_places(model: SectionTreeModel) -> None:
    model.show(Tree(), Counts())
    assert draw_places(model) == "Today\nUnread\nBookmarks\nAll"
    assert not model.has_papers()


def test_a_feed_without_a_name_is_called_by_its_address(model: SectionTreeModel) -> None:
    model.show(tree(feeds=[feed(9, "")]), Counts())
    assert draw_places(model).split("\n")[-1] == "https://example.org/9.xml"


def test_every_place_has_its_scope(model: SectionTreeModel) -> None:
    assert model.scope_at(model.index(0, 0)) == Scope(today=TODAY)
    assert model.scope_at(model.index(1, 0)) == UNREAD
    assert model.scope_at(model.index(2, 0)) == BOOKMARKS
    assert model.scope_at(model.index(3, 0)) == EVERYTHING
    for scope in (Scope(folder=2), Scope(feed=4), Scope(feed=1, section=2)):
        assert model.scope_at(model.index_of(scope)) == scope
    assert model.scope_at(QModelIndex()) == EVERYTHING


def test_today_is_found_whatever_the_day(model: SectionTreeModel) -> None:
    assert at(model, today=TODAY - 86400).row() == 0
    assert not at(model, feed=77).isValid()


def test_new_figures_change_only_their_own_lines(model: SectionTreeModel, qtbot: QtBot) -> None:
    changed: list[str] = []
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(str(first.data())))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(PAPERS, Counts(unread=1, feeds={4: 1}))
    assert changed == ["Unread", "xkcd"]


def test_new_words_leave_the_tree_standing(model: SectionTreeModel, qtbot: QtBot) -> None:
    renamed = tree(folders=PAPERS.folders, feeds=(*PAPERS.feeds[:4], feed(5, "A Blog")), sections=PAPERS.sections)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(renamed, Counts())
    assert draw_places(model).split("\n")[-1] == "A Blog"


@pytest.mark.parametrize(
    "other",
    [
        tree(folders=PAPERS.folders, feeds=PAPERS.feeds[:4], sections=PAPERS.sections),
        tree(folders=PAPERS.folders, feeds=PAPERS.feeds),
        tree(folders=PAPERS.folders, feeds=(*PAPERS.feeds[:4], feed(5, "Blog", 3)), sections=PAPERS.sections),
    ],
    ids=["a feed went", "sections went", "a feed moved"],
)
def test_a_tree_of_another_shape_resets_the_model(model: SectionTreeModel, qtbot: QtBot, other: Tree) -> None:
    with qtbot.waitSignal(model.modelReset, timeout=0):
        model.show(other, Counts())


def test_places_say_how_many_are_unread(model: SectionTreeModel) -> None:
    model.show(PAPERS, Counts(bookmarks=4, unread=12, sections={(1, 2): 12}))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert at(model, feed=1, section=2).data(spoken) == "Nation, 12 unread"
    assert model.index_of(BOOKMARKS).data(spoken) == "Bookmarks, 4 stories"
    assert model.index_of(UNREAD).data(spoken) == "Unread, 12 stories"
    assert at(model, feed=2).data(spoken) == "BBC"


def test_a_feed_s_failure_is_told_and_never_read_as_html(model: SectionTreeModel) -> None:
    model.show(tree(feeds=[feed(1, "BBC", error="Answered <img src=x> & gave up.")]), Counts())
    assert at(model, feed=1).data(Qt.ItemDataRole.ToolTipRole) == "<p>Answered &lt;img src=x&gt; &amp; gave up.</p>"
    assert at(model, feed=1).data(Qt.ItemDataRole.AccessibleTextRole) == "BBC, Answered <img src=x> & gave up."


@pytest.mark.parametrize(("stopped", "aloud"), [("paused", "BBC, paused"), ("gone", "BBC, gone, It is down.")])
def test_a_feed_that_is_asked_no_more_says_so_and_stays_where_it_is(
    model: SectionTreeModel, qtbot: QtBot, stopped: str, aloud: str
) -> None:
    model.show(tree(feeds=[feed(1, "BBC", error="It is down.")]), Counts())
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(tree(feeds=[feed(1, "BBC", error="It is down.", stopped=stopped)]), Counts())
    assert at(model, feed=1).data(Qt.ItemDataRole.AccessibleTextRole) == aloud
    assert "is not asked" in at(model, feed=1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_new_name_is_asked_for_and_not_taken(model: SectionTreeModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.renamed, timeout=0) as asked:
        assert not model.setData(at(model, feed=4), "  Comics\n daily ")
    assert asked.args == [Scope(feed=4), "Comics daily"]
    assert at(model, feed=4).data() == "xkcd"


@pytest.mark.parametrize("name", ["", "  ", "xkcd"])
def test_no_name_and_the_same_name_ask_for_nothing(model: SectionTreeModel, qtbot: QtBot, name: str) -> None:
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(at(model, feed=4), name)


def test_only_folders_and_feeds_can_be_renamed_and_dragged(model: SectionTreeModel) -> None:
    own = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
    assert all(at(model, **s).flags() & own == own for s in ({"folder": 1}, {"feed": 1}))
    assert not any(i.flags() & own for i in (model.index(0, 0), at(model, feed=1, section=1)))


def test_a_feed_dropped_on_a_folder_goes_to_its_end(model: SectionTreeModel) -> None:
    assert drop(model, at(model, feed=4), onto=at(model, folder=3)) == ((4,), (), 3, -1)


def test_a_feed_dropped_between_others_goes_there(model: SectionTreeModel) -> None:
    assert drop(model, at(model, feed=5), onto=at(model, folder=1), row=1) == ((5,), (), 1, 0)
    assert drop(model, at(model, feed=1), row=7) == ((1,), (), None, 1)


def test_a_place_counts_those_that_stay(model: SectionTreeModel) -> None:
    """Moved below its neighbour, a feed leaves a gap above itself."""
    assert drop(model, at(model, feed=4), row=8) == ((4,), (), None, 1)


def test_a_folder_is_counted_among_folders(model: SectionTreeModel) -> None:
    assert drop(model, at(model, folder=3), row=3) == ((), (3,), None, 0)


def test_feeds_and_folders_move_together_to_the_end(model: SectionTreeModel) -> None:
    assert drop(model, at(model, feed=4), at(model, folder=3), onto=at(model, folder=1), row=0) == ((4,), (3,), 1, -1)


def test_what_lies_in_a_dragged_folder_travels_inside_it(model: SectionTreeModel) -> None:
    dragged = [at(model, folder=1), at(model, folder=2), at(model, feed=1)]
    assert drop(model, *dragged, onto=at(model, folder=3)) == ((), (1,), 3, -1)


@pytest.mark.parametrize("target", [{"folder": 1}, {"folder": 2}, {"feed": 4}, {"feed": 1, "section": 1}])
def test_a_folder_lands_neither_in_itself_nor_in_a_feed(model: SectionTreeModel, target: dict[str, int]) -> None:
    assert drop(model, at(model, folder=1), onto=at(model, **target)) is None


def test_a_drag_from_elsewhere_is_refused(model: SectionTreeModel) -> None:
    data = model.mimeData([])
    data.setText("https://example.org")
    assert not model.canDropMimeData(data, MOVE, -1, 0, at(model, folder=1))


LISTS = Tree(lists=(ReadingList(id=3, title="Harbour"), ReadingList(id=1, title="Opera")), feeds=PAPERS.feeds[3:])


def test_reading_lists_stand_under_bookmarks_with_all_that_they_hold(model: SectionTreeModel) -> None:
    model.show(LISTS, Counts(bookmarks=5, lists={3: 4, 1: 1}))
    assert draw_places(model).split("\n")[2:6] == ["Bookmarks 5", "  Harbour 4", "  Opera 1", "All"]
    assert at(model, reading_list=3).data(Qt.ItemDataRole.AccessibleTextRole) == "Harbour, 4 stories"


def test_a_reading_list_may_be_renamed_and_not_moved(model: SectionTreeModel, qtbot: QtBot) -> None:
    model.show(LISTS, Counts())
    harbour = at(model, reading_list=3)
    assert harbour.flags() & Qt.ItemFlag.ItemIsEditable
    assert not harbour.flags() & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.waitSignal(model.renamed, timeout=0) as renamed:
        model.setData(harbour, " Docks ")
    assert renamed.args == [Scope(reading_list=3), "Docks"]


def test_another_reading_list_is_another_shape_and_another_name_is_not(model: SectionTreeModel, qtbot: QtBot) -> None:
    model.show(LISTS, Counts())
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(replace(LISTS, lists=(ReadingList(id=3, title="Docks"), LISTS.lists[1])), Counts())
    assert at(model, reading_list=3).data() == "Docks"
    with qtbot.waitSignal(model.modelReset, timeout=0):
        model.show(replace(LISTS, lists=LISTS.lists[:1]), Counts())
