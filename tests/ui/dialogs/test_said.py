import pytest

from reader.ui import looks
from reader.ui.dialogs.said import Said, busy_bar
from reader.ui.theme import LIGHT


@pytest.fixture
def said(qtbot):
    made = Said("Kept in the keyring.")
    made.setStyleSheet(looks.stylesheet(LIGHT))
    qtbot.addWidget(made)
    made.show()
    return made


def colour(label):
    return label.palette().color(label.foregroundRole()).name()


def test_what_went_wrong_is_said_in_the_colour_of_failures_and_what_follows_is_quiet_again(said):
    assert colour(said) == LIGHT.secondary
    said.say("The keyring is locked.", error=True)
    assert (said.text(), colour(said)) == ("The keyring is locked.", LIGHT.error)
    said.say("Waiting…")
    assert colour(said) == LIGHT.secondary


def test_what_strangers_wrote_is_shown_to_the_letter(said):
    said.say("<b>500</b> & more", error=True)
    plain = said.sizeHint().width()
    said.say("500 & more", error=True)
    assert said.sizeHint().width() < plain


def test_the_bar_of_a_dialog_that_waits_has_a_name(qtbot):
    bar = busy_bar("Waiting for the keyring")
    qtbot.addWidget(bar)
    assert (bar.accessibleName(), bar.minimum(), bar.maximum()) == ("Waiting for the keyring", 0, 0)
