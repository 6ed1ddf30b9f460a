import pytest
from PySide6.QtWidgets import QWidget

from reader.ui import actions
from reader.ui.abilities import Abilities


@pytest.fixture
def window(qtbot):
    window = QWidget()  # keeps the actions alive
    qtbot.addWidget(window)
    window.made = actions.make(window, lambda _name: None)
    return window


def test_a_name_with_an_ampersand_is_called_by_all_its_letters(window):
    Abilities(window.made, locked=False, why_not=lambda: "").call("undo", "Undo: Paused “Tide & Fog”")
    assert (
        window.made["undo"].text() == "Undo: Paused “Tide && Fog”"
    )  # so Qt writes one of them, and takes none for a key


def test_what_writes_cannot_be_used_in_a_locked_library_and_what_reads_can(window):
    Abilities(window.made, locked=True, why_not=lambda: "")
    assert not window.made["pause_feed"].isEnabled()
    assert window.made["activity"].isEnabled()


def test_what_fetches_says_why_it_cannot(window):
    Abilities(window.made, locked=False, why_not=lambda: "There is no connection.")
    assert not window.made["sync_all"].isEnabled()
    assert window.made["sync_all"].toolTip() == "There is no connection."
