"""A link to a page that is not in the library: fetched and shown, told where it cannot be, or left to the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, article
from newspaper import Newspaper
from PySide6.QtCore import Qt
from windows import JOURNEY, OpenApp

from reader.model import Origin
from reader.store import Store
from reader.ui import outside

pytestmark = JOURNEY

HERE, THERE, GONE = "A walk through the town", "Two mill stones are carried home by hand", "ferry-retires"


class Browser:
    """Stands where the system's opener does and notes the addresses that would go to the browser."""

    def __init__(self, folder: Path) -> None:
        self.program, self._notes = folder / "opener", folder / "opened"
        self.program.write_text(f'#!/bin/sh\necho "$1" >> "{self._notes}"\n')
        self.program.chmod(0o755)

    @property
    def opened(self) -> list[str]:
        return self._notes.read_text().splitlines() if self._notes.exists() else []


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    taking = Browser(tmp_path)
    monkeypatch.setattr(outside, "_opener", lambda: str(taking.program))
    return taking


@pytest.fixture
def app(paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]) -> OpenApp:
    """The window at a story with two links to pages that are not here."""
    links = "".join(
        f'<p>Seen <a id="{slug}" href="{paper.story_url(slug)}">there</a> as well.</p>'
        for slug in ("mill-stones", GONE)
    )
    with Store.open(quiet_library) as store:
        store.keep([article(HERE, body_html=links)], origin=Origin.IMPORTED, now=NOW)
    opened = open_app()
    opened.until(lambda: opened.titles() == [HERE])
    opened.open(HERE)
    return opened


def link(paper: Newspaper, slug: str) -> str:
    return f'a[href="{paper.story_url(slug)}"]'


def test_a_page_that_is_not_here_is_fetched_and_shown_in_the_pane(app: OpenApp, paper: Newspaper) -> None:
    here = app.row(HERE).id
    app.click(link(paper, "mill-stones"))
    app.until_shown(THERE)
    followed = app.article_at(paper.story_url("mill-stones"))
    assert followed.origin is Origin.FOLLOWED
    assert followed.full_text
    assert "What it will cost is still disputed" in app.text()
    app.until(lambda: app.picture_widths() and 0 not in app.picture_widths())  # decoded after the page is there
    app.go_back(here)
    assert app.shown_title() == HERE
    asked = len(paper.asked("/news/mill-stones.html"))
    app.go(lambda: app.click("article a"), to=followed.id)
    assert len(paper.asked("/news/mill-stones.html")) == asked


def test_offline_it_is_told_and_can_be_tried_again(app: OpenApp, paper: Newspaper) -> None:
    here = app.row(HERE).id
    paper.stop()
    app.click(link(paper, GONE))
    app.until(lambda: "Try again" in app.text())
    assert app.shown_title() == "This page could not be shown as a story"
    assert app.value("document.querySelector('h1 + p').innerText").endswith(".")
    app.go_back(here)
    app.click(link(paper, GONE))
    app.until(lambda: "Try again" in app.text())
    paper.start()
    app.click(f'a[href="{again(app)}"]')
    app.until_shown("The last ferryman hangs up his bell")


def again(app: OpenApp) -> str:
    address = app.value("[...document.links].find(one => one.innerText === 'Try again').href")
    return str(address)


def test_with_ctrl_a_link_goes_to_the_browser_and_nothing_is_fetched(
    app: OpenApp, paper: Newspaper, browser: Browser
) -> None:
    app.click(link(paper, "mill-stones"), Qt.KeyboardModifier.ControlModifier)
    app.until(lambda: browser.opened)
    assert browser.opened == [paper.story_url("mill-stones")]
    assert app.shown_title() == HERE
    assert paper.requests == []
    assert not app.desk.fetching.busy
