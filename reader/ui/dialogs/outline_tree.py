"""The folders and feeds of a list as a tree with tick boxes: what is new can be ticked, the rest says why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from reader import urls
from reader.progress import Listed
from reader.ui import tips
from reader.ui.dialogs.two_columns import WRONG, TwoColumns

_ON, _OFF, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked

Path = tuple[str, ...]


class OutlineTree(TwoColumns):
    """Says how many feeds are ticked. At first all are that are new."""

    counted = Signal(int)

    def __init__(self, entries: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__("Feeds of the list", parent)
        self._folders: dict[Path, QTreeWidgetItem] = {}  # parents first
        self._feeds = [(self._line(one), one) for one in entries]
        self._settle()
        self.expandAll()
        self.itemChanged.connect(self._spread)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The addresses of the feeds that are ticked, in the list's order."""
        return tuple(one.url for item, one in self._feeds if one.new and item.checkState(0) == _ON)

    def tick_all(self, on: bool) -> None:
        """Tick all feeds in sight that are new, or none of them."""
        with QSignalBlocker(self):
            self._tick((), on)
            self._settle()
        self.counted.emit(len(self.chosen))

    def narrow(self, words: str) -> None:
        """Show the feeds alone that have these words in their name, address or folders."""
        wanted = words.casefold().split()
        seen: set[Path] = set()
        for item, one in self._feeds:
            told = " ".join((*one.path, one.title, one.url)).casefold()
            item.setHidden(not all(word in told for word in wanted))
            seen.update(() if item.isHidden() else _prefixes(one.path))
        for path, folder in self._folders.items():
            folder.setHidden(bool(wanted) and path not in seen)

    @Slot(QTreeWidgetItem, int)
    def _spread(self, item: QTreeWidgetItem, column: int) -> None:
        """Let a folder's tick count for the feeds in sight below it, and a feed's for the folders above."""
        with QSignalBlocker(self):
            for path, folder in self._folders.items():
                if folder is item:
                    self._tick(path, item.checkState(0) == _ON)
            self._settle()
        self.counted.emit(len(self.chosen))

    def _tick(self, path: Path, on: bool) -> None:
        for item, one in self._feeds:
            if one.new and one.path[: len(path)] == path and not item.isHidden():
                item.setCheckState(0, _ON if on else _OFF)

    def _settle(self) -> None:
        """Fit the boxes of the folders to what is ticked below; a folder without anything new has none."""
        could = Counter(path for _, one in self._feeds if one.new for path in _prefixes(one.path))
        are = Counter(
            path for item, one in self._feeds if one.new and item.checkState(0) == _ON for path in _prefixes(one.path)
        )
        for path, folder in self._folders.items():
            if could[path]:
                folder.setCheckState(0, _ON if are[path] == could[path] else _SOME if are[path] else _OFF)

    def _line(self, one: Listed) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self._folder(one.path), [one.title or one.url or "Without a name", _about(one)])
        item.setToolTip(0, tips.plain(one.url))
        item.setToolTip(1, tips.plain(item.text(1)))
        item.setData(1, WRONG, bool(one.problem))
        if one.new:
            item.setCheckState(0, _ON)
        else:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setDisabled(True)
        return item

    def _folder(self, path: Path) -> QTreeWidgetItem:
        if not path:
            return self.invisibleRootItem()
        if path not in self._folders:
            self._folders[path] = QTreeWidgetItem(self._folder(path[:-1]), [path[-1], ""])
        return self._folders[path]


def _prefixes(path: Path) -> Iterator[Path]:
    return (path[:depth] for depth in range(1, len(path) + 1))


def _about(one: Listed) -> str:
    if one.problem:
        return one.problem
    if one.known:
        return "In the library already"
    return "Named before in this list" if one.twice else urls.host(one.url)
