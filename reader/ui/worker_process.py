"""The worker seen from the window: lines in, signals out.

It is started at once, started again when it dies, and ends when its input does. What the lines mean is in `progress`;
what the worker does with them is its own affair.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from reader import progress
from reader.errors import InputError
from reader.progress import Cancel, Done, Failed, Hello, Line

log = logging.getLogger(__name__)

_WAITS = (200, 1_000, 4_000, 15_000, 60_000)  # ms before each start after a death; the last for all that follow
_TELL_AFTER = 3  # deaths in a row
_GOODBYE = 1_500  # ms that a worker has to end by itself when the window closes

_DIED = "The part of Broadsheet that fetches pages stopped in the middle of this. Please try again."
_DYING = (
    "The part of Broadsheet that fetches pages keeps stopping. What is in the library can be read; "
    "starting Broadsheet from a terminal shows the reason."
)
_OTHER_VERSION = (
    "The part of Broadsheet that fetches pages is of another version. Please close and start Broadsheet again."
)


class WorkerProcess(QObject):
    """One worker for one library, alive as long as the window is."""

    said = Signal(object)  # a progress.Line
    ended = Signal(str)  # a sentence: it died often, or cannot be used
    greeted = Signal()  # it has just started, or started again, and will hear first what is told now

    def __init__(self, folder: Path, parent: QObject | None = None, *, command: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._command = list(command or (sys.executable, "-m", "reader", "worker", "--library", str(folder)))
        self._requests = 0
        self._open: set[int] = set()
        self._waiting: list[Line] = []  # said before the worker said hello
        self._greeted = False
        self._unusable = ""  # the sentence that says why no worker will ever answer
        self._deaths = 0
        self._closing = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        _let_go(self._process)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._died)
        self._process.errorOccurred.connect(self._went_wrong)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Start the worker; what was said before is said to it first."""
        self._process.start(self._command[0], self._command[1:])

    def send(self, line: Line) -> int:
        """Say a command and return the number that every event about it will carry."""
        self._requests += 1
        numbered = replace(line, request=self._requests)
        self._open.add(self._requests)
        self._say(numbered)
        if self._unusable:
            QTimer.singleShot(0, self, lambda: self._fail_open(self._unusable))
        return self._requests

    def tell(self, line: Line) -> None:
        """Say what needs no answer; a worker that is not there will be told by whoever hears that it greeted."""
        if self._greeted:
            self._process.write(progress.write(line))

    def cancel(self, request: int) -> None:
        """Ask the worker to stop the work of `request`."""
        if request in self._open:
            self._say(Cancel(request=request))

    def close(self) -> None:
        """End the worker: its input ends, and it gets a moment to finish."""
        self._closing = True
        self._again.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_GOODBYE):
            self._process.kill()
            self._process.waitForFinished(_GOODBYE)

    def _say(self, line: Line) -> None:
        if self._greeted:
            self._process.write(progress.write(line))
        else:
            self._waiting.append(line)

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            data = bytes(self._process.readLine().data())
            try:
                self._hear(progress.read(data))
            except InputError:
                log.warning("The worker said what is no line of ours: %r", data[:200])

    def _hear(self, line: Line) -> None:
        if isinstance(line, Hello):
            self._greet(line)
            return
        if isinstance(line, Done | Failed):
            self._open.discard(line.request)
            self._deaths = 0
        self.said.emit(line)

    def _greet(self, hello: Hello) -> None:
        if hello.version != progress.VERSION:
            self._unusable = _OTHER_VERSION
            self._fail_open(_OTHER_VERSION)
            self.ended.emit(_OTHER_VERSION)
            self._process.closeWriteChannel()
            return
        self._greeted = True
        self.greeted.emit()
        waiting, self._waiting = self._waiting, []
        for line in waiting:
            self._say(line)

    @Slot(QProcess.ProcessError)
    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._died()  # Qt says nothing more of a process that never was

    @Slot()
    def _died(self) -> None:
        self._greeted = False
        if self._closing or self._unusable:
            return
        self._deaths += 1
        self._waiting = []
        self._fail_open(_DIED)
        if self._deaths == _TELL_AFTER:
            self.ended.emit(_DYING)
        self._again.start(_WAITS[min(self._deaths, len(_WAITS)) - 1])

    def _fail_open(self, sentence: str) -> None:
        unanswered, self._open = sorted(self._open), set()
        for request in unanswered:
            self.said.emit(Failed(request=request, error=sentence))


def _let_go(process: QProcess) -> None:
    """Let a child inherit none of our open files but the three of its own.

    The engine's sockets would be among them, and its renderer's death is not noticed while anybody holds its socket.
    """
    if hasattr(process, "setUnixProcessParameters"):  # on other systems nothing is inherited unasked
        process.setUnixProcessParameters(QProcess.UnixProcessFlag.CloseFileDescriptors)
