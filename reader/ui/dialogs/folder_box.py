"""Chooses the folder that something new goes into: one that is there, or a new one by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget

_BETWEEN = re.compile(r"\s*[›/]\s*")


class FolderBox(QComboBox):
    """Folders by their paths; what is typed and not there yet is a new one: "World › Asia", or "World/Asia"."""

    def __init__(self, folders: Sequence[str], chosen: str = "", parent: QWidget | None = None) -> None:
        """`folders` and `chosen` are paths with "/" between the titles."""
        super().__init__(parent)
        field = QLineEdit()
        field.setPlaceholderText("No folder. Choose one, or type a new one’s name")
        self.setEditable(True)
        self.setLineEdit(field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for part in (self, field):
            part.setAccessibleName("Folder")
        for path in ("", *folders):
            self.addItem(path.replace("/", " › "), path)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    @property
    def path(self) -> str:
        """The folder's path with "/" between the titles, "" for none."""
        typed = self.currentText().strip()
        there = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(there)) if there >= 0 else "/".join(filter(None, _BETWEEN.split(typed)))

    @property
    def is_new(self) -> bool:
        """Whether the folder is still to be made."""
        return bool(self.path) and self.findData(self.path) < 0
