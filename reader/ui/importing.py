"""Files of the reader's: of a list of feeds they choose what comes in, an article comes at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from reader.progress import Done, Import, Line, Outline, ReadOpml, Sync, listed
from reader.ui.dialogs.import_feeds import ImportFeeds
from reader.ui.fetching import Fetching

_KINDS = "Subscriptions and articles (*.opml *.xml *.txt *.md *.html *.htm);;All files (*)"


class Importing(QObject):
    """Lets the worker read a file, and the reader choose what of it is kept."""

    told = Signal(str)  # a sentence about what was done
    imported = Signal(int)  # an article to show

    def __init__(self, fetching: Fetching, window: QWidget) -> None:
        super().__init__(window)
        self._fetching, self._window = fetching, window

    def ask_for_file(self) -> None:
        """Let the reader choose a file."""
        dialog = QFileDialog(self._window, "Import", "", _KINDS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    @Slot(str)
    def read_file(self, path: str) -> None:
        """Let the worker look what a file is; an article is brought in, of a list the reader chooses."""
        whole, answers = str(Path(path).absolute()), list[Line]()
        self._fetching.ask(ReadOpml(path=whole), partial(self._go_on, whole, answers), heard=answers.append)

    def _go_on(self, path: str, answers: list[Line], done: Done) -> None:
        if done.cancelled:
            return
        outline = answers[0] if answers else None
        if isinstance(outline, Outline):
            self._show(path, outline)
        else:
            self._fetching.ask(Import(path=path), self._tell)

    def _show(self, path: str, outline: Outline) -> None:
        dialog = ImportFeeds(outline.title or Path(path).name, listed(outline.entries), self._window)
        dialog.chosen.connect(partial(self._bring, dialog, path))
        dialog.open()

    def _bring(self, dialog: ImportFeeds, path: str, only: tuple[str, ...]) -> None:
        line = Import(path=path, only=only)
        request = self._fetching.ask(line, partial(self._end, dialog), failed=partial(self._fail, dialog))
        heard = self._fetching.moved.connect(partial(_show_work, dialog, request))
        once = Qt.ConnectionType.SingleShotConnection
        dialog.finished.connect(lambda: self._fetching.moved.disconnect(heard), once)
        dialog.stopped.connect(lambda: self._fetching.stop_one(request))

    def _end(self, dialog: ImportFeeds, done: Done) -> None:
        if isValid(dialog):
            dialog.accept()
        self._tell(done)

    def _fail(self, dialog: ImportFeeds, sentence: str) -> None:
        if isValid(dialog):
            dialog.fail(sentence)
        else:
            self.told.emit(sentence)

    def _tell(self, done: Done) -> None:
        if done.cancelled:
            return
        self.told.emit(done.text or "The file is imported.")
        if done.articles:
            self.imported.emit(done.articles[0])
        if done.feeds:
            self._fetching.ask(Sync(feeds=done.feeds))


def _show_work(dialog: ImportFeeds, request: int, moved: int, done: int, total: int, doing: str) -> None:
    if moved == request:
        dialog.work(done, total, doing)
