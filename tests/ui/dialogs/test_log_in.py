import pytest
from builders import feed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from reader.ui.dialogs.log_in import LogIn, Typed


@pytest.fixture
def show(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(**given):
        dialog = LogIn(feed(id=4, **given), parent)
        dialog.heard = []
        dialog.agreed.connect(dialog.heard.append)
        dialog.forget_asked.connect(lambda: dialog.heard.append("forget"))
        dialog.show()
        return dialog

    yield make
    parent.close()


def test_a_name_and_a_password_are_asked_for_and_enter_agrees(show, qtbot):
    dialog = show()
    qtbot.waitExposed(dialog)
    assert dialog.windowTitle() == "Log In to The Paper"
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.user, "me")
    qtbot.keyClicks(dialog.password, "secret")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert dialog.heard == [Typed(user="me", password="secret")]
    assert dialog.words == "Waiting for the keyring…"
    assert not dialog.user.isEnabled()


def test_where_it_is_kept_is_said_and_the_password_is_not_shown(show):
    dialog = show()
    assert dialog.words == ("Kept in the system’s keyring and sent to paper.example alone, never put into the library.")
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    assert "secret" not in repr(Typed(password="secret", cookies="secret"))


def test_cookies_alone_are_enough(show):
    dialog = show()
    dialog.cookies.setPlainText(" session=abc; theme=dark \n")
    dialog.act.click()
    assert dialog.heard == [Typed(cookies="session=abc; theme=dark")]


def test_what_is_kept_stays_unless_it_is_typed_anew(show):
    dialog = show(user="me", cookies=True)
    assert dialog.user.text() == "me"
    assert not dialog.act.isEnabled()
    dialog.cookies.setPlainText("session=new")
    dialog.act.click()
    assert dialog.heard == [Typed(cookies="session=new")]


def test_a_new_password_is_for_the_name_that_stands_there(show):
    dialog = show(user="me")
    dialog.password.setText("better")
    dialog.act.click()
    assert dialog.heard == [Typed(user="me", password="better")]


def test_logging_out_is_offered_where_there_is_a_login(show):
    assert not show().forget.isVisible()
    dialog = show(cookies=True)
    dialog.forget.click()
    assert dialog.heard == ["forget"]


def test_a_login_that_goes_in_the_open_is_warned_of(show):
    def warned(dialog):
        return any("not https" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())

    assert warned(show(url="http://paper.example/feed"))
    assert not warned(show(url="https://paper.example/feed"))


def test_a_failure_is_said_and_it_can_be_tried_again(show):
    dialog = show()
    dialog.user.setText("me")
    dialog.act.click()
    dialog.fail("The keyring did not open.")
    assert dialog.words == "The keyring did not open."
    dialog.act.click()
    assert len(dialog.heard) == 2
