"""The app is started on a library that it must not write to: a sentence each, and every byte stays as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from builders import NOW, article
from processes import finish, start

from reader.model import Origin
from reader.paths import library_file, media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

pytestmark = pytest.mark.journey

# The app, with somebody who reads what it says aloud: a message box, which is closed then, or the window's own notice
# and its first headline, after which the window is closed.
READ_ALOUD = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from reader.ui import app
from reader.ui.window import Window

if len(sys.argv) > 2:
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))

def look():
    application = QApplication.instance()
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        print(box.text(), flush=True)
        box.accept()
        return
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Window) and window.notice.text and window.column.title.startswith("Unread"):
            print(window.notice.text, window.windowTitle(), window.made["add_feed"].isEnabled(), sep="|", flush=True)
            application.timer.stop()  # what closing takes is long enough for another look
            window.close()

make = app._application

def made():
    application = make()
    application.timer = QTimer(application, interval=50)
    application.timer.timeout.connect(look)
    application.timer.start()
    return application

app._application = made
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def folder(library: Path) -> Path:
    """A closed library with one story."""
    with Store.open(library) as store:
        store.keep([article("Kept")], origin=Origin.IMPORTED, now=NOW)
    return library


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a library with a hash of its bytes."""
    files = (library_file(folder), media_file(folder))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()}


def left_beside(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if file.name.endswith(("-wal", "-shm", "-journal", ".new"))}


def not_ours(file: Path) -> None:
    file.write_bytes(b"Dear diary, today the boats lay still. " * 200)


def corrupt(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def another_programs(file: Path) -> None:
    file.unlink()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE theirs (a)")
    db.close()


@pytest.mark.parametrize("spoil", [not_ours, corrupt, cut, another_programs])
def test_what_cannot_be_a_library_is_told_and_left_alone(folder: Path, spoil) -> None:
    spoil(library_file(folder))
    before = fingerprint(folder)
    code, out, error = finish(start(folder, code=READ_ALOUD))
    assert code == 1
    assert str(library_file(folder)) in out
    assert out.strip().endswith(".")
    assert "Traceback" not in error
    code, out, error = finish(start("--library", folder, "list"))
    assert (code, out) == (1, "")
    assert error.startswith("broadsheet: ")
    assert str(library_file(folder)) in error
    assert error.count("\n") == 1
    assert fingerprint(folder) == before
    assert left_beside(folder) == set()


def test_a_newer_library_is_read_under_a_notice_and_nothing_in_it_changes(folder: Path) -> None:
    db = sqlite3.connect(library_file(folder))
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = fingerprint(folder)
    code, out, error = finish(start(folder, code=READ_ALOUD))
    notice, title, may_add = out.strip().split("|")
    assert (code, may_add) == (0, "False")
    assert "newer version" in notice
    assert title.startswith("Unread")
    assert "Traceback" not in error
    code, out, error = finish(start("--library", folder, "list"))
    assert code == 0
    assert "Kept" in out
    assert "newer version" in error
    code, out, error = finish(start("--library", folder, "mark", 1, "--bookmark"))
    assert code == 1
    assert "newer version" in error
    assert fingerprint(folder) == before
    assert left_beside(folder) == set()


def others_may_run_it() -> bool:
    """Tell whether another user can reach the program at all: a clone in a closed folder they cannot."""
    here = (Path(__file__).resolve(), Path(PySide6.__file__).resolve())
    return all(folder.stat().st_mode & 0o001 for file in here for folder in file.parents)


@pytest.fixture
def somebody_elses(folder: Path) -> Iterator[Path]:
    """The library where another user may read it and write nothing."""
    # Not in the test's own folder: those are closed to other users.
    shared = Path(tempfile.gettempdir()) / f"broadsheet-journey-{os.getpid()}"
    shutil.copytree(folder, shared)
    shared.chmod(0o755)
    for file in shared.iterdir():
        file.chmod(0o644)
    yield shared
    shutil.rmtree(shared)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="becoming another user takes root")
@pytest.mark.skipif(not others_may_run_it(), reason="this clone is in a folder that is closed to other users")
def test_a_library_that_may_not_be_written_is_read_under_a_notice(somebody_elses: Path) -> None:
    before = {file.name: file.read_bytes() for file in somebody_elses.iterdir()}
    code, out, error = finish(start(somebody_elses, 65534, code=READ_ALOUD))
    notice, title, may_add = out.strip().split("|")
    assert (code, may_add) == (0, "False")
    assert "Nothing may be written" in notice
    assert title.startswith("Unread")
    assert "Traceback" not in error
    assert {file.name: file.read_bytes() for file in somebody_elses.iterdir()} == before
