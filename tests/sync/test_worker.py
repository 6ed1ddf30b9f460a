"""The worker as the window sees it: a real process, lines in and out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue

import pytest
from builders import NOW, article
from newspaper import Newspaper
from newspaper_stories import STORIES

from reader import progress
from reader.model import EVERYTHING, Origin, Ready, Wish
from reader.progress import (
    Add,
    Cancel,
    Done,
    Failed,
    FeedPolled,
    Follow,
    Granted,
    Hello,
    Import,
    Line,
    Network,
    Progress,
    Sync,
)
from reader.store import Store

IN_FEED = [story for story in STORIES if story.in_feed]
PATIENCE = 30.0  # seconds; a busy machine is no failure
START = "import sys; from pathlib import Path; from reader.sync import worker; sys.exit(worker.main(Path(sys.argv[1])))"


class Worker:
    """A worker process and what it said."""

    def __init__(self, folder: Path, start: str = START) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        self.raw: list[bytes] = []
        self._lines: Queue[Line] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for raw in self.process.stdout:
            self.raw.append(raw)
            self._lines.put(progress.read(raw))

    def say(self, line: Line | bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line if isinstance(line, bytes) else progress.write(line))
        self.process.stdin.flush()

    def hear(self, wanted: Callable[[Line], bool]) -> Line:
        """Wait for a line."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=0.2)
            except Empty:
                assert self.process.poll() is None, self.process.stderr and self.process.stderr.read().decode()
                continue
            if wanted(line):
                return line
        raise AssertionError(f"not said within {PATIENCE} s; said was {self.raw}")

    def answer(self, line: Line) -> Done | Failed:
        """Say a command and wait for its end."""
        self.say(line)
        ended = self.hear(lambda said: said.request == line.request and isinstance(said, Done | Failed))
        assert isinstance(ended, Done | Failed)
        return ended

    def end(self) -> int:
        assert self.process.stdin
        if not self.process.stdin.closed:
            self.process.stdin.close()
        return self.process.wait(PATIENCE)

    def clear_away(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()


@pytest.fixture
def worker(tmp_path: Path, paper: Newspaper) -> Iterator[Worker]:
    started = Worker(tmp_path / "library")
    yield started
    started.clear_away()


def subscribed(worker: Worker, paper: Newspaper) -> int:
    """Put the paper's feed into the worker's library, the stories already there but for the first two."""
    with Store.open(worker.folder) as store:
        feed, _ = store.add_feed(url=paper.url("/feed.xml"))
        kept = paper.stories[2:]
        pages = [article(story.title, url=paper.story_url(story.slug), full_text=True) for story in kept]
        store.keep(pages, origin=Origin.FOLLOWED, now=NOW)
    return feed.id


def listed(worker: Worker) -> int:
    with Store.open(worker.folder, read_only=True) as store:
        return len(store.ids(EVERYTHING))


def test_it_speaks_first_and_says_its_version(worker: Worker) -> None:
    assert worker.hear(lambda _: True) == Hello(version=progress.VERSION)


def test_it_adds_follows_imports_and_syncs(worker: Worker, paper: Newspaper, tmp_path: Path) -> None:
    added = worker.answer(Add(request=1, url=paper.url("/")))
    assert isinstance(added, Done)
    assert len(added.feeds) == 1
    assert listed(worker) == len(IN_FEED)
    followed = worker.answer(Follow(request=2, url=paper.story_url("mill-stones")))
    assert isinstance(followed, Done)
    assert len(followed.articles) == 1
    (tmp_path / "quay.txt").write_text("On the quay\n\n" + "The boats lay still. " * 40, encoding="utf-8")
    imported = worker.answer(Import(request=3, path=str(tmp_path / "quay.txt")))
    assert isinstance(imported, Done)
    assert len(imported.articles) == 1
    assert listed(worker) == len(IN_FEED) + 2
    assert worker.end() == 0


def test_events_carry_the_number_of_their_request(worker: Worker, paper: Newspaper) -> None:
    feed = subscribed(worker, paper)
    done = worker.answer(Sync(request=8, feeds=(feed,)))
    assert isinstance(done, Done)
    assert done.feeds == (feed,)
    said = [progress.read(line) for line in worker.raw]
    assert [line for line in said if isinstance(line, FeedPolled)] == [
        FeedPolled(request=8, feed=feed, title="The Morning Lantern", new=2, changed=len(IN_FEED) - 2)
    ]
    assert {line.request for line in said} == {0, 8}  # 0 is the hello


def test_a_failure_is_one_sentence_and_the_worker_lives(worker: Worker, paper: Newspaper) -> None:
    failed = worker.answer(Add(request=1, url=paper.url("/nothing-here")))
    assert isinstance(failed, Failed)
    assert "nothing at this address" in failed.error
    assert isinstance(worker.answer(Add(request=2, url=paper.url("/feed.xml"))), Done)


def test_a_line_that_is_none_is_passed_over(worker: Worker, paper: Newspaper) -> None:
    for nonsense in (b"\n", b"{}\n", b"\xff\xfe\n", b'{"name": "sync", "request": {}}\n', b'{"name": "hello"}\n'):
        worker.say(nonsense)
    assert isinstance(worker.answer(Add(request=2, url=paper.url("/feed.xml"))), Done)


def test_work_can_be_cancelled_and_what_is_finished_stays(worker: Worker, paper: Newspaper) -> None:
    assert isinstance(worker.answer(Add(request=1, url=paper.url("/feed.xml"))), Done)
    worker.say(Follow(request=2, url=paper.url("/hostile/silent")))
    worker.hear(lambda line: isinstance(line, Progress) and line.request == 2)
    started = time.monotonic()
    ended = worker.answer(Cancel(request=2))
    assert isinstance(ended, Done)
    assert ended.cancelled
    assert time.monotonic() - started < 5
    assert listed(worker) == len(IN_FEED)


def test_the_end_of_input_ends_it_in_the_middle_of_work(worker: Worker, paper: Newspaper) -> None:
    worker.say(Follow(request=1, url=paper.url("/hostile/silent")))
    worker.hear(lambda line: isinstance(line, Progress))
    started = time.monotonic()
    assert worker.end() == 0
    assert time.monotonic() - started < 5


def test_progress_is_told_at_most_four_times_a_second(worker: Worker, paper: Newspaper) -> None:
    paper.delay = 0.03
    started = time.monotonic()
    worker.answer(Sync(request=1, feeds=(subscribed(worker, paper),)))
    told = [line for line in map(progress.read, worker.raw) if isinstance(line, Progress)]
    assert told[-1].done == told[-1].total > 1 + 2  # the feed, two pages, and their pictures
    assert len(told) <= 4 * (time.monotonic() - started) + 2


def test_offline_nothing_is_tried_and_a_wish_comes_true_at_the_next_connection(
    worker: Worker, paper: Newspaper
) -> None:
    feed = subscribed(worker, paper)
    worker.say(Network(online=False))
    assert worker.answer(Sync(request=1, all=True)) == Done(request=1, text="Offline: nothing was fetched.")
    with Store.open(worker.folder) as store:
        assert store.feeds([feed])[0].failures == 0
        store.add_wish(Wish(url=paper.story_url("ferry-retires"), title="The ferryman"))
    assert paper.requests == []
    worker.say(Network(online=True))
    granted = worker.hear(lambda line: isinstance(line, Granted))
    assert isinstance(granted, Granted)
    assert granted.title == "The last ferryman hangs up his bell"
    assert isinstance(worker.answer(Sync(request=2, all=True)), Done)
    assert [progress.read(raw).name for raw in worker.raw].count("granted") == 1


def test_what_a_library_prints_does_not_come_between_the_lines(tmp_path: Path, paper: Newspaper) -> None:
    noisy = START.replace(
        "sys.exit(",
        "import os; from reader.sync import leads; old = leads.addresses; "
        "leads.addresses = lambda url: (print('noise', flush=True), os.write(1, b'more noise\\n'), old(url))[2]; "
        "sys.exit(",
    )
    started = Worker(tmp_path / "library", noisy)
    try:
        assert isinstance(started.answer(Add(request=1, url=paper.url("/feed.xml"))), Done)
        started.end()
        assert all(raw.startswith(b"{") for raw in started.raw)
        assert started.process.stderr
        assert b"noise" in started.process.stderr.read()
    finally:
        started.clear_away()


def test_a_bug_in_one_request_is_a_sentence_and_the_worker_lives(tmp_path: Path, paper: Newspaper) -> None:
    with_bug = START.replace(
        "sys.exit(", "from reader.sync import office; office.follow = lambda desk, url: 1 / 0; sys.exit("
    )
    started = Worker(tmp_path / "library", with_bug)
    try:
        failed = started.answer(Follow(request=1, url=paper.story_url("toll-vote")))
        assert isinstance(failed, Failed)
        assert "made a mistake" in failed.error
        assert isinstance(started.answer(Add(request=2, url=paper.url("/feed.xml"))), Done)
        started.end()
        assert started.process.stderr
        assert b"ZeroDivisionError" in started.process.stderr.read()
    finally:
        started.clear_away()


def test_a_sync_takes_over_what_goes_on_behind_an_added_feed(worker: Worker, paper: Newspaper) -> None:
    paper.stories = paper.stories[:2] + [replace(story, in_feed=False) for story in paper.stories[2:]]
    added = worker.answer(Add(request=1, url=paper.url("/feed.xml")))
    done = worker.answer(Sync(request=2, feeds=added.feeds if isinstance(added, Done) else ()))
    assert isinstance(done, Done)
    with Store.open(worker.folder, read_only=True) as store:
        assert all(article.full_text for article in store.articles(store.ids(EVERYTHING)))


def test_a_worker_killed_in_the_middle_loses_nothing_and_the_next_one_goes_on(tmp_path: Path, paper: Newspaper) -> None:
    paper.stories = paper.stories[:4] + [replace(story, in_feed=False) for story in paper.stories[4:]]
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        feed = store.add_feed(url=paper.url("/feed.xml"))[0].id
    killed, next_one = Worker(folder), Worker(folder)
    try:
        killed.say(Sync(request=1, feeds=(feed,)))
        killed.hear(lambda line: isinstance(line, Progress) and line.done >= 2)
        killed.process.kill()
        killed.process.wait()
        assert isinstance(next_one.answer(Sync(request=1, feeds=(feed,))), Done)
        with Store.open(folder, read_only=True) as store:
            stories = store.articles(store.ids(EVERYTHING))
        assert [story.full_text for story in stories] == [True] * 4
        assert all(story.ready is Ready.READY for story in stories)
    finally:
        killed.clear_away()
        next_one.clear_away()


def test_the_command_that_the_window_starts_is_this_worker(tmp_path: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-m", "reader", "worker", "--library", str(tmp_path / "library")],
        input=b"",
        capture_output=True,
        timeout=PATIENCE,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert progress.read(started.stdout) == Hello()


def test_its_children_die_with_it(worker: Worker, paper: Newspaper) -> None:
    assert isinstance(worker.answer(Add(request=1, url=paper.url("/feed.xml"))), Done)
    family = descendants(worker.process.pid)
    assert len(family) >= 2
    worker.process.kill()
    worker.process.wait()
    end = time.monotonic() + 10
    while any(alive(child) for child in family) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(alive(child) for child in family)


def test_a_parse_child_that_is_killed_is_replaced(worker: Worker, paper: Newspaper) -> None:
    assert isinstance(worker.answer(Add(request=1, url=paper.url("/feed.xml"))), Done)
    for child in parse_children(worker.process.pid):
        os.kill(child, signal.SIGKILL)
    for request in (2, 3, 4):
        worker.answer(Follow(request=request, url=paper.story_url("mill-stones")))
    last = worker.answer(Follow(request=5, url=paper.story_url("mill-stones")))
    assert isinstance(last, Done)


def test_a_library_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "library.sqlite").write_bytes(b"This is a diary, not a library. " * 100)
    ended = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        input=b"",
        capture_output=True,
        timeout=PATIENCE,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    said = [progress.read(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 1
    assert isinstance(said[-1], Failed)
    assert b"Traceback" not in ended.stderr


def descendants(pid: int) -> list[int]:
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return children + [one for child in children for one in descendants(child)]


def parse_children(pid: int) -> list[int]:
    """List the processes that parse: children of the fork server, not the server itself."""
    servers = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [child for server in servers for child in descendants(server)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
