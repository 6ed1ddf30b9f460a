"""The one place in the window that writes: acts, what was done and can be undone, and quiet writes beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from reader.model import NOTHING, Change, Scope
from reader.store import Store
from reader.ui.commands import Act, Undelete
from reader.ui.jobs import Jobs

_REMEMBERED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an act went: its words, what it changed, and what undo and redo would now do ("" for nothing)."""

    text: str = ""
    change: Change = NOTHING
    undo: str = ""
    redo: str = ""
    back: Scope | None = None  # what undo brought back, for the reader to be led to
    quiet: bool = False  # too small to be talked about


class Undo(QObject):
    """Acts in order, undone and redone. The two stacks are touched on the writing thread alone."""

    changed = Signal(object)  # a Change
    done = Signal(object)  # the Outcome of a new act that changed something
    moved = Signal(object)  # an Outcome, after every act, undo and redo

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._past: list[Act] = []
        self._future: list[Act] = []

    def do(self, act: Act, *, quiet: bool = False) -> None:
        """Perform a new act; what was undone before can no longer be redone."""
        self._jobs.write(lambda: replace(self._perform(act), quiet=quiet), self._tell_new)

    def undo(self) -> None:
        """Take back the last act."""
        self._jobs.write(lambda: self._shift(self._past, self._future), self._tell)

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._jobs.write(lambda: self._shift(self._future, self._past), self._tell)

    def write(self, function: Callable[[Store], Change]) -> None:
        """Write what nobody would undo, such as a reading place, and tell what changed."""
        self._jobs.write(lambda: function(self._store), self._spread)

    def _perform(self, act: Act) -> Outcome:
        inverse, change = act.perform(self._store)
        if inverse is None:
            return self._outcome("", change)
        self._past.append(inverse)
        del self._past[:-_REMEMBERED]
        self._future.clear()
        return self._outcome(act.text, change)

    def _shift(self, source: list[Act], target: list[Act]) -> Outcome:
        if not source:
            return self._outcome("", NOTHING)
        act = source[-1]
        inverse, change = act.perform(self._store)  # where it fails it stays on its stack
        source.pop()
        if inverse is not None:
            target.append(inverse)
        return replace(self._outcome(act.text, change), back=act.place if isinstance(act, Undelete) else None)

    def _outcome(self, text: str, change: Change) -> Outcome:
        undo = self._past[-1].text if self._past else ""
        redo = self._future[-1].text if self._future else ""
        return Outcome(text=text, change=change, undo=undo, redo=redo)

    def _tell_new(self, outcome: Outcome) -> None:
        self._tell(outcome)
        if outcome.text:
            self.done.emit(outcome)

    def _tell(self, outcome: Outcome) -> None:
        self._spread(outcome.change)
        self.moved.emit(outcome)

    def _spread(self, change: Change) -> None:
        if change != NOTHING:
            self.changed.emit(change)
