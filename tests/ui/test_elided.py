from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.elided import Elided
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
