"""What is fetched before anybody asks for it, and by which way: a box of choices for each setting, from a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from reader.settings import SETTINGS
from reader.ui.dialogs.own_enter import OwnEnter


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One setting, in words."""

    name: str
    text: str
    help: str
    values: tuple[tuple[Any, str], ...]
    own: str = "{}"  # how a value that is not among these is shown
    typed: str = ""  # where the reader may type one: what such a one looks like


_CHOICES = (
    _Choice(
        name="related_depth",
        text="Related stories",
        help="How far along a paper's own links the next stories are kept, so that these work offline too",
        values=((0, "None"), (1, "Those of each story"), (2, "Those, and theirs in turn")),
    ),
    _Choice(
        name="related_megabytes",
        text="Their room in a sync",
        help="What related stories may take each time papers are fetched, with their pictures",
        values=((10, "10 MB"), (25, "25 MB"), (50, "50 MB"), (100, "100 MB"), (250, "250 MB"), (0, "Without a limit")),
        own="{} MB",
    ),
    _Choice(
        name="save_on_metered",
        text="Metered connections",
        help="Where the desktop says that a connection costs by the byte",
        values=((True, "Pictures and related stories wait"), (False, "Everything is fetched")),
    ),
    _Choice(
        name="proxy",
        text="Proxy",
        help="Some networks are left only through another machine; its address may be typed here",
        values=(("system", "As the system says"), ("none", "None")),
        typed="http://host:port or socks5://host:port",
    ),
    _Choice(
        name="connections",
        text="Requests at once",
        help="More is faster for who has hundreds of papers and a good line",
        values=tuple((count, str(count)) for count in (1, 2, 4, 8, 16, 32, 64)),
    ),
    _Choice(
        name="connections_per_host",
        text="Of them at one paper",
        help="A small server should not feel that it is read",
        values=tuple((count, str(count)) for count in range(1, 7)),
    ),
)
NAMES = tuple(choice.name for choice in _CHOICES)


_COLUMNS = 3


class FetchingForm(QWidget):
    """Says which setting the reader turned to what."""

    changed = Signal(str, object)  # the setting's name, its new value

    def __init__(self, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`values` are the settings of NAMES."""
        super().__init__(parent)
        self.choices: dict[str, QComboBox] = {}
        self._values = dict(values)
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._words.setProperty("error", True)
        self._words.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for number, choice in enumerate(_CHOICES):
            box = self.choices[choice.name] = self._box(choice, values[choice.name])
            label = QLabel(choice.text)
            label.setBuddy(box)
            row, column = divmod(number, _COLUMNS)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._words, grid.rowCount(), 0, 1, _COLUMNS)

    @property
    def words(self) -> str:
        """What is said of a value that cannot be taken, "" where all is well."""
        return "" if self._words.isHidden() else self._words.text()

    def _box(self, choice: _Choice, value: Any) -> QComboBox:
        box = QComboBox()
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(choice.text)
        box.setToolTip(choice.help)
        for each, words in choice.values:
            box.addItem(words, each)
        if box.findData(value) < 0:  # set by hand in the file, or typed
            box.addItem(choice.own.format(value), value)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(lambda _index: self._take(choice, box.currentData()))
        if choice.typed:
            self._let_type(choice, box)
        return box

    def _let_type(self, choice: _Choice, box: QComboBox) -> None:
        field = OwnEnter()
        field.setPlaceholderText(choice.typed)
        field.setAccessibleName(choice.text)
        words = box.currentText()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setLineEdit(field)
        box.setEditText(words)
        field.editingFinished.connect(lambda: self._take_typed(choice, field.text().strip()))

    def _take_typed(self, choice: _Choice, typed: str) -> None:
        known = {words.casefold(): value for value, words in choice.values}
        self._take(choice, known.get(typed.casefold(), typed))

    def _take(self, choice: _Choice, value: Any) -> None:
        good = SETTINGS[choice.name].check(value)
        self._words.setText("" if good else f"“{value}” is no {choice.text.lower()}; type it as {choice.typed}.")
        self._words.setVisible(not good)
        if good and value != self._values[choice.name]:
            self._values[choice.name] = value
            self.changed.emit(choice.name, value)
