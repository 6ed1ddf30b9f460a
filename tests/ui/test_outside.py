"""Addresses handed to the system, seen through an opener of the test's own."""

from pathlib import Path

import pytest

from reader.ui import outside
from reader.ui.outside import Outside


@pytest.fixture
def opener(tmp_path, monkeypatch):
    """Be the system's opener: it notes the address and ends with the code that the test sets."""
    script = tmp_path / "opener"
    script.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\nexit $(cat {tmp_path}/code)\n')
    script.chmod(0o755)
    monkeypatch.setattr(outside, "_opener", lambda: str(script))
    return tmp_path


@pytest.mark.parametrize(("code", "failed"), [("0", []), ("3", ["https://paper.example/?a=1&b=2"])])
def test_an_address_that_no_program_takes_is_told(opener, qtbot, code, failed):
    (opener / "code").write_text(code)
    told = []
    out = Outside()
    out.failed.connect(told.append)
    out.open("https://paper.example/?a=1&b=2")
    qtbot.waitUntil(lambda: not out._timer.isActive(), timeout=20_000)
    assert (opener / "opened").read_text() == "https://paper.example/?a=1&b=2\n"
    assert told == failed


def test_a_file_is_handed_over_by_its_whole_path(opener, qtbot, tmp_path, monkeypatch):
    (opener / "code").write_text("4")
    monkeypatch.chdir(tmp_path)
    told = []
    out = Outside()
    out.failed.connect(told.append)
    out.open_file(Path("files") / "ab.mp3")
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert (opener / "opened").read_text() == f"{tmp_path}/files/ab.mp3\n"
    assert told == [f"{tmp_path}/files/ab.mp3"]


@pytest.mark.parametrize(
    ("url", "word", "copied"),
    [
        ("https://paper.example/", "web pages", "https://paper.example/"),
        ("mailto:desk%40paper@example.org?subject=x", "mail", "desk@paper@example.org"),
        ("mailto:?subject=Crane&body=Crane%20-%20The%20Paper", "mail", "Crane - The Paper"),
    ],
)
def test_what_could_not_be_opened_is_copied(url, word, copied):
    sentence, text = outside.in_place(url)
    assert f"no program for {word}; " in sentence
    assert text == copied
