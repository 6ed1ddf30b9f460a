import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.strip import Strip

ANSWERS = (("Keep Asking", lambda: None), ("Stop Asking", lambda: None), ("Delete", lambda: None))


@pytest.fixture
def strip(qtbot):
    made = Strip("trouble")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("width", "below"), [(320, True), (900, False)])
def test_many_answers_stand_below_the_words_where_both_have_no_room(strip, qtbot, width, below):
    strip.say("The feed says again and again that it is gone for good, so it is not asked any more.", ANSWERS)
    strip.resize(width, 120)
    qtbot.waitUntil(lambda: (strip._row.y() > strip._label.geometry().bottom()) is below)
    assert all(button.width() >= button.sizeHint().width() for button in strip._buttons)


def test_one_answer_stands_beside_the_words(strip, qtbot):
    strip.say("The server does not answer.", ANSWERS[:1])
    strip.resize(320, 60)
    qtbot.waitUntil(lambda: strip._row.x() > strip._label.x())
    assert strip._row.y() < strip._label.geometry().bottom()


def test_answers_of_the_last_sentence_are_gone(strip):
    strip.say("One.", ANSWERS)
    strip.say("Another.")
    assert strip._buttons == []
    assert strip.text == "Another."


def test_a_button_that_is_held_down_while_the_same_is_said_anew_still_acts_and_for_what_was_said_last(strip):
    done = []
    strip.say("It does not answer.", (("Try again", lambda: done.append("first")),))
    (button,) = strip._buttons
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    strip.say("It does not answer.", (("Try again", lambda: done.append("second")),))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert done == ["second"]


def test_other_answers_have_other_buttons(strip):
    done = []
    strip.say("It does not answer.", (("Try again", lambda: done.append("again")),))
    strip.say("It is gone.", (("Delete", lambda: done.append("deleted")),))
    strip.press("Delete")
    assert done == ["deleted"]
    assert [button.text() for button in strip._buttons] == ["Delete"]
