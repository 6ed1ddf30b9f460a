"""Words made fit to print."""

from __future__ import annotations

from reader import text


def test_what_would_drive_a_terminal_or_turn_the_line_is_dropped():
    assert text.clean("a\x1b[31mb\x00c\u202ed\u2066e\ud800f\tg\nh") == "a[31mbcdef\tg\nh"


def test_one_line_is_one_line():
    assert text.one_line("  A \n\n title\t of\u00a0three\r\nlines ") == "A title of three lines"


def test_nothing_is_shown_without_a_title():
    assert text.titled("Ferry", "zh") == "Ferry"
    assert [text.titled("", language) for language in ("", "fr", "zh-CN")] == ["Untitled", "Untitled", "无标题"]


def test_other_scripts_stay_whole():
    for words in ("送面包的渡船", "العبّارة تعبر", "עברית", "👩‍🚀 e\u0301"):
        assert text.clean(words) == words
