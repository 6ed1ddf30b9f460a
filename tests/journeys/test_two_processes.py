"""One library, several processes: what one writes the window shows soon, and there is never a second window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, article
from newspaper import Newspaper
from newspaper_stories import STORIES
from processes import finish, run, start
from PySide6.QtCore import Qt
from windows import JOURNEY, OpenApp

from reader.model import EVERYTHING, UNREAD, Scope
from reader.store import Store

pytestmark = JOURNEY

SOON = 2_000  # ms


@pytest.fixture
def app(paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]) -> OpenApp:
    """The window at the list of a feed with two stories."""
    with Store.open(quiet_library) as store:
        feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
        store.deliver(feed.id, [article("Crane"), article("Ferry")], NOW)
    opened = open_app()
    opened.choose(Scope(feed=feed.id))
    opened.until(lambda: sorted(opened.titles()) == ["Crane", "Ferry"])
    return opened


def aside(app: OpenApp, *words: object) -> str:
    """Run a command while the window goes on; what it printed is there in the moment it has ended."""
    process = start("--library", app.folder, *words)
    app.until(lambda: process.poll() is not None, within=60_000)
    code, out, error = finish(process)
    assert code == 0, error
    return out


def test_what_the_command_line_writes_shows_in_the_open_window(app: OpenApp, paper: Newspaper, tmp_path: Path) -> None:
    crane = app.row("Crane").id
    aside(app, "mark", crane, "--bookmark", "--read")
    app.until(lambda: app.row("Crane").bookmarked and app.row("Crane").read, within=SOON)
    app.until(lambda: app.desk.contents.counts.bookmarks == 1, within=SOON)

    app.choose(UNREAD)
    (tmp_path / "nets.txt").write_text("Nets are mended\n\n" + "The nets hung in the sun. " * 40, encoding="utf-8")
    aside(app, "import", tmp_path / "nets.txt")
    app.until(lambda: "Nets are mended" in app.titles(), within=SOON)

    aside(app, "add", paper.url())
    app.until(lambda: len(app.desk.contents.tree.feeds) == 2, within=SOON)
    in_feed = {story.title for story in STORIES if story.in_feed}
    app.until(lambda: in_feed <= set(app.titles()), within=SOON)


def test_a_sync_beside_the_window_shows_in_it(app: OpenApp, paper: Newspaper) -> None:
    app.choose(UNREAD)
    feed, _ = app.store.add_feed(url=paper.url("/feed.json"))
    paper.stories[:] = paper.stories[:2]
    aside(app, "sync", feed.id)
    app.until(lambda: {story.title for story in paper.stories} <= set(app.titles()), within=SOON)
    assert app.desk.contents.counts.unread == len(app.store.ids(UNREAD)) == len(app.store.ids(EVERYTHING))


def test_a_second_start_raises_the_window_and_opens_none(app: OpenApp) -> None:
    app.window.showMinimized()
    app.until(lambda: app.window.windowState() & Qt.WindowState.WindowMinimized)
    second = start("--library", app.folder)
    app.until(lambda: second.poll() is not None)
    code, _, error = finish(second)
    assert code == 0
    assert "Traceback" not in error
    app.until(lambda: not app.window.windowState() & Qt.WindowState.WindowMinimized)
    assert app.row("Crane")
    assert run("--library", app.folder, "list", "--limit", 1)
