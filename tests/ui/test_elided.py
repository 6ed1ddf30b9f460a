from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.elided import Elided, ElidedButton
from reader.ui.status import StatusLine


def test_long_words_are_cut_off_with_a_sign_and_widen_nothing(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    words = Elided()
    QHBoxLayout(window).addWidget(words)
    window.resize(120, 40)
    words.setText("A word")
    window.show()
    short = words.grab().toImage()
    words.setText("A word and very many more of them that nobody has room for")
    assert window.width() == 120
    assert words.grab().toImage() != short
    assert words.text().endswith("room for")  # a screen reader hears all of it


def test_a_button_without_room_leaves_out_the_middle_and_keeps_its_name(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = ElidedButton()
    QHBoxLayout(window).addWidget(button)
    button.say("Showing the 2 that lack something · Show all")
    window.resize(200, 40)
    window.show()
    assert window.width() == 200
    assert "…" in button.text()
    assert button.text().endswith("all")
    assert button.accessibleName() == button.words == "Showing the 2 that lack something · Show all"
    window.resize(900, 40)
    qtbot.waitUntil(lambda: button.text() == button.words)


def test_what_is_being_fetched_never_widens_the_window(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    narrow = line.minimumSizeHint().width()
    line.work(1, 2, "A")
    working = line.minimumSizeHint().width()
    line.work(1, 2, "A headline of sixty characters and some more than that, " * 3)
    line.say("A sentence that has very much to say about what was done. " * 5)
    assert line.minimumSizeHint().width() == working > narrow
