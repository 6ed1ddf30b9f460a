"""Parts of the app are killed while it works: the window lives, and what was told as done is done."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import newspaper_hostile
import newspaper_pages
import pytest
from builders import NOW, article
from newspaper import Newspaper
from processes import start
from windows import JOURNEY, OpenApp

from reader.model import BOOKMARKS, Origin, Ready
from reader.paths import library_file
from reader.store import Store
from reader.store.sqlite import sqlite3

pytestmark = JOURNEY


def test_a_worker_killed_in_a_sync_is_started_again_and_the_next_sync_completes(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]
) -> None:
    few = paper.stories[:3]  # for pages are asked for one a second
    paper.stories[:] = [replace(story, also_read="", read_more="", more_on_this=()) for story in few]
    with Store.open(quiet_library) as store:
        store.add_feed(url=paper.url())
    app = open_app()
    app.until(lambda: len(app.desk.contents.tree.feeds) == 1)
    held = newspaper_pages.story_path(paper.stories[0].slug)
    paper.answers[held] = newspaper_hostile.PATHS["/hostile/silent"]
    app.run("sync_all")
    app.until(lambda: paper.asked(held))
    first = app.worker_pid()
    os.kill(first, signal.SIGKILL)
    app.until(lambda: "Please try again" in app.window.said.text)
    assert not app.desk.fetching.busy
    app.until(lambda: app.worker_pid() not in (0, first))
    del paper.answers[held]
    app.run("sync_all")
    app.until(lambda: not app.desk.fetching.busy)
    articles = app.articles()
    assert len(articles) == len(paper.stories)
    assert all(article.full_text and article.ready is Ready.READY for article in articles)
    app.until(lambda: len(app.rows()) == len(articles))
    app.open(articles[0].title)


def test_a_killed_renderer_costs_nothing_but_a_moment(quiet_library: Path, open_app: Callable[[], OpenApp]) -> None:
    with Store.open(quiet_library) as store:
        store.keep([article("Crane"), article("Ferry")], origin=Origin.IMPORTED, now=NOW)
    app = open_app()
    app.until(lambda: len(app.rows()) == 2)
    app.open("Crane")
    crane, renderer = app.row("Crane").id, app.page.renderProcessPid()
    app.go(lambda: os.kill(renderer, signal.SIGKILL), to=crane)
    assert app.shown_title() == "Crane"
    assert app.page.renderProcessPid() != renderer
    app.open("Ferry")


# A reader who does nothing but go to the next story and bookmark it. What is told stands in the library by then.
BOOKMARKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader.ui import app

class Diligent(app.OpenWindow):
    def __init__(self, folder, store, single):
        super().__init__(folder, store, single)
        self.store = store
        self.desk.undo.changed.connect(self.tell)
        self.timer = QTimer(self.desk, interval=15)
        self.timer.timeout.connect(self.step)
        self.timer.start()

    def step(self):
        if self.desk.page is not None and self.desk.articles.step(1):
            self.desk.run("bookmark")

    def tell(self, change):
        for article in self.store.articles(change.articles):
            if article.bookmarked:
                print(article.id, flush=True)

app.OpenWindow = Diligent
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("told", [1, 20, 60])
def test_every_bookmark_that_was_shown_is_there_after_the_app_was_killed(
    paper: Newspaper, quiet_library: Path, told: int
) -> None:
    with Store.open(quiet_library) as store:
        store.keep([article(f"Story {n}") for n in range(400)], origin=Origin.IMPORTED, now=NOW)
        store.add_feed(url=paper.url())
    sync = start("--library", quiet_library, "sync")  # another writer at the same time
    app = start(quiet_library, code=BOOKMARKING)
    assert app.stdout
    assert app.stderr
    try:
        acknowledged = [app.stdout.readline() for _ in range(told)]
    finally:
        app.kill()
        sync.kill()
    out, error = app.communicate(timeout=30)
    sync.communicate(timeout=30)
    whole = [line for line in (*acknowledged, *out.splitlines(keepends=True)) if line.endswith("\n")]
    assert len(whole) >= told, error
    kept = {int(line) for line in whole}
    with Store.open(quiet_library) as store:
        assert kept <= set(store.ids(BOOKMARKS))
    db = sqlite3.connect(library_file(quiet_library))
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()
