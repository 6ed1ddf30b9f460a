"""Asks for an address, shows what was found there, and asks which of it is added, into which folder, by which name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.model import FoundFeed
from reader.progress import Add
from reader.ui import found_words, typed_address
from reader.ui.dialogs import buttons
from reader.ui.dialogs.folder_box import FolderBox
from reader.ui.dialogs.forms import form
from reader.ui.dialogs.found_feeds import FoundFeeds
from reader.ui.dialogs.said import Said, busy_bar
from reader.ui.login_words import wants_login
from reader.ui.ready_words import many

_LOOKING, _ADDING = "Looking for feeds there…", "Fetching the first stories…"
_NO_ADDRESS = "Please type the address of a paper, a blog, or a feed, such as paper.example."
_WIDTH = 560  # pixels


class _State(Enum):
    """What the dialog waits for."""

    ADDRESS = auto()  # the reader types one
    LOOKING = auto()
    CHOICE = auto()  # the reader looks at what was found
    ADDING = auto()


class AddFeed(QDialog):
    """Stays open until what was chosen is there or the reader gives up."""

    looked = Signal(str)  # for what was typed
    chosen = Signal(object)  # a tuple of Add, one a feed
    known = Signal(int)  # a feed that is in the library already: the reader wants to go to it
    login_wanted = Signal(object)  # an Add: one that nobody may read without a login is added unread
    stopped = Signal()  # the reader wants no more of it while it is looked for or fetched

    def __init__(self, folders: Sequence[str], folder: str = "", parent: QWidget | None = None) -> None:
        """`folders` are paths with "/" between the titles, `folder` is the one to begin with."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Add a Paper")
        self.setMinimumWidth(380)
        self.address = QLineEdit(typed_address.copied(QGuiApplication.clipboard().text()))
        self.address.setPlaceholderText("Address of a paper, a blog, or its feed")
        self.address.selectAll()
        self.found = FoundFeeds()
        self.folder = FolderBox(folders, folder)
        self.name = QLineEdit()
        self._refused = ""  # an address that asks for a login
        self._words, self._bar = Said(), busy_bar("Looking for feeds and adding them")
        self._buttons, self.act = buttons.asking(self, "Look")
        self.leave = next(button for button in self._buttons.buttons() if button is not self.act)
        self.login = self._buttons.addButton("Add and Log In…", QDialogButtonBox.ButtonRole.ActionRole)
        self.login.setAutoDefault(False)
        self.login.clicked.connect(self._ask_for_login)
        self._lay_out()
        self.act.clicked.connect(self.go_on)
        self.address.textEdited.connect(self._begin_anew)
        self.found.changed.connect(self._fit)
        self._enter(_State.ADDRESS)

    @property
    def words(self) -> str:
        """What is said under the address."""
        return self._words.text()

    @Slot()
    def go_on(self) -> None:
        """Do what the button says: look, add what is chosen, or go to what is there already."""
        if self._state is _State.CHOICE:
            self._choose()
        elif self.address.text().strip():
            self._refused = ""
            self._say(_LOOKING)
            self._enter(_State.LOOKING)
            self.looked.emit(self.address.text().strip())
        else:
            self._say(_NO_ADDRESS, error=True)

    def show_found(self, feeds: Sequence[FoundFeed]) -> None:
        """Show what was found; the reader chooses."""
        self.found.show_feeds(feeds)
        self._say(found_words.summary(feeds), error=not feeds)
        self._refused = next((feed.url for feed in feeds if wants_login(feed.error)), "")
        self._enter(_State.CHOICE if feeds else _State.ADDRESS)
        (self.act if feeds else self.address).setFocus()

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why it did not work; the reader may try again, or another address."""
        self._say(sentence, error=True)
        if self._state is _State.LOOKING and wants_login(sentence):
            self._refused = typed_address.complete(self.address.text())
        self._enter(_State.CHOICE if self._state is _State.ADDING else _State.ADDRESS)
        (self.act if self._state is _State.CHOICE else self.address).setFocus()

    def go_back(self) -> None:
        """Go back to where the reader was before what was stopped."""
        if self._busy:
            self._say("")
            self._enter(_State.ADDRESS if self._state is _State.LOOKING else _State.CHOICE)
            (self.act if self._state is _State.CHOICE else self.address).setFocus()

    @Slot()
    def _begin_anew(self) -> None:
        """What was said and found was about another address."""
        self._refused = ""
        self._say("")
        self._enter(_State.ADDRESS)

    def _choose(self) -> None:
        chosen = self.found.chosen
        if chosen:
            name = self.name.text().strip() if len(chosen) == 1 else ""
            self._say(_ADDING)
            self._enter(_State.ADDING)
            self.chosen.emit(tuple(Add(url=feed.url, folder=self.folder.path, title=name) for feed in chosen))
        elif self.found.feeds[0].known:
            self.known.emit(self.found.feeds[0].known)
            self.accept()

    @Slot()
    def _ask_for_login(self) -> None:
        self.login_wanted.emit(Add(url=self._refused, folder=self.folder.path))
        self.accept()

    def _enter(self, state: _State) -> None:
        self._state = state
        busy = self._busy
        self._bar.setVisible(busy)
        self.address.setEnabled(not busy)
        self._choice.setVisible(state in (_State.CHOICE, _State.ADDING))
        self._choice.setEnabled(not busy)
        self.leave.setText("Stop" if busy else "Cancel")
        self.login.setVisible(bool(self._refused) and not busy)
        self._fit()
        self.resize(max(self.width(), _WIDTH), self.sizeHint().height())

    @Slot()
    def _fit(self) -> None:
        """Fit the fields and the button to what is chosen."""
        feeds, chosen = self.found.feeds, self.found.chosen
        self._place.setVisible(not all(feed.known or feed.error for feed in feeds))
        alone = chosen[0].title if len(chosen) == 1 else ""
        self.name.setEnabled(len(chosen) == 1)
        self.name.setPlaceholderText(alone or ("Each keeps its own" if len(chosen) > 1 else ""))
        words, can = "Look", True
        if self._state in (_State.CHOICE, _State.ADDING):
            here = len(feeds) == 1 and bool(feeds[0].known)
            words = "Go to It" if here else f"Add {many(len(chosen), 'Feed')}" if len(chosen) > 1 else "Add"
            can = bool(chosen) or here
        self.act.setText(words)
        self.act.setEnabled(can and self._state in (_State.ADDRESS, _State.CHOICE))
        self.act.setDefault(True)  # Qt hands a disabled button's Enter to another one, for good

    def _say(self, sentence: str, *, error: bool = False) -> None:
        self._words.say(sentence, error=error)
        self._words.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self._choice, self._place = QWidget(), QWidget()
        above, below = form(("Address", self.address)), form(("Folder", self.folder), ("Name", self.name))
        self._place.setLayout(below)
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(10)
        choice.addWidget(self.found, 1)
        choice.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addLayout(above)
        for widget in (self._bar, self._words):
            column.addWidget(widget)
        column.addWidget(self._choice, 1)
        column.addWidget(self._buttons)
        below.setHorizontalSpacing(column.spacing())  # `above` has it from the column
        labels = [above.labelForField(self.address), *map(below.labelForField, (self.folder, self.name))]
        for label in labels:
            label.ensurePolished()
        for label in labels:  # the fields of both forms begin in one line
            label.setMinimumWidth(max(each.sizeHint().width() for each in labels))

    def _stop(self) -> None:
        self.stopped.emit()
        self.go_back()

    @property
    def _busy(self) -> bool:
        return self._state in (_State.LOOKING, _State.ADDING)

    # Qt's own

    def reject(self) -> None:
        if self._busy:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            self._stop()
        super().closeEvent(event)
