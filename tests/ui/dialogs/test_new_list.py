import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.new_list import NewList


@pytest.fixture
def dialog(qtbot: QtBot) -> NewList:
    made = NewList("Harbour crane falls silent", 3)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_proposed_name_is_taken_or_typed_over(dialog: NewList, qtbot: QtBot) -> None:
    assert dialog.name.selectedText() == "Harbour crane falls silent"
    qtbot.keyClicks(dialog.name, "  The   harbour ")
    with qtbot.waitSignal(dialog.named, timeout=0) as told:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert told.args == ["The harbour"]
    assert not dialog.isVisible()


def test_without_a_name_nothing_is_made(dialog: NewList, qtbot: QtBot) -> None:
    dialog.name.clear()
    with qtbot.assertNotEmitted(dialog.named):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_it_says_what_becomes_of_the_stories(dialog: NewList) -> None:
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The 3 stories are bookmarked, too, and found under Bookmarks in this order." in words
