"""The reader works offline, wants a story that is not here, and gets it when the network may be used again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, article, link
from newspaper import Newspaper
from windows import JOURNEY, OpenApp

from reader.model import Origin
from reader.store import Store

pytestmark = JOURNEY

HERE, THERE = "A walk through the town", "Two mill stones are carried home by hand"


@pytest.fixture
def wish(paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]) -> Callable[[], OpenApp]:
    """Open the window at a story, work offline, and click what the story names as related."""
    with Store.open(quiet_library) as store:
        named = link(THERE, url=paper.story_url("mill-stones"))
        store.keep([article(HERE, links=(named,))], origin=Origin.IMPORTED, now=NOW)

    def open_and_wish() -> OpenApp:
        app = open_app()
        app.until(lambda: app.titles() == [HERE])
        app.open(HERE)
        app.run("offline")
        app.click(f'a[href="{paper.story_url("mill-stones")}"]')
        app.until(lambda: "Not kept here yet" in app.text())
        return app

    return open_and_wish


def test_a_reader_who_waits_for_a_story_is_shown_it_when_it_comes(
    wish: Callable[[], OpenApp], paper: Newspaper
) -> None:
    app = wish()
    assert f"“{THERE}” will be fetched at the next connection." in app.text()
    assert paper.requests == []
    app.run("offline")
    app.until_shown(THERE)
    assert app.store.wishes() == ()


def test_a_wish_outlives_the_window_and_is_told_quietly(
    wish: Callable[[], OpenApp], open_app: Callable[[], OpenApp], paper: Newspaper
) -> None:
    wish().close()
    app = open_app()
    app.until_shown(HERE)
    app.until(app.worker_pid)
    assert app.window.status.sign == "Offline, as you chose"
    assert paper.requests == []
    app.run("offline")
    app.until(lambda: app.window.granted.text == f"“{THERE}” is here now.")
    app.until(lambda: app.shown_title() == HERE)  # its card is set anew, as it leads somewhere now
    app.window.granted.press("Read")
    app.until_shown(THERE)
    assert app.window.granted.text == ""


def test_a_wish_that_is_taken_back_is_never_fetched(wish: Callable[[], OpenApp], paper: Newspaper) -> None:
    app = wish()
    app.click(".acts a")  # never mind
    app.until_shown(HERE)
    app.until(lambda: app.store.wishes() == ())
    app.run("offline")
    app.run("make_ready")  # a story may still be made ready, and by then a wish would have been granted
    app.until(lambda: app.store.find(paper.story_url("mill-stones")) is not None)
    assert app.window.granted.text == ""
