"""Logging in to a feed: what goes into the keyring, what into the library, and where it is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from desks import fill
from keys import Keys
from PySide6.QtCore import QCoreApplication, QEvent

from reader import credentials
from reader.credentials import Login
from reader.model import EVERYTHING, Scope
from reader.progress import Sync
from reader.ui.dialogs.log_in import LogIn
from reader.ui.login_words import wants_login

URL = "https://paper.example/feed"


@pytest.fixture
def keyring(monkeypatch):
    return Keys().serve(monkeypatch)


@pytest.fixture
def desk(open_desk, library, keyring):
    fill(library, article("Tide"), url=URL)
    return open_desk()


def fail(desk, library, sentence):
    library.update_feeds([replace(library.feeds([1])[0], failures=1, error=sentence)])
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.contents.tree.feeds[0].error == sentence)


def open_dialog(desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.run("log_in")
    return desk.window.findChild(LogIn)


def log_in(desk, user="me", password="secret", cookies=""):
    dialog = open_dialog(desk)
    dialog.user.setText(user)
    dialog.password.setText(password)
    dialog.cookies.setPlainText(cookies)
    dialog.act.click()
    desk.settle()
    return dialog


def test_a_login_goes_into_the_keyring_and_the_feed_is_fetched_with_it(desk, library):
    log_in(desk, cookies="session=abc")
    desk.until(lambda: desk.worker.heard == [Sync(request=1, feeds=(1,))])
    assert credentials.find(URL) == Login(user="me", password="secret", cookies="session=abc")
    (feed,) = library.feeds([1])
    assert (feed.user, feed.cookies) == ("me", True)
    desk.until(lambda: desk.window.findChild(LogIn) is None)


def test_what_is_no_cookie_is_said_and_nothing_is_kept(desk, library):
    dialog = log_in(desk, cookies="no cookie at all")
    desk.until(lambda: "These are no cookies" in dialog.words)
    assert credentials.find(URL) is None
    assert library.feeds([1])[0].user == ""


def test_a_keyring_that_stays_locked_is_said_in_the_dialog(desk, keyring, library):
    keyring.state = "locked"
    dialog = log_in(desk)
    desk.until(lambda: dialog.words.startswith("The keyring did not open"))
    assert library.feeds([1])[0].user == ""
    assert desk.worker.heard == []


def test_what_is_not_kept_after_the_dialog_was_closed_is_said_in_the_window(desk, keyring):
    keyring.state = "locked"
    dialog = open_dialog(desk)
    dialog.user.setText("me")
    dialog.password.setText("secret")
    dialog.act.click()
    dialog.reject()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    desk.until(lambda: desk.window.status.words.startswith("The keyring did not open"))


def test_logging_out_forgets_it_for_all_feeds_of_the_place(desk, library):
    other, _ = library.add_feed(url="https://paper.example/trade", title="Trade")
    credentials.keep(URL, "me", "secret")
    for feed in (1, other.id):
        library.set_login(feed, user="me", cookies=False)
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.contents.tree.feeds[0].user == "me")
    open_dialog(desk).forget.click()
    desk.until(lambda: "forgotten" in desk.window.status.words)
    assert credentials.find(URL) is None
    assert [feed.user for feed in library.feeds()] == ["", ""]


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("paper.example asks for a name and a password (401). Log in to this feed to read it.", True),
        ("paper.example refuses to show this address to Broadsheet (403).", True),
        ("paper.example answered with error 500.", False),
        ("", False),
    ],
)
def test_a_login_is_offered_where_it_may_help(sentence, offered):
    assert wants_login(sentence) is offered


def test_the_strip_of_a_refused_feed_offers_it(desk, library):
    fail(desk, library, "paper.example asks for a name and a password (401). Log in to this feed to read it.")
    desk.choose(Scope(feed=1), "The Paper")
    desk.window.column.trouble.press("Log In…")
    assert desk.window.findChild(LogIn) is not None


def test_only_a_feed_can_be_logged_in_to(desk):
    desk.choose(EVERYTHING, "All")
    assert not desk.can("log_in")
    desk.choose(Scope(feed=1), "The Paper")
    assert desk.can("log_in")
