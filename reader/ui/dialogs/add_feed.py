"""Asks for a paper's address and the folder it shall lie in; says there and then how it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from reader import urls
from reader.ui.dialogs import buttons

_NO_FOLDER = "No folder"


class AddFeed(QDialog):
    """Stays open until the paper is there or the reader gives up."""

    asked = Signal(str, str)  # (address, folder path with "/" between its titles, or "")
    stopped = Signal()  # the reader gave up while it was being fetched

    def __init__(self, folders: Sequence[str], folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Add a Paper")
        self.setMinimumWidth(480)
        self._busy = False
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://… of a paper, a blog, or its feed")
        self.address.setText(_copied_address())
        self.address.selectAll()
        self._folders = QComboBox()
        self._folders.addItem(_NO_FOLDER, "")
        for path in folders:
            self._folders.addItem(path.replace("/", " › "), path)
        self._folders.setCurrentIndex(max(self._folders.findData(folder), 0))
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._words.setMinimumHeight(34)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName("Looking for the paper")
        self._bar.setFixedHeight(3)
        self._buttons, self._add = buttons.asking(self, "Add")
        self._add.clicked.connect(self.ask)
        self.address.textEdited.connect(lambda _text: self._words.clear())  # what was said was about the old one
        self._lay_out()
        self._show_busy(False)

    @property
    def words(self) -> str:
        """What is said under the fields."""
        return self._words.text()

    @Slot()
    def ask(self) -> None:
        """Ask for what is typed, where that can be an address at all."""
        address = self.address.text().strip()
        if address and "://" not in address:
            address = f"https://{address}"
        if not urls.is_web(address):
            self.fail("Please type the address of a web page or of a feed, such as https://example.org/.")
            return
        self._show_busy(True)
        self._say("Looking for the paper there…", error=False)
        self.asked.emit(address, self._folders.currentData())

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why it did not work; the reader may try another address."""
        self._show_busy(False)
        self._say(sentence, error=True)
        self.address.setFocus()

    def _say(self, sentence: str, *, error: bool) -> None:
        self._words.setProperty("error", error)
        self._words.setProperty("quiet", not error)
        self._words.style().polish(self._words)  # the style sheet looks at properties when asked
        self._words.setText(sentence)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        self.address.setEnabled(not busy)
        self._folders.setEnabled(not busy)
        self._add.setEnabled(not busy)
        if not busy:
            self._add.setDefault(True)  # Qt hands a disabled button's Enter to another one, for good

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Address", self.address)
        form.addRow("Folder", self._folders)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addWidget(self._buttons)

    # Qt's own

    def reject(self) -> None:
        if self._busy:
            self.stopped.emit()
        super().reject()


def _copied_address() -> str:
    """Take the address that the reader has probably just copied."""
    copied = QGuiApplication.clipboard().text().strip()
    return copied if len(copied) < 500 and urls.is_web(copied) else ""
