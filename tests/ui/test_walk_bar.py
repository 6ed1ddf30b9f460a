from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from reader.ui.walk_bar import WalkBar

LONG = ("The harbour crane falls silent", "Ferry company tells what the new boats will cost", "Nets & ropes")


@pytest.fixture
def holder():
    return QWidget()


@pytest.fixture
def bar(qtbot, holder):
    qtbot.addWidget(holder)
    made = WalkBar(holder)
    holder.resize(900, 60)
    made.resize(900, 40)
    holder.show()
    return made


def shown(bar):
    """List what stands in the line, from left to right: what is a button in brackets, a › between."""
    parts = [part for kind in (QPushButton, QToolButton, QLabel) for part in bar.findChildren(kind)]
    parts = sorted((part for part in parts if not part.isHidden()), key=lambda part: part.x())
    return " ".join(
        part.accessibleName() if isinstance(part, QLabel) else f"[{part.accessibleName()}]" for part in parts
    )


def button(bar, name):
    return next(each for each in bar.findChildren(QPushButton) if each.accessibleName() == name)


def test_one_story_is_no_walk(bar):
    bar.show_walk(("Crane",), 0)
    assert bar.isHidden()
    assert bar.titles == ()


def test_the_present_step_is_words_and_every_other_a_button(bar):
    bar.show_walk(("Crane", "Ferry", "Nets"), 1)
    assert shown(bar) == "[Crane] Ferry [Nets]"


def test_a_step_that_is_pressed_is_gone_to(bar, qtbot):
    bar.show_walk(("Crane", "Ferry", "Nets"), 2)
    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.mouseClick(button(bar, "Ferry"), Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.keyClick(button(bar, "Crane"), Qt.Key.Key_Space)
    assert chosen.args == [0]


def test_in_a_narrow_window_the_oldest_steps_are_in_a_menu(bar, qtbot):
    bar.show_walk(("First of all", *LONG), 3)
    bar.resize(330, 40)
    assert shown(bar) == f"[Earlier stories] [{LONG[1]}] {LONG[2]}"
    (earlier,) = (each for each in bar.findChildren(QToolButton) if not each.isHidden())
    offered = earlier.menu().actions()
    assert [each.text().strip("\u2068\u2069") for each in offered] == ["First of all", LONG[0]]
    with qtbot.waitSignal(bar.chosen) as chosen:
        offered[1].trigger()
    assert chosen.args == [1]


def test_what_does_not_fit_is_left_out_in_the_middle_and_its_tooltip_is_whole(bar):
    bar.show_walk(LONG, 2)
    bar.resize(460, 40)
    ferry = button(bar, LONG[1])
    assert "…" in ferry.text()
    assert not ferry.text().strip("\u2068\u2069").endswith("…")
    assert LONG[1] in ferry.toolTip()


def test_no_letter_of_a_title_is_taken_for_a_key_or_for_markup(bar):
    bar.show_walk(("R&D <b>at sea</b>", "Ferry"), 1)
    step = button(bar, "R&D <b>at sea</b>")
    assert step.text().strip("\u2068\u2069") == "R&&D <b>at sea</b>"
    assert "&lt;b&gt;" in step.toolTip()


def test_the_tab_key_goes_along_the_walk(bar):
    bar.show_walk(("Crane", "Ferry", "Nets"), 1)
    bar.window().activateWindow()
    button(bar, "Crane").setFocus()
    QTest.keyClick(button(bar, "Crane"), Qt.Key.Key_Tab)
    assert button(bar, "Nets").hasFocus()
