"""Faults of the machine itself: no room on the disk, a second program, a damaged or newer library, no network."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOW, article
from hostile_feeds import news, ok
from siege import Siege, failed, is_plain, is_root
from workers import PATIENCE, Worker

from reader.model import EVERYTHING, Mark, Origin
from reader.paths import library_file, media_file
from reader.progress import Done, Failed, Hello, Line, Network, Sync
from reader.store import Store
from reader.store.sqlite import sqlite3

MB = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where this machine lets a test have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = is_root() and shutil.which("mount")
    if not mounted or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", place], check=False).returncode:
        pytest.skip("making a small disk takes root, and a machine that lets it mount one")
    yield place
    subprocess.run(["umount", place], check=True)


def until_it_is_full(siege: Siege, feed: int, path: str) -> Line:
    """Let a feed bring more and more, until a sync stops."""
    for n in range(60):
        siege.serve(path, ok(news(*(f"{n} {m} {'x' * 300}" for m in range(100)))))
        said = siege.say(Sync(feeds=(feed,)))
        if isinstance(said[-1], Failed):
            return said[-1]
    raise AssertionError("the disk did not get full")


def stops_and_goes_on(siege: Siege, make_room: Callable[[], None]) -> None:
    feed = siege.subscribe("/l1", ok(news("l1 before")))
    siege.poll(feed)
    before = len(siege.articles(feed))
    stopped = until_it_is_full(siege, feed, "/l1")
    assert isinstance(stopped, Failed)
    assert "no space left on the disk" in stopped.error
    assert is_plain(stopped.error)
    siege.holds()
    read = siege.articles(feed)
    assert len(read) >= before, "reading works"
    assert all(story.body_html for story in read)
    make_room()
    siege.serve("/l1", ok(news("l1 after")))
    assert siege.poll(feed).new == 1
    assert "News of l1 after" in siege.titles(feed)


def test_l1_has_no_room_left_on_the_disk(small_disk: Path) -> None:
    room = small_disk / "room"
    siege = Siege(small_disk / "home")
    try:
        siege.begin()
        room.write_bytes(b"x" * MB)
        stops_and_goes_on(siege, room.unlink)
    finally:
        siege.clear_away()


def test_l1_may_write_no_larger_files(tmp_path: Path) -> None:
    siege = Siege(tmp_path / "home")
    try:
        siege.begin()
        pid, limit = siege.worker.process.pid, 2 * MB
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        stops_and_goes_on(
            siege, lambda: resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2) and None
        )
    finally:
        siege.clear_away()


def test_l3_is_synced_by_another_program_already(siege: Siege) -> None:
    second = siege.start_worker()
    try:
        with siege.store.lock("sync"):
            assert "already being synced" in failed(siege.say(Sync(all=True)))
            said = second.answer(Sync(request=1, all=True))
            assert isinstance(said[-1], Failed)
            assert "already being synced" in said[-1].error
        assert isinstance(second.answer(Sync(request=2, feeds=(siege.good,)))[-1], Done)
    finally:
        second.clear_away()
    siege.poll_all(siege.good)


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.startswith(("library", "media"))}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 100])


def scribble(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + os.urandom(1) * (len(whole) - 100))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def not_a_library(file: Path) -> None:
    file.write_bytes(b"Dear diary, today the boats lay still. " * 500)


def somebody_elses(file: Path) -> None:
    file.unlink()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE theirs (a)")
    db.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A closed library with a bookmarked story."""
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        ids, _ = store.keep([article(f"Kept {n}") for n in range(50)], origin=Origin.IMPORTED, now=NOW)
        store.mark(ids, Mark.BOOKMARK)
    return folder


def start_in_vain(folder: Path) -> str:
    """Start a worker on what it must not open; give its one sentence."""
    worker = Worker(folder)
    try:
        said = worker.hear(lambda line: isinstance(line, Failed))
        assert isinstance(said[0], Hello)
        assert worker.process.wait(PATIENCE) == 1
        assert is_plain(failed(said))
        return failed(said)
    finally:
        worker.clear_away()


@pytest.mark.parametrize("file", [library_file, media_file], ids=["library", "media"])
@pytest.mark.parametrize("spoil", [cut, scribble, empty, not_a_library, somebody_elses])
def test_l4_has_a_damaged_file(filled: Path, spoil: Callable[[Path], None], file: Callable[[Path], Path]) -> None:
    spoil(file(filled))
    before = fingerprint(filled)
    assert str(file(filled)) in start_in_vain(filled)
    assert fingerprint(filled) == before, "told, and left exactly as it is"


def test_l4_has_lost_what_was_not_yet_moved_in(tmp_path: Path) -> None:
    """The -wal file deleted: what stood in it alone is lost; the rest is a whole library."""
    folder, copy = tmp_path / "library", tmp_path / "copy"
    with Store.open(folder) as store:
        store.keep([article("Moved in")], origin=Origin.IMPORTED, now=NOW)
    with Store.open(folder) as store:
        store.keep([article("Not yet")], origin=Origin.IMPORTED, now=NOW)
        copy.mkdir()
        for one in (library_file, media_file):
            shutil.copy(one(folder), one(copy))
    with Store.open(copy) as store:
        titles = [story.title for story in store.articles(store.ids(EVERYTHING))]
    assert titles == ["Moved in"]
    db = sqlite3.connect(library_file(copy))
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()


def test_l5_was_made_by_a_newer_version(filled: Path) -> None:
    db = sqlite3.connect(library_file(filled))
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = fingerprint(filled)
    worker = Worker(filled)
    try:
        said = worker.answer(Sync(request=1, all=True))
        assert is_plain(failed(said))
        assert worker.end() == 0
    finally:
        worker.clear_away()
    assert fingerprint(filled) == before
    with Store.open(filled) as store:
        assert store.read_only
        assert "newer version" in store.notice
        assert len(store.ids(EVERYTHING)) == 50, "it can be read"
    assert fingerprint(filled) == before


@pytest.mark.parametrize("written", [b"", b"{", b'{"theme": "da', b"\xff\xfe\0", b"[1, 2]", b'{"connections": "many"}'])
def test_l7_has_settings_that_were_half_written(siege: Siege, written: bytes) -> None:
    settings = siege.folder / "library" / "settings.json"
    settings.write_bytes(written)
    siege.restart_worker()
    siege.poll_all(siege.good)


def test_l9_has_no_network_and_it_returns(siege: Siege) -> None:
    feed = siege.subscribe("/l9", ok(news("l9")))
    siege.worker.say(Network(online=False))
    before = len(siege.paper.requests)
    said = siege.say(Sync(feeds=(feed, siege.good)))
    assert said[-1] == Done(request=said[-1].request, text="Offline: nothing was fetched.")
    assert len(siege.paper.requests) == before
    assert (siege.feed(feed).failures, siege.feed(feed).error) == (0, "")
    siege.worker.say(Network(online=True))
    assert siege.poll(feed).new == 1


def test_l9_loses_a_server_for_a_while(siege: Siege) -> None:
    feed = siege.subscribe("/l9/again", ok(news("l9 again")))
    siege.paper.stop()
    said = siege.say(Sync(feeds=(feed,)))
    assert isinstance(said[-1], Done)
    assert "could not be reached" in siege.feed(feed).error
    siege.holds()
    siege.paper.start()  # at the same port
    assert siege.poll(feed).new == 1
    assert siege.feed(feed).error == ""
