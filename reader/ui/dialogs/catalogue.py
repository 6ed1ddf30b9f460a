"""Newspapers to start with, by country and language, to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.catalogue import Entry
from reader.ui.dialogs import buttons
from reader.ui.quiet_button import add_clear_button

_ENTRY = Qt.ItemDataRole.UserRole


class Catalogue(QDialog):
    """Says which entries the reader chose. Those in the library already are ticked for good."""

    chosen = Signal(object)  # a tuple of Entry

    def __init__(self, entries: Sequence[Entry], held: Collection[str], parent: QWidget | None = None) -> None:
        """`held` are the addresses of the feeds in the library."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Starter Catalogue")
        self.resize(620, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Country, language or paper")
        self.filter.setAccessibleName("Country, language or paper")
        add_clear_button(self.filter)
        self.filter.textChanged.connect(self._narrow)
        self.list = self._tree(entries, frozenset(held))
        self.list.itemChanged.connect(self._count)
        note = QLabel(
            "These addresses are unverified: papers move their feeds. One that does not answer says so beside its name."
        )
        note.setWordWrap(True)
        note.setProperty("quiet", True)
        row, self.act = buttons.asking(self, "Subscribe")
        self.act.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        for widget in (self.filter, self.list, note, row):
            column.addWidget(widget)
        self._count()

    def tick(self, url: str) -> None:
        """Tick the entry with this address."""
        for item in self._leaves():
            if item.data(0, _ENTRY).url == url:
                item.setCheckState(0, Qt.CheckState.Checked)

    def _tree(self, entries: Sequence[Entry], held: frozenset[str]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Newspapers")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        groups: dict[tuple[str, ...], QTreeWidgetItem] = {(): tree.invisibleRootItem()}
        for entry in entries:
            self._leaf(_group(groups, entry.group), entry, entry.url in held)
        tree.expandToDepth(0)
        return tree

    def _leaf(self, parent: QTreeWidgetItem, entry: Entry, held: bool) -> None:
        leaf = QTreeWidgetItem(parent, [entry.title, _language(entry.language)])
        leaf.setData(0, _ENTRY, entry)
        leaf.setToolTip(0, entry.url)
        leaf.setCheckState(0, Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
        leaf.setDisabled(held)

    def _leaves(self) -> list[QTreeWidgetItem]:
        found, waiting = [], [self.list.invisibleRootItem()]
        while waiting:
            children = _children(waiting.pop(0))
            waiting += children
            found += [child for child in children if child.data(0, _ENTRY) is not None]
        return found

    def _ticked(self) -> list[QTreeWidgetItem]:
        ticked = Qt.CheckState.Checked
        return [leaf for leaf in self._leaves() if leaf.checkState(0) == ticked and not leaf.isDisabled()]

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        _hide(self.list.invisibleRootItem(), wanted, "")

    @Slot()
    def _count(self) -> None:
        count = len(self._ticked())
        self.act.setText(f"Subscribe to {count}" if count else "Subscribe")
        self.act.setEnabled(bool(count))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(tuple(item.data(0, _ENTRY) for item in self._ticked()))
        self.accept()


def _language(code: str) -> str:
    """Name a BCP 47 language in words."""
    language = QLocale(code).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)


def _group(groups: dict[tuple[str, ...], QTreeWidgetItem], path: tuple[str, ...]) -> QTreeWidgetItem:
    if path not in groups:
        groups[path] = QTreeWidgetItem(_group(groups, path[:-1]), [path[-1]])
    return groups[path]


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]


def _hide(item: QTreeWidgetItem, wanted: list[str], above: str) -> bool:
    """Hide what lacks a wanted word in its own line and in those above it; True where something stays in sight."""
    words = f"{above} {item.text(0)} {item.text(1)}".casefold()
    if not item.childCount():
        seen = all(word in words for word in wanted)
    else:
        seen = [_hide(child, wanted, words) for child in _children(item)].count(True) > 0
    item.setHidden(not seen)
    if wanted and seen and item.childCount():
        item.setExpanded(True)
    return seen
