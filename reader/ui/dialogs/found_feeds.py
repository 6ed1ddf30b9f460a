"""The feeds that were found for an address, and below them the newest stories of the one pointed at."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.model import FoundFeed
from reader.times import list_time
from reader.ui import tips
from reader.ui.dialogs.two_columns import WRONG, TwoColumns
from reader.ui.found_words import facts

_FEED = Qt.ItemDataRole.UserRole
_MOST_LINES = 6  # of feeds; more are scrolled
_STORIES, _FEW_STORIES = 8, 4  # that are shown; that are in sight in a small window


class FoundFeeds(QWidget):
    """Says that another choice was made. One feed alone needs no tick; of several the first that is new is ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.stories = TwoColumns("Feeds that were found"), TwoColumns("Newest stories")
        self._about = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._about.setProperty("quiet", True)
        for tree in (self.list, self.stories):
            tree.setRootIsDecorated(False)
        self.stories.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.list.currentItemChanged.connect(self._preview)
        self.list.itemChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(self._about)
        column.addWidget(self.stories, 1)
        column.addStretch()

    @property
    def feeds(self) -> tuple[FoundFeed, ...]:
        """All that were found."""
        return tuple(item.data(0, _FEED) for item in self._items())

    @property
    def chosen(self) -> tuple[FoundFeed, ...]:
        """Those that shall be added."""
        items = self._items()
        if len(items) > 1:
            items = [item for item in items if item.checkState(0) == Qt.CheckState.Checked]
        return tuple(feed for feed in (item.data(0, _FEED) for item in items) if _is_new(feed))

    def show_feeds(self, feeds: Sequence[FoundFeed]) -> None:
        """Show these, the first of them pointed at."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for feed in feeds:
                self._add(feed, boxed=len(feeds) > 1)
            new = [item for item in self._items() if _is_new(item.data(0, _FEED))]
            for item in new[:1] if len(feeds) > 1 else []:
                item.setCheckState(0, Qt.CheckState.Checked)
            if feeds:
                self.list.setCurrentItem((new or self._items())[0])
        self.list.setFixedHeight(self.list.height_of(min(len(feeds), _MOST_LINES)))
        self.list.fit()
        self._preview(self.list.currentItem())

    def note_known(self, came: Mapping[str, int]) -> None:
        """Show that these are in the library now, ids by addresses; the others stay ticked as they are."""
        ticked = {feed.url for feed in self.chosen}
        self.show_feeds([replace(feed, known=came.get(feed.url, feed.known)) for feed in self.feeds])
        for feed in self.feeds:
            if _is_new(feed) and len(self.feeds) > 1:
                self.tick(feed.url, feed.url in ticked)

    def tick(self, url: str, on: bool = True) -> None:
        """Tick the feed with this address, or let it go."""
        for item in self._items():
            if item.data(0, _FEED).url == url:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def preview(self) -> list[tuple[str, str]]:
        """The stories that are shown now, with their times."""
        items = (self.stories.topLevelItem(number) for number in range(self.stories.topLevelItemCount()))
        return [(item.text(0), item.text(1)) for item in items if item is not None]

    def _add(self, feed: FoundFeed, *, boxed: bool) -> None:
        item = QTreeWidgetItem(self.list, [feed.title or feed.url, facts(feed)])
        item.setData(0, _FEED, feed)
        item.setData(1, WRONG, bool(feed.error))
        item.setToolTip(0, tips.plain(feed.url))
        item.setToolTip(1, tips.plain(facts(feed)))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        if boxed and _is_new(feed):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)

    @Slot(QTreeWidgetItem)
    def _preview(self, item: QTreeWidgetItem | None) -> None:
        self.stories.clear()
        feed: FoundFeed | None = item.data(0, _FEED) if item is not None else None
        if feed is not None:
            now = int(time.time())
            for title, published in feed.newest[:_STORIES]:
                told = list_time(published, now) if published is not None else ""
                QTreeWidgetItem(self.stories, [title or "Without a title", told]).setToolTip(0, tips.plain(title))
            self.stories.setMinimumHeight(self.stories.height_of(min(len(feed.newest), _FEW_STORIES)))
            self.stories.setMaximumHeight(self.stories.height_of(len(feed.newest)))
            self.stories.fit()
            self._about.setText("Its newest stories" if feed.newest else "There is no story of it to show.")
        self.stories.setVisible(bool(feed and feed.newest))
        self._about.setVisible(feed is not None and (bool(feed.newest) or _is_new(feed)))
        self.changed.emit()

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]


def _is_new(feed: FoundFeed) -> bool:
    return not (feed.known or feed.error)
