"""Slow questions and all writes, off the window's thread; their answers come back on it.

The one seam of the window where exceptions are caught: a ReaderError goes to whoever asked or to `failed`; anything
else is a bug and is raised again on the window's thread, for left in a thread it would vanish without a trace.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.errors import ReaderError

T = TypeVar("T")

_ASKERS = 2  # a slow search must not hold up the opening of a story


class Jobs(QObject):
    """Two threads that ask and one that writes, in order."""

    failed = Signal(str)  # the sentence of a ReaderError that its asker left to us
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._askers = ThreadPoolExecutor(_ASKERS, thread_name_prefix="ask")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._open = 0  # asked and not answered yet
        self._closed = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything that was asked or is to be written has not been answered yet."""
        return self._open > 0

    def ask(
        self,
        function: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None:
        """Call `function` on another thread and give what it returns to `then` on this one."""
        self._start(self._askers, function, then, failed)

    def write(
        self,
        function: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None:
        """Like `ask`, on the one thread that writes: in the order of the calls, one after the other."""
        self._start(self._writer, function, then, failed)

    def close(self) -> None:
        """Finish what is being written, drop what was only asked, and answer nobody any more."""
        self._closed = True
        self._askers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _start(
        self,
        threads: ThreadPoolExecutor,
        function: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[ReaderError], None] | None,
    ) -> None:
        if not self._closed:
            self._open += 1
            threads.submit(self._run, function, then, failed or self._tell)

    def _run(self, function: Callable[[], T], then: Callable[[T], None], failed: Callable[[ReaderError], None]) -> None:
        answer: Callable[[], None]
        try:
            answer = partial(then, function())
        except ReaderError as error:
            answer = partial(failed, error)
        except Exception as error:  # noqa: BLE001 - raised again on the window's thread
            answer = partial(_raise, error)
        self._answered.emit(answer)

    def _tell(self, error: ReaderError) -> None:
        self.failed.emit(str(error))

    @Slot(object)
    def _answer(self, answer: Callable[[], None]) -> None:
        if self._closed:
            return
        try:
            answer()
        finally:
            self._open -= 1


def _raise(error: Exception) -> None:
    raise error
