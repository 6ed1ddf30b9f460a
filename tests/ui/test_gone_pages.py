"""Pages of the walk that the library has no more: the reader steps over them."""

from __future__ import annotations

import pytest
from builders import article, link
from desks import fill
from PySide6.QtWidgets import QLabel

from reader.model import EVERYTHING, Scope
from reader.ui.dialogs.naming import Naming

FAR_FUTURE = 9_999_999_999


@pytest.fixture
def desk(library, open_desk):
    """Opera of one paper names Ferry of another, and Ferry names Crane of the first."""
    crane = article("Crane", url="https://near.example/crane")
    ferry = article("Ferry", url="https://far.example/ferry", links=(link("Crane", url=crane.url),))
    opera = article("Opera", url="https://near.example/opera", links=(link("Ferry", url=ferry.url),))
    fill(library, opera, crane, title="Near", url="https://near.example/feed")
    fill(library, ferry, title="Far", url="https://far.example/feed")
    opened = open_desk()
    opened.until(lambda: len(opened.titles()) == 3)
    return opened


def follow(desk, title):
    (there,) = [row.id for row in desk.store.rows(desk.store.ids(EVERYTHING)) if row.title == title]
    desk.pane.article_asked.emit(there)
    desk.until(lambda: desk.shown() == title)
    desk.settle()


def purge(desk, title):
    """Delete a paper's feed and, as the worker does later, what only that brought."""
    (feed,) = [feed.id for feed in desk.store.feeds() if feed.title == title]
    desk.desk.undo.write(lambda store: store.delete_feeds([feed]) | store.purge_deleted(FAR_FUTURE))
    desk.settle()


def test_back_leads_past_an_article_that_is_gone(desk):
    desk.open("Opera")
    follow(desk, "Ferry")
    follow(desk, "Crane")
    purge(desk, "Far")
    desk.run("back")
    desk.until(lambda: not desk.can("bookmark"))  # the page says that this story is gone
    desk.settle()
    desk.run("back")
    desk.until(lambda: desk.shown() == "Opera")


def test_a_walk_is_kept_without_what_is_gone(desk):
    desk.open("Opera")
    follow(desk, "Ferry")
    follow(desk, "Crane")
    purge(desk, "Far")
    bar = desk.desk.page.column.bar
    desk.until(lambda: bar.titles == ("Opera", "Gone from the library", "Crane"))
    desk.run("bookmark_walk")
    (dialog,) = desk.window.findChildren(Naming)
    assert "2 stories" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.make()
    desk.settle()
    (kept,) = desk.store.tree().lists
    assert len(desk.store.ids(Scope(reading_list=kept.id))) == 2


def test_an_article_that_goes_while_it_is_read_is_a_page_that_says_so(desk):
    desk.open("Opera")
    follow(desk, "Ferry")
    purge(desk, "Far")
    desk.until(lambda: desk.pane.refreshed)
    assert not desk.can("bookmark")
    assert desk.can("back")


def test_a_start_shows_no_article_that_is_gone(library, open_desk, desk):
    desk.settings["last_article"] = 99
    again = open_desk()
    again.settle()
    assert again.pane.article is None
    assert "Choose a story" in again.pane.words
