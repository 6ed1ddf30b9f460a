"""A library that is damaged, cut, somebody else's, newer than the program, or was left in the middle of an update."""

from __future__ import annotations

import gzip
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, article
from siege import failed, is_plain
from workers import PATIENCE, ROOT, Worker

from reader.model import EVERYTHING, Mark, Origin
from reader.paths import library_file, media_file
from reader.progress import Failed, Hello, Sync
from reader.store import Store
from reader.store.migrations import LIBRARY
from reader.store.sqlite import sqlite3


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.startswith(("library", "media"))}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 100])


def scribble(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


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


# Brings a library up to date, and is killed at the statement of this number; prints how many there were.
UPDATE = """
import os, signal, sys
from pathlib import Path
from reader.store import Store
from reader.store.connection import connect
left = [int(sys.argv[2])]
def count(sql):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
def watched(uri):
    db = connect(uri)
    db.set_trace_callback(count)
    return db
Store.open(Path(sys.argv[1]), connect=watched).close()
print(int(sys.argv[2]) - left[0])
"""


def update(folder: Path, killed_at: int) -> int:
    """Update a library in a process of its own; answers the statements it took, 0 where it was killed."""
    ended = subprocess.run(
        [sys.executable, "-c", UPDATE, folder, str(killed_at)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not ended.stderr
    return int(ended.stdout or 0)


def earlier(edition: int, folder: Path) -> Path:
    folder.mkdir()
    for packed in (ROOT / "tests" / "data" / f"library-{edition}").glob("*.gz"):
        (folder / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


def version(folder: Path) -> int:
    db = sqlite3.connect(library_file(folder))
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    db.close()
    return found


def bookmarks(folder: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(library_file(folder))
    found = db.execute("SELECT uid, bookmarked_at FROM marks WHERE bookmarked_at IS NOT NULL ORDER BY uid").fetchall()
    db.close()
    return found


@pytest.mark.parametrize("edition", range(1, LIBRARY.version))
def test_l6_is_killed_in_the_middle_of_an_update(tmp_path: Path, edition: int) -> None:
    whole = earlier(edition, tmp_path / "whole")
    before = bookmarks(whole)
    statements = update(whole, -1)
    assert statements > 20
    for killed_at in sorted(random.Random(edition).sample(range(2, statements), 5)):
        folder = earlier(edition, tmp_path / f"killed-{killed_at}")
        assert update(folder, killed_at) == 0
        assert edition <= version(folder) <= LIBRARY.version, "old, new, or one that was released between"
        assert bookmarks(folder) == before
        with Store.open(folder) as store:
            assert not store.read_only
        assert version(folder) == LIBRARY.version
        assert bookmarks(folder) == before
