"""Asks for what a feed for subscribers is read with: a name and a password, or cookies."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader import urls
from reader.model import Feed
from reader.ui.dialogs import buttons
from reader.ui.dialogs.forms import form
from reader.ui.dialogs.said import Said, busy_bar

_KEPT = "Kept in the system’s keyring and sent to {host} alone, never put into the library."
_IN_THE_OPEN = "This feed’s address is not https: others can read the login on its way."
_COOKIES = "name=value; name=value — as your browser shows them once you are logged in, or a cookies.txt"
_WAITING = "Waiting for the keyring…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the reader typed; "" for what stays as it is kept."""

    user: str = ""
    password: str = field(default="", repr=False)
    cookies: str = field(default="", repr=False)


class LogIn(QDialog):
    """Stays open until the keyring has it. Keeping and forgetting are done by whoever hears."""

    agreed = Signal(object)  # a Typed
    forget_asked = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Log In to {feed.title or urls.host(feed.url)}")
        self.setMinimumWidth(480)
        self._feed = feed
        self.user, self.password, self.cookies = QLineEdit(feed.user), QLineEdit(), QPlainTextEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("As it is kept" if feed.user else "")
        self.cookies.setPlaceholderText("As they are kept" if feed.cookies else _COOKIES)
        self.cookies.setTabChangesFocus(True)
        self.cookies.setFixedHeight(3 * self.fontMetrics().height() + 14)
        self._words, self._bar = Said(_KEPT.format(host=urls.host(feed.url))), busy_bar(_WAITING)
        row, self.act = buttons.asking(self, "Log In")
        self.act.clicked.connect(self._agree)
        self.forget = row.addButton("Log Out", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(self._forget)
        for changed in (self.user.textChanged, self.password.textChanged, self.cookies.textChanged):
            changed.connect(self._judge)
        self._lay_out(row)
        self._show_busy(False)

    @property
    def words(self) -> str:
        """What is said below the fields."""
        return self._words.text()

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why it was not kept; the reader may try again."""
        self._show_busy(False)
        self._words.say(sentence, error=True)
        self.user.setFocus()

    @property
    def _typed(self) -> Typed:
        user, password, cookies = self.user.text().strip(), self.password.text(), self.cookies.toPlainText().strip()
        anew = bool(password) or user != self._feed.user
        return Typed(user=user if anew else "", password=password, cookies=cookies)

    @Slot()
    def _agree(self) -> None:
        typed = self._typed
        self._show_busy(True)
        self._words.say(_WAITING)
        self.agreed.emit(typed)

    @Slot()
    def _forget(self) -> None:
        self._show_busy(True)
        self._words.say(_WAITING)
        self.forget_asked.emit()

    @Slot()
    def _judge(self) -> None:
        typed = self._typed
        self.act.setEnabled(not self._busy and bool(typed.user or typed.cookies))
        self.act.setDefault(True)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        for widget in (self.user, self.password, self.cookies, self.forget):
            widget.setEnabled(not busy)
        self._judge()

    def _lay_out(self, row: QDialogButtonBox) -> None:
        self.forget.setVisible(bool(self._feed.user or self._feed.cookies))
        open_way = Said()
        open_way.say(_IN_THE_OPEN, error=True)
        open_way.setVisible(self._feed.url.startswith("http:"))
        fields = (("Name", self.user), ("Password", self.password), ("Or cookies", self.cookies))
        for label, widget in fields:
            widget.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addLayout(form(*fields))
        for below in (self._bar, self._words, open_way, row):
            column.addWidget(below)
