"""Stories that the reader wanted while there was no connection: listed, taken back, and told of when they are here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader import urls
from reader.model import Wish
from reader.progress import Granted, Line
from reader.store import Store
from reader.text import one_line
from reader.times import list_time
from reader.ui.dialogs.wanted import Wanted
from reader.ui.fetching import Worker
from reader.ui.jobs import Jobs
from reader.ui.ready_words import many
from reader.ui.strip import Strip


class Wishing(QObject):
    """Says in one quiet strip what came, however many stories that is."""

    opened = Signal(int)  # the reader wants to read a story that came
    refused = Signal(str)  # why the story that the pane waits for never comes
    told = Signal(str)  # why another one never does
    taken_back = Signal(object)  # the addresses of stories that are wanted no longer and do not come

    def __init__(self, store: Store, jobs: Jobs, worker: Worker, strip: Strip, said: Strip, window: QWidget) -> None:
        """`strip` is where it says what came; `said` is where others say what was `told`."""
        super().__init__(window)
        self._store, self._jobs, self._strip, self._window = store, jobs, strip, window
        self._came: list[Granted] = []
        self._refused: list[Granted] = []  # since the reader last closed what was told
        self.awaited: Callable[[str], bool] = lambda _url: False  # whether the pane waits for the story at an address
        worker.said.connect(self._hear)
        strip.closed.connect(self._came.clear)
        said.closed.connect(self._refused.clear)

    def wishes(self) -> None:
        """List the wishes."""
        self._jobs.ask(partial(_told, self._store, int(time())), self._list)

    def _list(self, wishes: list[tuple[Wish, str]]) -> None:
        dialog = Wanted(wishes, locked=self._store.read_only, parent=self._window)
        dialog.removed.connect(self._remove)
        dialog.open()

    @Slot(object)
    def _remove(self, addresses: tuple[str, ...]) -> None:
        self._jobs.write(lambda: self._store.remove_wishes(addresses), lambda _: self.taken_back.emit(addresses))

    @Slot(object)
    def _hear(self, line: Line) -> None:
        if not isinstance(line, Granted):
            return
        if line.error and self.awaited(line.url):
            self.refused.emit(line.error)
        elif line.error:
            self._tell_refused(line)
        elif self.awaited(line.url):
            self.opened.emit(line.article)
        else:
            self._came.append(line)
            self._tell()

    def _tell_refused(self, line: Granted) -> None:
        self._refused.append(line)
        before = len(self._refused) - 1
        others = f", like {many(before, 'other story')} that you wanted" if before else ""
        self.told.emit(f"{_name(line)} could not be fetched{others}. {line.error}")
        self.taken_back.emit((line.url,))

    def _tell(self) -> None:
        if not self._came:
            self._strip.hide()
            return
        first, more = self._came[0], len(self._came) - 1
        others = f" and {many(more, 'other story')} that you wanted are here now." if more else " is here now."
        self._strip.say(_name(first) + others, (("Read", self._read),))

    def _read(self) -> None:
        first = self._came.pop(0)
        self._tell()
        self.opened.emit(first.article)


def _told(store: Store, now: int) -> list[tuple[Wish, str]]:
    """Read the wishes, each with where the story is, which paper's link led to it, and when it was wanted."""
    found = []
    for wish in store.wishes():
        naming = store.article(wish.article) if wish.article else None
        paper = store.paper(naming.paper).title if naming and naming.paper else ""
        named = f"from {one_line(paper)}" if paper else ""
        wanted = list_time(wish.wished_at, now) if wish.wished_at else ""
        found.append((wish, " · ".join(filter(None, (urls.host(wish.url), named, wanted)))))
    return found


def _name(granted: Granted) -> str:
    title = one_line(granted.title)
    return f"“{title}”" if title else f"The story from {urls.host(granted.url) or granted.url}"
