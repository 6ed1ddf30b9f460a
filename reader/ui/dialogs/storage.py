"""How much room each paper takes, how long it keeps what it has, what is fetched ahead, and by which way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs import buttons
from reader.ui.dialogs.fetching_form import FetchingForm
from reader.ui.dialogs.retention_form import RetentionForm
from reader.ui.dialogs.said import Said
from reader.ui.dialogs.storage_table import StorageTable
from reader.ui.storage_places import Place

_MEASURING = "Measuring what is there…"
_EMPTY = "There is nothing in this library yet."
_WHEN = "What has had its time goes once a day by itself, or with Clean Up. Bookmarks always stay."


class Storage(QDialog):
    """Shows what it is given; measuring, keeping rules and cleaning up are done by whoever hears."""

    rule_made = Signal(object)  # a Retention
    setting_made = Signal(str, object)  # a setting's name, its new value
    clean_up_asked = Signal()
    reread_asked = Signal()

    def __init__(self, settings: Mapping[str, Any], *, locked: bool = False, parent: QWidget | None = None) -> None:
        """`settings` are those of `fetching_form.NAMES`; a locked library shows and lets nothing be changed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Storage")
        self.resize(900, 720)
        self.table = StorageTable()
        self.words = Said(_MEASURING)
        self.keeping = RetentionForm(locked=locked)
        self.fetching = FetchingForm(settings)
        self.fetching.setEnabled(not locked)
        self.clean_up, self.reread = QPushButton("Clean Up…"), QPushButton("Read Stored Pages Again…")
        self._place_title = _heading("How long it is kept")
        self.table.chosen.connect(self._show_place)
        self.keeping.changed.connect(self.rule_made)
        self.fetching.changed.connect(self.setting_made)
        for button, asked in ((self.clean_up, self.clean_up_asked), (self.reread, self.reread_asked)):
            button.setAutoDefault(False)
            button.setEnabled(not locked)
            button.clicked.connect(asked)
        self._lay_out()

    @Slot(object)
    def show_places(self, root: Place) -> None:
        """Show the table; the place that was chosen stays so."""
        self._say("" if root.children else _EMPTY)
        self.table.show_places(root)

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why nothing could be measured."""
        self._say(sentence, error=True)

    @Slot(object)
    def _show_place(self, place: Place) -> None:
        self._place_title.setText(f"How long “{place.held.title}” is kept")
        self.keeping.show_place(place)

    def _say(self, sentence: str, *, error: bool = False) -> None:
        self.words.say(sentence, error=error)
        self.words.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self._say(_MEASURING)
        when = QLabel(_WHEN, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        when.setProperty("quiet", True)
        keeping = QHBoxLayout()
        keeping.setSpacing(32)
        keeping.addWidget(self.keeping, 3)
        keeping.addWidget(when, 2)
        foot = QHBoxLayout()
        foot.addWidget(self.clean_up)
        foot.addWidget(self.reread)
        foot.addWidget(buttons.closing(self), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(self._place_title)
        column.addLayout(keeping)
        column.addWidget(_line())
        column.addWidget(_heading("For all papers: what is fetched ahead, and by which way"))
        column.addWidget(self.fetching)
        column.addWidget(_line())
        column.addLayout(foot)


def _heading(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
