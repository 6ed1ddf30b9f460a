"""Faults of the machine itself: no room on the disk, a second program, half-written settings, no network."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_feeds import news, ok
from siege import Siege, failed, is_plain, is_root

from reader.progress import Done, Failed, Line, Network, Sync

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


HALF_WRITTEN = [b"", b"{", b'{"theme": "da', b"\xff\xfe\0", b"[1, 2]", b'{"connections": "many", "proxy": 7}']


def test_l7_has_settings_that_were_half_written(siege: Siege) -> None:
    settings = siege.folder / "library" / "settings.json"
    for written in HALF_WRITTEN:
        settings.write_bytes(written)
        siege.poll_all(siege.good)
        assert settings.read_bytes() == written, "not overwritten by the worker"
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
