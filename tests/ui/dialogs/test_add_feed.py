import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from reader.ui.dialogs.add_feed import AddFeed


@pytest.fixture
def dialog(qtbot):
    QGuiApplication.clipboard().clear()
    parent = QWidget()  # the dialog deletes itself when it is closed
    qtbot.addWidget(parent)
    made = AddFeed(("World", "World/Asia"), "World", parent)
    made.show()
    made.heard = []
    made.asked.connect(lambda *said: made.heard.append(said))
    made.stopped.connect(lambda: made.heard.append("stopped"))
    yield made
    parent.close()


def test_an_address_and_a_folder_are_asked_for(dialog):
    dialog.address.setText("  paper.example/news ")
    dialog.ask()
    assert dialog.heard == [("https://paper.example/news", "World")]
    assert dialog.words == "Looking for the paper there…"
    assert not dialog.address.isEnabled()


@pytest.mark.parametrize("typed", ["", "   ", "no address", "file:///etc/passwd", "https://"])
def test_what_is_no_address_is_refused_in_words(dialog, typed):
    dialog.address.setText(typed)
    dialog.ask()
    assert dialog.heard == []
    assert "address" in dialog.words


def test_a_failure_is_said_in_the_dialog_and_another_address_can_be_tried(dialog):
    dialog.address.setText("https://paper.example/")
    dialog.ask()
    dialog.fail("There is no feed there.")
    assert dialog.words == "There is no feed there."
    dialog.address.setText("https://other.example/")
    dialog.ask()
    assert len(dialog.heard) == 2


def test_after_a_failure_the_address_is_corrected_and_enter_asks_again(dialog, qtbot):
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.address, "https://paper.example/")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    dialog.fail("There is no feed there.")
    add = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Add")
    assert add.isDefault()
    qtbot.keyClicks(dialog.address, "news")
    assert dialog.words == ""
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert [said[0] for said in dialog.heard] == ["https://paper.example/", "https://paper.example/news"]


def test_giving_up_while_it_is_fetched_stops_it(dialog):
    dialog.address.setText("https://paper.example/")
    dialog.ask()
    dialog.reject()
    assert dialog.heard[-1] == "stopped"


def test_an_address_just_copied_is_there_already(qtbot):
    QGuiApplication.clipboard().setText("https://copied.example/feed")
    made = AddFeed(())
    qtbot.addWidget(made)
    assert made.address.text() == "https://copied.example/feed"
