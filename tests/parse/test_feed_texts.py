"""A program's slip in one article's HTML does not cost the rest of its text."""

from __future__ import annotations

import pytest

from reader.parse import draft


def words(html: str) -> str:
    return draft.stripped(draft.cleaned(html, "https://paper.example/"))


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ('Sea <iframe src="https://film.example/1"/> and air', "Sea ↗ film.example and air"),
        ('Sea <iframe src="https://film.example/1"> and air', "Sea ↗ film.example and air"),
        ('Sea <IFRAME src="https://film.example/1"></IFRAME> and air', "Sea ↗ film.example and air"),
        ("<![CDATA[<p>Sea and air</p>]]>", "Sea and air"),
        ("Oh <! the sea <b>and</b> air", "Oh <! the sea and air"),
        ("Sea <!-- not said --> and air", "Sea and air"),
        ("<!DOCTYPE html><p>Sea</p>", "Sea"),
        ("Sea <object classid='clsid:1'> and air", "Sea and air"),
    ],
)
def test_the_words_behind_a_slip_are_kept(html: str, seen: str) -> None:
    assert words(html) == seen


def test_what_was_hidden_stays_safe() -> None:
    hidden = "<![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)>]]><iframe><script>alert(2)</script>"
    assert "alert" not in draft.cleaned(hidden, "https://paper.example/")


def test_many_open_frames_take_no_time_to_speak_of() -> None:
    assert words("<iframe>" * 20_000 + "Sea") == "Sea"
