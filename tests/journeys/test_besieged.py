"""The worst servers all in one sync of the real window: it never stops answering, and the good paper is read."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from newspaper import Answer, Newspaper
from PySide6.QtCore import QTimer
from windows import JOURNEY, OpenApp

from reader.model import UNREAD, Scope
from reader.store import Store

pytestmark = JOURNEY

LATEST = 0.2  # seconds
WORST = (
    *("silent", "slow-head", "endless", "huge", "half-head", "nothing", "length-too-large", "length-too-small"),
    *("bad-chunks", "gzip-bomb", "gzip-truncated", "nested", "long-header", "many-headers", "loop", "ever-elsewhere"),
)


class Heartbeat:
    """Beats in the window's event loop: how late at most, and how long the window itself worked between two beats.

    A busy machine makes every program late; what the window's own thread computes in one go is its own doing.
    """

    def __init__(self, parent: object) -> None:
        self.latest = self.longest_work = 0.0
        self.beats = 0
        self._at, self._worked = time.monotonic(), time.thread_time()
        self._timer = QTimer(parent, interval=10)  # type: ignore[call-overload]
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        self.latest = max(self.latest, now - self._at - 0.01)
        self.longest_work = max(self.longest_work, worked - self._worked)
        self._at, self._worked = now, worked
        self.beats += 1

    def stop(self) -> None:
        self._timer.stop()


def hostile_documents() -> dict[str, bytes]:
    deep = b"<rss><channel><title>T</title>" + b"<a>" * 100_000
    wide = b"<rss " + b" ".join(b"a%d='x'" % n for n in range(100_000)) + b"><channel/></rss>"
    many = "".join(f"<item><title>Many {n}</title><guid>many-{n}</guid></item>" for n in range(2_000))
    long = f"<item><title>{'Long ' * 500_000}</title></item>"
    return {
        "deep": deep,
        "wide": wide,
        "many": f"<rss><channel><title>Many</title>{many}{long}</channel></rss>".encode(),
    }


def test_the_window_answers_while_all_the_worst_servers_are_read(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]
) -> None:
    paper.stories[:] = paper.stories[:1]
    for name, document in hostile_documents().items():
        paper.answers[f"/hostile/{name}"] = Answer(document, "text/xml")
    with Store.open(quiet_library) as store:
        good = store.add_feed(url=paper.url())[0].id
        bad = [store.add_feed(url=paper.url(f"/hostile/{name}"))[0].id for name in (*WORST, *hostile_documents())]
    app = open_app()
    app.choose(UNREAD)
    app.until(lambda: len(app.desk.contents.tree.feeds) == 1 + len(bad))
    heart = Heartbeat(app.window)
    app.run("sync_all")
    app.until(lambda: app.store.ids(Scope(feed=good)))
    app.until(lambda: not app.desk.fetching.busy, within=120_000)
    heart.stop()
    assert heart.beats > 100
    assert heart.longest_work < LATEST, "the window worked too long in one go"
    assert heart.latest < LATEST or heart.latest < 5 * heart.longest_work + 2.0, "it waited for somebody"
    feeds = {feed.id: feed for feed in app.store.feeds()}
    assert not feeds[good].error
    failed = [feeds[id] for id in bad if feeds[id].error]
    assert len(failed) >= len(WORST) - 1
    assert all(feed.error.endswith(".") and "mistake" not in feed.error for feed in failed)
    app.until(lambda: paper.stories[0].title in app.titles())
    app.open(paper.stories[0].title)
