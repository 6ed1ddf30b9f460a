"""Which words open the window, and what stands in where there is none."""

import pytest

from reader.__main__ import library_of_window, no_window


@pytest.mark.parametrize(
    ("words", "library"),
    [
        ([], ""),
        (["--library", "papers"], "papers"),
        (["--library=papers"], "papers"),
        (["list"], None),
        (["--help"], None),
    ],
)
def test_only_a_library_may_be_named_for_the_window(words, library):
    assert library_of_window(words) == library


def test_a_machine_without_a_screen_gets_a_sentence():
    assert no_window({}, "linux") == "There is no screen here to open the window on."


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(name):
    assert no_window({name: "some"}, "linux") == ""


def test_windows_and_macs_always_have_a_screen():
    assert no_window({}, "win32") == no_window({}, "darwin") == ""
