"""What a feed answers is seen while it does, and what failed is found from the window's foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newspaper import Newspaper
from windows import JOURNEY, OpenApp

from reader.store import Store
from reader.ui.dialogs.activity import Activity
from reader.ui.dialogs.feed_health import FeedHealthPage
from reader.ui.health_words import Condition
from reader.ui.models.activity import Answer

pytestmark = JOURNEY


def test_the_log_fills_while_feeds_are_fetched_and_tells_why_one_failed(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]
) -> None:
    with Store.open(quiet_library) as store:
        store.add_feed(url=paper.url(), title="The Harbour Post")
    app = open_app()
    app.until(lambda: app.desk.contents.tree.feeds)
    app.run("activity")
    (log,) = app.window.findChildren(Activity)
    assert answers(log) == []
    sync(app)
    app.until(lambda: len(answers(log)) == 1)
    assert "new articles" in answers(log)[0]
    sync(app)
    app.until(lambda: answers(log)[:1] == ["Nothing new"])
    assert "The server answered 304 (Not Modified)" in told(app, log)

    paper.stop()
    sync(app)
    app.until(lambda: len(answers(log)) == 3)
    assert app.window.status.failed == "1 feed failed"
    app.window.status.failures_asked.emit()
    app.until(lambda: len(answers(log)) == 1)
    (feed,) = app.store.feeds()
    assert answers(log) == [feed.error]

    app.run("feed_health")
    (page,) = app.window.findChildren(FeedHealthPage)
    app.until(lambda: page.model.count((Condition.FAILING,)) == 1)
    assert page.model.health(0).strip == "+.x"


def sync(app: OpenApp) -> None:
    app.run("sync_all")
    app.until(lambda: not app.desk.fetching.busy)


def answers(log: Activity) -> list[str]:
    lines = map(log.model.line, range(log.model.rowCount()))
    return [each.text for each in lines if isinstance(each, Answer)]


def told(app: OpenApp, log: Activity) -> str:
    """Point at the newest line, and read what is told of it."""
    log.list.choose_first()
    app.until(lambda: log.words)
    return log.words
