"""A walk from story to story is kept as a reading list, and is there offline when its paper is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newspaper import Newspaper
from newspaper_stories import STORIES
from windows import JOURNEY, OpenApp

from reader.model import Ready, Scope
from reader.progress import CleanUp, Done
from reader.ui.dialogs.naming import Naming
from reader.ui.walk_bar import WalkBar

pytestmark = JOURNEY

TITLES = {story.slug: story.title for story in STORIES}
WALK = tuple(TITLES[slug] for slug in ("letters-found", "bridge-opens", "toll-vote"))
NAME = "Bridges and letters"


def test_a_walk_outlives_its_paper_and_the_window(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]
) -> None:
    app = open_app()
    app.subscribe(paper.url())
    app.until(lambda: {row.ready for row in app.rows()} == {Ready.READY} and not app.desk.fetching.busy, within=60_000)
    a, b, c = (app.row(title).id for title in WALK)

    app.open(WALK[0])
    app.follow(b)
    app.follow(c)
    app.until(lambda: bar(app).titles == WALK)
    assert bar(app).at == 2
    app.go(lambda: bar(app).press(0), to=a)
    assert (bar(app).titles, bar(app).at) == (WALK, 0)
    app.go_forward(b)
    app.go_forward(c)
    assert app.shown_title() == WALK[2]

    keep_walk(app, NAME)
    unsubscribe(app, paper)
    paper.stop()
    show_list(app)
    read_all(app)
    app.close()

    again = open_app()
    again.until(lambda: again.window.column.title == NAME)  # the list that was shown
    read_all(again)
    assert app.refused == again.refused == 0


def bar(app: OpenApp) -> WalkBar:
    assert app.desk.page is not None
    return app.desk.page.column.bar


def keep_walk(app: OpenApp, name: str) -> None:
    app.run("bookmark_walk")
    (dialog,) = app.window.findChildren(Naming)
    assert dialog.name.text() == WALK[0]
    dialog.name.setText(name)
    dialog.make()
    app.until(lambda: [each.title for each in app.desk.contents.tree.lists] == [name])


def unsubscribe(app: OpenApp, paper: Newspaper) -> None:
    """Delete the paper, let the days go by in which that can be undone, and clean up."""
    (feed,) = (each.id for each in app.desk.contents.tree.feeds if each.url == paper.url())
    app.desk.library.delete_scopes((Scope(feed=feed),))
    app.until(lambda: not app.desk.contents.tree.feeds)
    app.store.purge_deleted(2**40)
    ended: list[Done] = []
    app.desk.fetching.ask(CleanUp(), ended.append)
    app.until(lambda: ended)
    assert len(app.articles()) == len(WALK)


def show_list(app: OpenApp) -> None:
    (kept,) = app.desk.contents.tree.lists
    app.choose(Scope(reading_list=kept.id))
    app.until(lambda: tuple(app.titles()) == WALK)


def read_all(app: OpenApp) -> None:
    """Read the whole text of each story of the list, in its order."""
    app.until(lambda: tuple(app.titles()) == WALK)
    for title in WALK:
        app.open(title)
        assert "What it will cost is still disputed" in app.text()
