"""What the actions about room on the disk do: measuring, keeping rules, cleaning up, reading stored pages again."""

from __future__ import annotations

from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.errors import ReaderError
from reader.model import Purge, Retention
from reader.progress import CleanUp, Done, Line, Reextract
from reader.settings import Settings
from reader.sizes import share, size
from reader.store import Store
from reader.ui.dialogs.errand import Errand
from reader.ui.dialogs.fetching_form import NAMES
from reader.ui.dialogs.storage import Storage
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.ready_words import many
from reader.ui.seldom import Seldom
from reader.ui.storage_places import Held, lay_out

_MEASURE_EVERY = 1_000  # ms: measuring looks at the whole library
_LOOKING = "Looking for what has had its time…"
_NOTHING = "Nothing has had its time yet: all that is kept is within the limits you set under Storage."
_WHAT_FOR = (
    "Broadsheet keeps the pages it fetched as they were. When a new edition knows better how to find the text of a "
    "story, it can read them all again. This needs no connection; marks, bookmarks and reading places stay."
)
_READ_AGAIN = "The stored pages were read again."
_CLEAN = "The library was cleaned up."


class StorageControls(QObject):
    """Shows the storage dialog and the two errands that it offers. One method an action, by its name."""

    setting_made = Signal()  # the reader chose anew what is fetched ahead

    def __init__(self, *, store: Store, jobs: Jobs, fetching: Fetching, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._settings, self._window = settings, window
        self._dialog: Storage | None = None
        self._rules = 0  # written so far: what was measured before the last one is old
        self._again = Seldom(self._measure, _MEASURE_EVERY, self)

    def storage(self) -> None:
        values = {name: self._settings[name] for name in NAMES}
        self._dialog = Storage(values, locked=self._store.read_only, parent=self._window)
        self._dialog.rule_made.connect(self._set_rule)
        self._dialog.setting_made.connect(self._set)
        self._dialog.clean_up_asked.connect(self.clean_up)
        self._dialog.reread_asked.connect(self.reextract)
        self._dialog.open()
        self._again.forget()
        self._again.ask()

    def clean_up(self) -> None:
        errand = self._errand("Clean Up", "Clean Up", CleanUp(), _CLEAN)
        errand.look(_LOOKING)
        preview = partial(self._store.purge_preview, int(time()))
        self._jobs.ask(preview, partial(_offer, errand), failed=partial(_fail, errand))

    def reextract(self) -> None:
        self._errand("Read Stored Pages Again", "Read Again", Reextract(), _READ_AGAIN).offer(_WHAT_FOR)

    # Measuring

    def _measure(self) -> None:
        if self._open_dialog() is not None:
            self._jobs.ask(lambda: _held(self._store), partial(self._show, self._rules), failed=self._fail)

    def _show(self, rules: int, held: Held) -> None:
        dialog = self._open_dialog()
        if dialog is not None and rules == self._rules:
            dialog.show_places(lay_out(held))

    def _fail(self, error: ReaderError) -> None:
        dialog = self._open_dialog()
        if dialog is not None:
            dialog.fail(str(error))

    def _open_dialog(self) -> Storage | None:
        """Give the dialog while it is open: closed, it is gone for good."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def _set_rule(self, rule: Retention) -> None:
        self._rules += 1
        self._jobs.write(lambda: self._store.set_retention(rule), lambda _: self._again.ask(), failed=self._fail)

    def _set(self, name: str, value: object) -> None:
        self._settings[name] = value
        self._settings.keep()  # now: the worker reads it too
        self.setting_made.emit()

    # Errands

    def _errand(self, title: str, act: str, line: Line, end: str) -> Errand:
        errand = Errand(title, act, self._open_dialog() or self._window)
        errand.agreed.connect(partial(self._begin, errand, line, end))
        errand.open()
        return errand

    def _begin(self, errand: Errand, line: Line, end: str) -> None:
        request = self._fetching.ask(line, partial(self._end, errand, end), failed=partial(_refuse, errand))
        heard = self._fetching.moved.connect(partial(_show_work, errand, request))
        errand.finished.connect(lambda: self._fetching.moved.disconnect(heard))
        errand.stopped.connect(lambda: self._fetching.stop_one(request))

    def _end(self, errand: Errand, sentence: str, done: Done) -> None:
        if isValid(errand):
            errand.end(done.text or ("Stopped; what was finished stays." if done.cancelled else sentence))
        self._again.ask()


def _held(store: Store) -> Held:
    tree = store.tree()
    in_force: dict[int | None, Retention] = {one.id: store.retention(folder=one.id) for one in tree.folders}
    in_force[None] = store.retention()
    return Held(tree=tree, storage=store.storage(), rules=store.retentions(), in_force=in_force)


def _show_work(errand: Errand, request: int, moved: int, done: int, total: int, doing: str) -> None:
    """Show how far the errand is, and not what else is done meanwhile."""
    if moved == request:
        errand.work(done, total, doing)


def _offer(errand: Errand, purge: Purge) -> None:
    if isValid(errand):
        if purge == Purge():
            errand.end(_NOTHING)
        else:
            errand.offer(freed(purge))


def _fail(errand: Errand, error: ReaderError) -> None:
    _refuse(errand, str(error))


def _refuse(errand: Errand, sentence: str) -> None:
    if isValid(errand):
        errand.fail(sentence)


def freed(purge: Purge) -> str:
    """Say what a purge would remove: "8 articles (5 of them unread) and 88 pages can go: 214 MB. Bookmarks stay."."""
    unread = share(purge.unread, purge.articles, "unread")
    counts = ((purge.articles, "article", unread), (purge.pictures, "picture", ""), (purge.pages, "page", ""))
    named = [f"{many(count, word)}{of_them}" for count, word, of_them in counts if count]
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))) if named else "What is left over"
    return f"{listed} can go: {size(purge.bytes)}. Bookmarks stay."
