import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from reader.ui.dialogs.about_article import AboutArticle
from reader.ui.ready_words import Missing
from reader.ui.theme import DARK, LIGHT

FACTS = (("Paper", "The Paper & Co"), ("Address", "https://paper.example/crane?a=1&b=2"))
PICTURE = Missing("Picture: A <crane>", "The server is busy.", "Tried again at 10:30.")


@pytest.fixture(params=[LIGHT, DARK], ids=lambda theme: theme.name)
def dialog(qtbot, request):
    made = AboutArticle(request.param)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.say("中国与俄罗斯 <深化> 合作", FACTS, "Partly ready: text, 0 of 1 picture", (PICTURE,))
    return made


def test_all_that_is_known_is_said_as_it_is_written(dialog):
    assert [line for line in dialog._words.toPlainText().split("\n") if line] == [
        "中国与俄罗斯 <深化> 合作", "Paper", "The Paper & Co", "Address", "https://paper.example/crane?a=1&b=2",
        "Offline", "Partly ready: text, 0 of 1 picture.", "Picture: A <crane>",
        "The server is busy. Tried again at 10:30.",
    ]  # fmt: skip


def test_the_words_can_be_copied(dialog):
    QGuiApplication.clipboard().clear()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().split("\n") == [
        "中国与俄罗斯 <深化> 合作", "Paper: The Paper & Co", "Address: https://paper.example/crane?a=1&b=2",
        "Partly ready: text, 0 of 1 picture.", "Picture: A <crane>. The server is busy. Tried again at 10:30.",
    ]  # fmt: skip


def test_what_is_not_here_is_asked_for_by_a_button(dialog, qtbot):
    with qtbot.waitSignal(dialog.make_ready_asked, timeout=0):
        dialog.make_ready.click()


def test_the_button_says_why_it_cannot_be_used(dialog, qtbot):
    dialog.allow_making("There is no connection.")
    with qtbot.assertNotEmitted(dialog.make_ready_asked):
        dialog.make_ready.click()
    assert dialog.make_ready.toolTip() == "There is no connection."


def test_an_article_that_lacks_nothing_lists_nothing(dialog):
    dialog.say("Crane", FACTS, "Ready offline: text", ())
    assert dialog.words.endswith("b=2\nReady offline: text.")


def test_a_screen_reader_hears_what_the_words_are(dialog):
    assert QAccessible.queryAccessibleInterface(dialog._words).text(QAccessible.Text.Name) == "Article info"


def test_no_caret_stands_in_the_words_until_the_reader_goes_there(dialog, qtbot):
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.focusWidget().text() == "Close"
    assert dialog._words.focusPolicy() & Qt.FocusPolicy.TabFocus  # the keyboard gets there too


def test_the_window_is_as_tall_as_what_is_said(dialog):
    bar = dialog._words.verticalScrollBar()
    low = dialog.height()
    assert bar.maximum() == 0
    dialog.say("Crane", FACTS, "Partly ready", (PICTURE,) * 5)
    assert dialog.height() > low + 4 * 30
    assert bar.maximum() == 0
    dialog.say("Crane", FACTS, "Ready offline", ())
    assert dialog.height() < low


def test_what_is_taller_than_a_screen_scrolls(dialog):
    dialog.say("Crane", FACTS, "Partly ready", (PICTURE,) * 200)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert dialog._words.verticalScrollBar().maximum() > 0


def test_a_height_that_the_reader_chose_stays(dialog):
    dialog.resize(dialog.width(), dialog.height() + 50)
    chosen = dialog.height()
    dialog.say("Crane", FACTS, "Partly ready", (PICTURE,) * 5)
    assert dialog.height() == chosen
