"""A file of the reader's: the worker says what it is, and of a list of feeds the reader chooses."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from builders import article
from desks import fill
from PySide6.QtCore import Qt

from reader.model import Origin
from reader.progress import Done, Failed, Import, Listed, Outline, ReadOpml, Sync
from reader.ui.dialogs.import_feeds import ImportFeeds

QUAY = Listed(path=("World",), title="Quay", url="https://quay.example/feed")
HARBOUR = Listed(path=("World",), title="海港报", url="https://harbour.example/rss")


@pytest.fixture
def desk(open_desk, library):
    fill(library, article("Tide"))
    return open_desk()


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "mine.opml")


def dialog(desk):
    return desk.window.findChild(ImportFeeds)


def show(desk, file, title="Harbour papers"):
    desk.desk.library.read_file(file)
    desk.worker.answer(Outline(title=title, entries=tuple(map(asdict, (QUAY, HARBOUR)))))
    desk.worker.answer(Done())
    return dialog(desk)


def test_a_list_is_shown_before_anything_of_it_is_brought_in(desk, file):
    shown = show(desk, file)
    assert desk.worker.heard == [ReadOpml(request=1, path=file)]
    assert shown.words == "“Harbour papers” names 2 feeds: 2 are new."


def test_a_list_without_a_title_is_called_by_its_file(desk, file):
    assert show(desk, file, title="").words.startswith("“mine.opml” names")


def test_what_was_chosen_is_brought_in_told_and_fetched(desk, file):
    shown = show(desk, file)
    shown.tree.tick_all(False)
    (item,) = shown.tree.findItems("海港报", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    item.setCheckState(0, Qt.CheckState.Checked)
    shown.act.click()
    assert desk.worker.heard[-1] == Import(request=2, path=file, only=(HARBOUR.url,))
    desk.worker.answer(Done(feeds=(7,), text="1 feed is in the library."))
    assert not shown.isVisible()
    assert desk.window.status.words == "1 feed is in the library."
    assert desk.worker.heard[-1] == Sync(request=3, feeds=(7,))


def test_what_went_wrong_is_said_in_the_dialog(desk, file):
    shown = show(desk, file)
    shown.act.click()
    desk.worker.answer(Failed(error="The disk is full."))
    assert shown.isVisible()
    assert shown.words == "The disk is full."


def test_giving_up_in_the_middle_stops_it(desk, file):
    shown = show(desk, file)
    shown.act.click()
    shown.reject()
    assert desk.worker.cancelled == [2]
    desk.worker.answer(Done(cancelled=True))
    assert desk.window.status.words == "Stopped."


def test_a_list_that_is_none_is_said_in_the_window(desk, file):
    desk.desk.library.read_file(file)
    desk.worker.answer(Failed(error="This file is not a list of feeds (OPML)."))
    assert "not a list of feeds" in desk.said()
    assert dialog(desk) is None


def test_an_article_is_brought_in_without_asking_and_opened(desk, library, tmp_path):
    path = str(tmp_path / "story.txt")
    desk.desk.library.read_file(path)
    desk.worker.answer(Done())
    assert desk.worker.heard == [ReadOpml(request=1, path=path), Import(request=2, path=path)]
    (brought,), _ = library.keep([article("Brought")], origin=Origin.IMPORTED, now=1)
    desk.worker.answer(Done(articles=(brought,)))
    desk.until(lambda: desk.shown() == "Brought")
