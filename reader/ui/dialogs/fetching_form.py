"""What is fetched before anybody asks for it: a box of choices for each setting, made from a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One setting, in words."""

    name: str
    text: str
    help: str
    values: tuple[tuple[Any, str], ...]


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
    ),
    _Choice(
        name="save_on_metered",
        text="Metered connections",
        help="Where the desktop says that a connection costs by the byte",
        values=((True, "Pictures and related stories wait"), (False, "Everything is fetched")),
    ),
)
NAMES = tuple(choice.name for choice in _CHOICES)


class FetchingForm(QWidget):
    """Says which setting the reader turned to what."""

    changed = Signal(str, object)  # the setting's name, its new value

    def __init__(self, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`values` are the settings of NAMES."""
        super().__init__(parent)
        self.choices: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for column, choice in enumerate(_CHOICES):
            box = self.choices[choice.name] = self._box(choice, values[choice.name])
            label = QLabel(choice.text)
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)

    def _box(self, choice: _Choice, value: Any) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(choice.text)
        box.setToolTip(choice.help)
        for each, words in choice.values:
            box.addItem(words, each)
        if box.findData(value) < 0:  # set by hand in the file
            box.addItem(f"{value} MB", value)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(lambda _index: self.changed.emit(choice.name, box.currentData()))
        return box
