import pytest
from PySide6.QtWidgets import QProgressBar, QWidget

from reader.ui.dialogs.errand import Errand


@pytest.fixture
def errand(qtbot):
    parent = QWidget()  # the dialog deletes itself when it is closed
    qtbot.addWidget(parent)
    made = Errand("Clean Up", "Clean Up Now", parent)
    made.show()
    made.heard = []
    made.agreed.connect(lambda: made.heard.append("agreed"))
    made.stopped.connect(lambda: made.heard.append("stopped"))
    yield made
    parent.close()


def test_nothing_is_done_before_it_is_said_what(errand):
    errand.look("Looking…")
    assert not errand.act.isEnabled()
    errand.offer("12 pictures can go.")
    assert errand.heard == []
    errand.act.click()
    assert errand.heard == ["agreed"]


def test_it_is_shown_how_far_the_work_is(errand):
    errand.offer("12 pictures can go.")
    errand.work(5, 12, "Somebody else's work")
    assert errand.words == "12 pictures can go."
    errand.act.click()
    assert (errand.words, errand.act.isEnabled(), errand.leave.text()) == ("Begun…", False, "Stop")
    errand.work(5, 1_200, "Cleaning up")
    assert errand.words == "5 of 1,200 · Cleaning up"
    bar = errand.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.isVisible(), bar.accessibleName()) == (5, 1_200, True, "Clean Up")


def test_the_work_can_be_stopped(errand):
    errand.offer("12 pictures can go.")
    errand.act.click()
    errand.leave.click()
    assert errand.heard == ["agreed", "stopped"]
    assert errand.isHidden()


def test_leaving_before_stops_nothing(errand):
    errand.offer("12 pictures can go.")
    errand.leave.click()
    assert errand.heard == []


@pytest.mark.parametrize(("ends", "is_error"), [("end", False), ("fail", True)])
def test_how_it_went_is_said_and_only_closing_is_left(errand, ends, is_error):
    errand.offer("12 pictures can go.")
    errand.act.click()
    getattr(errand, ends)("So it went.")
    assert (errand.words, errand.leave.text(), errand.act.isVisible()) == ("So it went.", "Close", False)
    assert bool(errand.findChildren(QWidget)[0].property("error")) is is_error
    errand.leave.click()
    assert errand.heard == ["agreed"]
