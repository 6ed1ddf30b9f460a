"""The window as a process: started, started again, ended."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.errors import InputError
from reader.store import Store
from reader.ui import app
from reader.ui.single_window import SingleWindow

START = "import sys; from pathlib import Path; from reader.ui import app; sys.exit(app.run(Path(sys.argv[1])))"


def start(folder):
    command = [sys.executable, "-c", START, str(folder)]
    return subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE)


def test_a_second_start_raises_the_first_window_and_both_end_well(tmp_path, qtbot):
    first = start(tmp_path)
    qtbot.waitUntil(lambda: SingleWindow(tmp_path).raise_other(), timeout=30_000)
    second = start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode == 0
    assert first.poll() is None
    first.send_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: first.poll() is not None, timeout=30_000)
    assert first.returncode == 0
    assert b"Traceback" not in first.stderr.read() + second.stderr.read()
    first.stderr.close()
    second.stderr.close()
    assert (tmp_path / "settings.json").exists()


@pytest.fixture
def said(monkeypatch, qtbot):
    """Run the app inside the test's own application, and note what its message window would say."""
    sentences = []
    monkeypatch.setattr(app, "_application", QApplication.instance)
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, words: sentences.append(words))
    return sentences


def test_a_file_that_is_no_library_is_told_in_a_sentence_and_left_as_it_is(tmp_path, said):
    file = tmp_path / "library.sqlite"
    file.write_bytes(b"My diary. " * 500)
    assert app.run(tmp_path) == 1
    assert len(said) == 1
    assert said[0].endswith(".")
    assert file.read_bytes() == b"My diary. " * 500


def test_a_library_held_by_something_that_cannot_be_raised_is_told(tmp_path, said, monkeypatch):
    monkeypatch.setattr(app, "_OTHER_STARTS", 0.0)
    with Store.open(tmp_path) as store, store.lock("window"):
        assert app.run(tmp_path) == 1
    assert len(said) == 1


def test_what_rises_with_a_sentence_is_told_and_what_is_a_bug_stays_one():
    told, bugs = [], []
    for error in (InputError("That is gone."), KeyError("a bug")):
        app._rise(told.append, lambda *what: bugs.append(what[0]), type(error), error, None)
    assert told == ["That is gone."]
    assert bugs == [KeyError]
