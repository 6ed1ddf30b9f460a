import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.ui.dialogs import naming
from reader.ui.dialogs.naming import Naming


def shown(dialog: Naming, qtbot: QtBot) -> Naming:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def folder(qtbot: QtBot) -> Naming:
    return shown(naming.new_folder("World › Asia"), qtbot)


@pytest.fixture
def reading_list(qtbot: QtBot) -> Naming:
    return shown(naming.new_list("Harbour crane falls silent", 3), qtbot)


def test_a_name_is_told_on_one_line_and_the_dialog_goes(folder: Naming, qtbot: QtBot) -> None:
    qtbot.keyClicks(folder.name, "  Local   news ")
    with qtbot.waitSignal(folder.named, timeout=0) as told:
        qtbot.keyClick(folder.name, Qt.Key.Key_Return)
    assert told.args == ["Local news"]
    assert not folder.isVisible()


def test_without_a_name_nothing_is_made(folder: Naming, qtbot: QtBot) -> None:
    qtbot.keyClicks(folder.name, "   ")
    with qtbot.assertNotEmitted(folder.named):
        qtbot.keyClick(folder.name, Qt.Key.Key_Return)
    assert folder.isVisible()


def test_it_says_where_a_folder_will_lie(folder: Naming) -> None:
    assert folder.name.placeholderText() == "Within World › Asia"


def test_a_proposed_name_is_taken_or_typed_over(reading_list: Naming, qtbot: QtBot) -> None:
    assert reading_list.name.selectedText() == "Harbour crane falls silent"
    qtbot.keyClicks(reading_list.name, "  The   harbour ")
    with qtbot.waitSignal(reading_list.named, timeout=0) as told:
        qtbot.keyClick(reading_list.name, Qt.Key.Key_Return)
    assert told.args == ["The harbour"]


def test_it_says_what_becomes_of_the_stories_of_a_list(reading_list: Naming) -> None:
    words = [label.text() for label in reading_list.findChildren(QLabel)]
    assert "The 3 stories are bookmarked, too, and found under Bookmarks in this order." in words
