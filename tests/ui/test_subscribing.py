"""Adding papers by their address: what the worker is asked, and what the window does with its answers."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from builders import article
from desks import fill
from PySide6.QtGui import QGuiApplication

from reader.model import FoundFeed, Scope
from reader.progress import Add, Done, Failed, Find, Found, Sync
from reader.ui.dialogs.add_feed import AddFeed
from reader.ui.dialogs.log_in import LogIn

POST = FoundFeed(url="https://new.example/feed", title="New Paper")
COMMENTS = FoundFeed(url="https://new.example/comments", title="Comments")


@pytest.fixture
def desk(open_desk, library):
    QGuiApplication.clipboard().clear()
    fill(library, article("Tide"))
    return open_desk()


def dialog(desk):
    return desk.window.findChild(AddFeed)


def look(desk, *feeds):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("new.example")
    shown.go_on()
    desk.worker.answer(Found(feeds=tuple(map(asdict, feeds))))
    desk.worker.answer(Done())
    return shown


def test_a_paper_is_looked_for_shown_added_and_gone_to(desk, library):
    shown = look(desk, POST)
    assert desk.worker.heard == [Find(request=1, url="new.example")]
    assert shown.found.feeds == (POST,)
    shown.go_on()
    assert desk.worker.heard[-1] == Add(request=2, url=POST.url)
    fill(library, article("News"), title="New Paper", url=POST.url)
    desk.worker.answer(Done(feeds=(2,)))
    desk.until(lambda: desk.window.column.title == "New Paper")
    desk.until(lambda: dialog(desk) is None)
    assert desk.worker.heard[-1] == Sync(request=3, feeds=(2,))


def test_nothing_found_and_failures_are_said_in_the_dialog(desk):
    shown = look(desk)
    assert shown.words.startswith("No feed was found there.")
    shown.go_on()
    desk.worker.answer(Failed(error="new.example did not answer."))
    assert shown.words == "new.example did not answer."


def test_without_a_connection_the_dialog_says_so_and_nothing_is_asked(desk):
    desk.run("add_feed")
    desk.network.become(online=False)
    dialog(desk).address.setText("new.example")
    dialog(desk).go_on()
    desk.until(lambda: "no connection" in dialog(desk).words)
    assert desk.worker.heard == []


def test_several_are_added_each_by_its_own_request(desk, library):
    shown = look(desk, POST, COMMENTS)
    shown.found.tick(COMMENTS.url)
    shown.go_on()
    assert desk.worker.heard[1:] == [Add(request=2, url=POST.url), Add(request=3, url=COMMENTS.url)]
    fill(library, article("News"), title="New Paper", url=POST.url)
    desk.worker.said.emit(Done(request=2, feeds=(2,)))
    assert shown.isVisible()
    desk.worker.said.emit(Done(request=3, feeds=(3,)))
    assert not shown.isVisible()
    assert desk.worker.heard[-1] == Sync(request=4, feeds=(2, 3))
    desk.until(lambda: desk.window.column.title == "New Paper")


def test_of_several_one_fails_and_the_others_are_there(desk, library):
    shown = look(desk, POST, COMMENTS)
    shown.found.tick(COMMENTS.url)
    shown.go_on()
    fill(library, article("News"), title="New Paper", url=POST.url)
    desk.worker.said.emit(Failed(request=3, error="It did not answer."))
    desk.worker.said.emit(Done(request=2, feeds=(2,)))
    assert shown.isVisible()
    assert shown.words == "1 feed came, 1 did not.\nhttps://new.example/comments: It did not answer."
    assert [feed.known for feed in shown.found.feeds] == [2, 0]
    assert shown.found.chosen == (COMMENTS,)


def test_a_paper_that_is_here_already_is_gone_to(desk):
    shown = look(desk, FoundFeed(url="https://paper.example/feed", title="The Paper", known=1))
    shown.go_on()
    desk.until(lambda: desk.window.column.title == "The Paper")
    assert len(desk.worker.heard) == 1


def test_a_stopped_search_says_nothing_and_may_be_begun_again(desk):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("new.example")
    shown.go_on()
    shown.leave.click()
    assert desk.worker.cancelled == [1]
    desk.worker.answer(Done(cancelled=True))
    assert (shown.words, shown.act.text()) == ("", "Look")
    assert shown.focusWidget() is shown.address
    shown.go_on()
    desk.worker.answer(Found(feeds=(asdict(POST),)))
    desk.worker.answer(Done())
    assert shown.found.feeds == (POST,)


def test_an_answer_to_a_search_that_was_stopped_is_nobody_s(desk):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("new.example")
    shown.go_on()
    shown.leave.click()
    desk.worker.answer(Failed(error="new.example did not answer."))
    assert shown.words == ""


def test_an_answer_to_a_dialog_that_was_closed_is_nobody_s(desk):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("new.example")
    shown.go_on()
    shown.close()
    desk.until(lambda: dialog(desk) is None)
    assert desk.worker.cancelled == [1]
    desk.worker.answer(Failed(error="Stopped."))
    assert len(desk.worker.heard) == 1


def test_the_folder_that_is_chosen_in_the_tree_is_proposed(desk, library):
    folder, _ = library.add_folder(("World", "Asia"))
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.contents.tree.folders)
    desk.choose(Scope(folder=folder), "Asia")
    desk.run("add_feed")
    assert dialog(desk).folder.path == "World/Asia"


def test_a_feed_that_nobody_may_read_is_added_unread_and_its_login_asked_for(desk, library):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("locked.example/rss")
    shown.go_on()
    assert not shown.login.isVisible()
    desk.worker.answer(Failed(error="locked.example asks for a name and a password (401). Log in to read it."))
    assert shown.login.isVisible()
    shown.login.click()
    desk.until(lambda: desk.window.findChild(LogIn) is not None)
    (feed,) = library.feeds([2])
    assert feed.url == "https://locked.example/rss"
    assert desk.window.findChild(LogIn).windowTitle() == "Log In to locked.example"
    assert len(desk.worker.heard) == 1


def test_another_failure_asks_for_no_login(desk):
    desk.run("add_feed")
    shown = dialog(desk)
    shown.address.setText("broken.example/rss")
    shown.go_on()
    desk.worker.answer(Failed(error="broken.example has a fault of its own (500). Try again later."))
    assert not shown.login.isVisible()


def test_a_locked_feed_of_an_open_page_can_be_logged_in_to(desk):
    locked = FoundFeed(url="https://locked.example/rss", title="Locked", error="It asks for a name (401).")
    shown = look(desk, locked)
    assert shown.login.isVisible()
    shown.address.setText("other.example")
    shown.address.textEdited.emit("other.example")
    assert not shown.login.isVisible()


def test_where_everything_is_stopped_the_dialog_waits_for_nothing_any_more(desk):
    shown = look(desk, POST)
    shown.go_on()
    desk.desk.fetching.stop()
    desk.worker.answer(Done(cancelled=True))
    assert (shown.words, shown.act.text(), shown.act.isEnabled()) == ("", "Add", True)
    shown.address.textEdited.emit("new.example")
    shown.go_on()
    desk.desk.fetching.stop()
    desk.worker.answer(Done(cancelled=True))
    assert (shown.words, shown.act.text(), shown.act.isEnabled()) == ("", "Look", True)
