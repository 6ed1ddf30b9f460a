"""A library under siege: a real worker, a paper that behaves, a story that is bookmarked, and servers that do as told.

    polled = siege.poll(siege.subscribe("/h08", says("HTTP/1.1 200 OK", b"...")))

Every poll syncs the good paper beside the hostile feed, and afterwards looks at what must hold whatever a server does.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import stage
from builders import NOW, article
from hostile_feeds import item, rss
from newspaper import Answer, Newspaper
from workers import Worker

from reader.model import EVERYTHING, Article, Feed, Mark, Origin, Scope
from reader.paths import library_file
from reader.progress import Done, Failed, FeedPolled, Line, Sync
from reader.store import Store
from reader.store.sqlite import sqlite3

FEED = "application/rss+xml"
_NO_PLAIN_WORDS = re.compile(r"Traceback|Exception|\w+Error\b|<class|\bNone\b|\bat 0x|made a mistake|\berrno\b", re.I)


class Siege:
    """The library and all that is around it; `others` are servers beside its own that may be dialled as well."""

    def __init__(
        self,
        folder: Path,
        *,
        plan: Mapping[str, Any] | None = None,
        others: tuple[Newspaper, ...] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        folder.mkdir()
        self.folder = folder
        self.paper = Newspaper().start()
        self.servers = (self.paper, *others)
        self.log, self.clock, planned = folder / "onlooker", folder / "clock", folder / "stage.json"
        self.clock.write_text("0")
        self.log.touch()
        plan = {"limits": {}, "names": {}, **(plan or {})}
        plan["limits"] = {"page_pause": 0.0, **plan["limits"]}
        planned.write_text(json.dumps(plan))
        self.env = {
            "BROADSHEET_TEST_ALLOW": ", ".join(server.address for server in self.servers),
            "PYTHONPATH": str(Path(__file__).parent / "onlooker"),
            "ONLOOKER_LOG": str(self.log),
            "STAGE": str(planned),
            "CLOCK": str(self.clock),
            **(env or {}),
        }
        self.names: set[str] = {"127.0.0.1", *plan["names"]}  # that may be looked up
        (folder / "library").mkdir()
        (folder / "library" / "settings.json").write_text('{"proxy": "none"}')  # whatever this machine's desktop has
        self.store = Store.open(folder / "library")
        self.worker = self.start_worker()
        self._request = 0
        self._printed = 0
        self.kept: tuple[Article, ...] = ()

    def begin(self) -> None:
        """Read the good paper once, and keep what must never change."""
        self.good = self.subscribe("/good.xml", self._good())
        self.poll_all(self.good)
        self.kept = self._keep()

    def _keep(self) -> tuple[Article, ...]:
        """Bookmark a story of the good paper, and one of the reader's own."""
        (own,), _ = self.store.keep([article("My own")], origin=Origin.IMPORTED, now=NOW)
        ids = [own, *self.store.ids(Scope(feed=self.good))]
        self.store.mark(ids, Mark.BOOKMARK)
        self.store.mark([own], Mark.READ)
        return self.store.articles(sorted(ids))

    def _good(self) -> Answer:
        """Print the good paper with one story more; the first stays in it."""
        numbers = dict.fromkeys((0, self._printed))
        self._printed += 1
        return Answer(rss(*(item(f"Good {n}", guid=f"good-{n}") for n in numbers), title="Good"), FEED)

    def start_worker(self) -> Worker:
        return Worker(self.folder / "library", stage.BEGIN, self.env)

    def restart_worker(self) -> None:
        """End the worker and start another, as after a night."""
        self.worker.end()
        self.worker.clear_away()
        self.worker = self.start_worker()

    def clear_away(self) -> None:
        self.worker.clear_away()
        self.store.close()
        for server in self.servers:
            server.stop()

    # --- acts --------------------------------------------------------------------------------------------------

    def serve(self, path: str, answer: Answer | Callable[[Any], None] | bytes) -> str:
        """Let the server answer a path like this from now on; bytes are a feed."""
        self.paper.answers[path] = Answer(answer, FEED) if isinstance(answer, bytes) else answer
        return self.paper.url(path)

    def subscribe(self, path: str, answer: Answer | Callable[[Any], None] | bytes) -> int:
        """Put a feed into the library that the server answers so."""
        return self.subscribe_to(self.serve(path, answer))

    def subscribe_to(self, url: str) -> int:
        return self.store.add_feed(url=url)[0].id

    def say(self, line: Line) -> list[Line]:
        """Say a command to the worker, and give all it says about it."""
        self._request += 1
        return [
            said
            for said in self.worker.answer(replace(line, request=self._request), within=120)
            if said.request == self._request
        ]

    def poll(self, feed: int) -> FeedPolled:
        """Sync one feed beside the good one."""
        return self.poll_all(feed)[feed]

    def poll_all(self, *feeds: int, every: bool = False, due: bool = False) -> dict[int, FeedPolled]:
        """Sync these feeds, or `every` one, or those that are `due`; the good one brings a new story each time."""
        self.serve("/good.xml", self._good())
        chosen = () if every or due else (*feeds, *({self.good} - {*feeds}))
        said = self.say(Sync(feeds=chosen, all=every))
        assert isinstance(said[-1], Done), said[-1]
        polled = {line.feed: line for line in said if isinstance(line, FeedPolled)}
        if not due:
            assert polled[self.good].new >= 1, "the good paper was not read beside the hostile one"
            assert not polled[self.good].error
        self.holds()
        return polled

    def refuse(self, feed: int) -> str:
        """Sync a feed that must fail, and give the sentence that its reader sees."""
        polled = self.poll(feed)
        assert polled.error, "it should have failed"
        assert (polled.new, polled.changed) == (0, 0)
        assert self.feed(feed).error == polled.error
        return polled.error

    # --- what is seen ------------------------------------------------------------------------------------------

    def feed(self, feed: int) -> Feed:
        return self.store.feeds([feed])[0]

    def articles(self, feed: int | None = None) -> tuple[Article, ...]:
        return self.store.articles(self.store.ids(Scope(feed=feed) if feed else EVERYTHING))

    def titles(self, feed: int) -> list[str]:
        return [article.title for article in self.articles(feed)]

    def asked(self, path: str) -> list[Any]:
        return self.paper.asked(path)

    def seen(self, what: str) -> set[tuple[str, str]]:
        """List what the onlooker saw: "dialled" (address, port), "looked up" (host, port), "started" (program, "")."""
        noted = [json.loads(line) for line in self.log.read_text().splitlines()]
        return {(one, more) for kind, one, more in noted if kind == what}

    def holds(self) -> None:
        """Look at what holds whatever a server does."""
        assert self.worker.lives, b"".join(self.worker.complaints).decode()
        complained = b"".join(self.worker.complaints).decode()
        self.worker.complaints.clear()  # one case's fault is not the next one's
        assert "Traceback" not in complained, complained
        self._is_sound()
        assert self.store.articles([one.id for one in self.kept]) == self.kept
        assert self.seen("dialled") <= {("127.0.0.1", str(server.port)) for server in self.servers}
        assert self.names >= {host for host, _ in self.seen("looked up")}
        assert self.seen("started") == set()
        for feed in self.store.feeds():
            assert not feed.error or is_plain(feed.error), feed.error

    def _is_sound(self) -> None:
        db = sqlite3.connect(library_file(self.folder / "library"))
        assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.close()


class Anybody(set[str]):
    """Every name there is, where a case is not about whom it names."""

    def __ge__(self, other: object) -> bool:
        return True


def is_plain(sentence: str) -> bool:
    """Tell whether this is a sentence for a reader, and not one for a programmer."""
    return sentence.endswith(".") and not _NO_PLAIN_WORDS.search(sentence) and sentence.isprintable()


def failed(said: list[Line]) -> str:
    """Give the sentence of a command that failed."""
    assert isinstance(said[-1], Failed), said[-1]
    assert is_plain(said[-1].error), said[-1].error
    return said[-1].error


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
