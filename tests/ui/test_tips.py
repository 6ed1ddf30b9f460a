import pytest
from PySide6.QtGui import QTextDocument

from reader.ui import tips


@pytest.mark.parametrize("words", ["Tide & Fog", '<img src="file:///etc/hostname"> <b>bold</b>', "3 < 4", "渡轮"])
def test_a_tooltip_shows_words_of_others_to_the_letter(qapp, words):
    shown = QTextDocument()
    shown.setHtml(tips.plain(words))
    assert shown.toPlainText() == words


def test_where_there_are_no_words_there_is_no_tooltip():
    assert tips.plain("") == ""
