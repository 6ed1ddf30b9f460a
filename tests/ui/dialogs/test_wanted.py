import pytest
from PySide6.QtCore import Qt

from reader.model import Wish
from reader.ui.dialogs.wanted import Wanted

FERRY = Wish(url="https://paper.example/ferry", title="Ferry\nreopens", wished_at=1)
NAMELESS = Wish(url="https://paper.example/nets", wished_at=2)


@pytest.fixture
def open_dialog(qtbot):
    def make(*wishes, locked=False):
        dialog = Wanted([(wish, f"Wanted {wish.wished_at}") for wish in wishes], locked=locked)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.taken_back = []
        dialog.removed.connect(dialog.taken_back.append)
        return dialog

    return make


def listed(dialog):
    return [dialog.list.item(number).text() for number in range(dialog.list.count())]


def test_a_wish_is_named_by_its_title_else_by_its_address(open_dialog):
    assert listed(open_dialog(FERRY, NAMELESS)) == [
        "Ferry reopens\nWanted 1",
        "https://paper.example/nets\nWanted 2",
    ]


def test_a_wish_is_taken_back(open_dialog):
    dialog = open_dialog(FERRY, NAMELESS)
    assert [item.text() for item in dialog.list.selectedItems()] == ["Ferry reopens\nWanted 1"]
    dialog.remove.click()
    assert dialog.taken_back == [("https://paper.example/ferry",)]
    assert listed(dialog) == ["https://paper.example/nets\nWanted 2"]


def test_without_a_wish_it_says_how_one_is_made(open_dialog):
    dialog = open_dialog(FERRY)
    dialog.list.selectAll()
    dialog.remove.click()
    assert not dialog.list.isVisible()
    assert not dialog.remove.isVisible()
    assert "No story is waiting" in dialog._note.text()


def test_in_a_library_that_can_only_be_read_wishes_are_seen_and_not_promised(open_dialog):
    dialog = open_dialog(FERRY, locked=True)
    assert listed(dialog) == ["Ferry reopens\nWanted 1"]
    assert "can only be read" in dialog._note.text()
    assert not dialog.remove.isVisible()
