import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.new_folder import NewFolder


@pytest.fixture
def dialog(qtbot: QtBot) -> NewFolder:
    made = NewFolder("World › Asia")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_is_told_on_one_line_and_the_dialog_goes(dialog: NewFolder, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name, "  Local   news ")
    with qtbot.waitSignal(dialog.named, timeout=0) as told:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert told.args == ["Local news"]
    assert not dialog.isVisible()


def test_without_a_name_nothing_is_made(dialog: NewFolder, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name, "   ")
    with qtbot.assertNotEmitted(dialog.named):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_it_says_where_the_folder_will_lie(dialog: NewFolder) -> None:
    assert dialog.name.placeholderText() == "Within World › Asia"
