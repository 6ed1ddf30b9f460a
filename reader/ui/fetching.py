"""What was asked of the worker, how far it is, and who hears of its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from reader.progress import (
    Add,
    Done,
    Failed,
    FeedPolled,
    Find,
    Follow,
    Found,
    KeepFile,
    Line,
    MakeReady,
    Outline,
    Progress,
    Sync,
)

Then = Callable[[Done], None]
Or = Callable[[str], None]
Answer = Callable[[Line], None]
_BY_NETWORK = Sync | Add | Find | Follow | MakeReady | KeepFile
_VERBS: dict[type[Line], str] = {Sync: "Fetching ", Add: "Looking at ", Find: "Looking at ", Follow: "Fetching "}
_MOST = 2**30  # steps that a signal and a bar can count; a large file's bytes are more


class Worker(Protocol):
    """What `worker_process` is to the window."""

    said: SignalInstance
    ended: SignalInstance
    greeted: SignalInstance

    def send(self, line: Line) -> int: ...

    def tell(self, line: Line) -> None: ...

    def cancel(self, request: int) -> None: ...


@dataclass(slots=True)
class _Work:
    """One request that has not ended yet."""

    then: Then | None
    failed: Or | None
    quiet: bool
    heard: Answer | None = None
    verb: str = ""  # stands before what it is busy with
    done: int = 0
    total: int = 0
    text: str = ""


class Fetching(QObject):
    """The requests that are open, summed up into one progress."""

    worked = Signal(int, int, str)  # done, total, what with
    moved = Signal(int, int, int, str)  # one request's number, and the same of it alone
    rested = Signal(str)  # all is done: a sentence about it, or ""
    failed = Signal(str)  # the sentence of a request that nobody waited for
    refused = Signal(str)  # likewise of one that was not sent, as there is no connection

    def __init__(
        self, worker: Worker, parent: QObject | None = None, *, why_not: Callable[[], str] = lambda: ""
    ) -> None:
        """`why_not` says in a sentence why nothing can be fetched now, "" when it can."""
        super().__init__(parent)
        self._worker = worker
        self.why_not = why_not
        self._open: dict[int, _Work] = {}
        self._new = 0  # articles that came since the last rest
        worker.said.connect(self._hear)

    @property
    def busy(self) -> bool:
        """Whether any request is open."""
        return bool(self._open)

    def is_quiet(self, request: int) -> bool:
        """Whether nobody asked for this request, or it has ended."""
        work = self._open.get(request)
        return work is None or work.quiet

    def ask(
        self,
        line: Line,
        then: Then | None = None,
        *,
        failed: Or | None = None,
        heard: Answer | None = None,
        quiet: bool = False,
    ) -> int:
        """Send a command; exactly one of `then` and `failed` hears its end. Returns its number.

        Where it is answered by more than its end, a Found or an Outline, `heard` hears that first.

        What nobody asked for is quiet: it shows no progress until it has found something to do. What would go out to
        the network while there is none is never sent; it fails at once with the sentence why, and its number is 0.
        """
        if isinstance(line, _BY_NETWORK) and self.why_not():
            QTimer.singleShot(0, self, partial(self._refuse, Failed(error=self.why_not()), _Work(then, failed, quiet)))
            return 0
        request = self._worker.send(line)
        self._open[request] = _Work(then, failed, quiet, heard, _VERBS.get(type(line), ""))
        self._tell()
        return request

    @Slot()
    def stop(self) -> None:
        """Stop everything that is open; what is finished stays."""
        for request in self._open:
            self._worker.cancel(request)

    def stop_one(self, request: int) -> None:
        """Stop one request."""
        self._worker.cancel(request)

    @Slot(object)
    def _hear(self, line: Line) -> None:
        work = self._open.get(line.request)
        match line:
            case Progress() if work is not None:
                work.done, work.total, work.text = line.done, line.total, line.text
                self.moved.emit(line.request, *_coarse(line.done, line.total), line.text)
                self._tell()
            case FeedPolled():
                self._new += line.new
            case Found() | Outline() if work is not None and work.heard is not None:
                work.heard(line)
            case Done() | Failed() if work is not None:
                del self._open[line.request]
                self._finish(line, work)

    def _refuse(self, line: Failed, work: _Work) -> None:
        if work.failed is not None:
            work.failed(line.error)
        elif not work.quiet:
            self.refused.emit(line.error)

    def _finish(self, line: Done | Failed, work: _Work) -> None:
        if isinstance(line, Done):
            if work.then is not None:
                work.then(line)
        elif work.failed is not None:
            work.failed(line.error)
        else:
            self.failed.emit(line.error)
        if self._open:
            self._tell()
        else:
            new, self._new = self._new, 0
            self.rested.emit(_sentence(line, new, quiet=work.quiet))

    def _tell(self) -> None:
        works = [work for work in self._open.values() if work.total or not work.quiet]
        if not works:
            return
        doing = next((work.verb + work.text for work in works if work.text), "")
        done, total = sum(work.done for work in works), sum(work.total for work in works)
        self.worked.emit(*_coarse(done, total), doing)


def _coarse(done: int, total: int) -> tuple[int, int]:
    coarse = 1 + total // _MOST
    return done // coarse, total // coarse


def _sentence(last: Done | Failed, new: int, *, quiet: bool) -> str:
    """Say how the work ended, in a few words; quiet work speaks only of what came."""
    if isinstance(last, Done) and last.cancelled:
        return "Stopped."
    if new:
        return "1 new article." if new == 1 else f"{new} new articles."
    return last.text if isinstance(last, Done) and not quiet else ""
