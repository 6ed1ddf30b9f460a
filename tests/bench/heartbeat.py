"""How late the window's thread is: a timer that beats in it, and a thread that looks what it does when it is late.

A `Neighbour` beside it tells how late a process is that does as little as a window may: so much is the machine's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

EVERY = 5  # ms between two beats
STALL = 50  # ms: later than this a hand would feel it
_LOOK = 0.01  # seconds
_DEEP = 6  # calls of a stack that are told, the innermost first


_WORKS = 20  # ms of CPU, four times a second: what a window takes to paint itself
_NEIGHBOUR = f"""
import json, select, sys, time
late, last, worked = [], time.perf_counter(), 0.0
while not select.select([sys.stdin], [], [], {EVERY / 1000})[0]:
    if last - worked > 0.25:
        worked, until = last, time.thread_time() + {_WORKS / 1000}
        while time.thread_time() < until:
            pass
    now = time.perf_counter()
    late.append(max(0.0, 1000 * (now - last) - {EVERY}))
    last = now
print(json.dumps(late))
"""


@dataclass(frozen=True, slots=True)
class Beat:
    """Milliseconds: how late it was, and since the beat before the CPU time of this thread and of all threads."""

    late: float
    own: float
    all: float
    at: float  # seconds since the first beat

    @property
    def work(self) -> float:
        """So late it would have been on a machine that does nothing else, unless it waited for a disk or a lock."""
        return min(self.late, self.all)


class Heartbeat(QObject):
    """Beats from its making in the thread it is made in, until `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[Beat] = []
        self.stacks: Counter[str] = Counter()  # what was being done when a beat was due for long
        self._thread = threading.get_ident()
        self._began = self._last = time.perf_counter()
        self._own, self._all = time.thread_time(), time.process_time()
        self._ended = threading.Event()
        self._looker = threading.Thread(target=self._look_on, daemon=True)
        self._looker.start()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=EVERY)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ended.set()
        self._looker.join()

    def worst(self) -> float:
        """Tell how late the latest beat was, in ms."""
        return max(beat.late for beat in self.beats)

    def most_work(self) -> float:
        """Tell how late a beat was at most for the work of this process, in ms."""
        return max(beat.work for beat in self.beats)

    def stalls(self) -> list[Beat]:
        """List the beats that were too late, the latest first."""
        return sorted((beat for beat in self.beats if beat.late > STALL), key=lambda beat: -beat.late)

    def told(self) -> str:
        """Put it in a line, and the worst stalls in one each."""
        lines = [
            f"{_summed([beat.late for beat in self.beats])} (at most {STALL}); {len(self.stalls())} stalls",
            f"    by its own work {_summed([beat.work for beat in self.beats])}",
        ]
        lines += [
            f"    {beat.late:5.0f} ms at {beat.at:6.2f} s, of it CPU of the window's thread {beat.own:.0f}, "
            f"of all threads {beat.all:.0f} ms"
            for beat in self.stalls()[:5]
        ]
        return "\n".join(lines)

    def doing(self, most: int = 5) -> str:
        """Tell what the thread did most often when it was late."""
        return "\n".join(f"    {count:4} times {stack}" for stack, count in self.stacks.most_common(most))

    @Slot()
    def _beat(self) -> None:
        now, own, every = time.perf_counter(), time.thread_time(), time.process_time()
        late = max(0.0, 1000 * (now - self._last) - EVERY)
        beat = Beat(late, 1000 * (own - self._own), 1000 * (every - self._all), now - self._began)
        self.beats.append(beat)
        self._last, self._own, self._all = now, own, every

    def _look_on(self) -> None:
        while not self._ended.wait(_LOOK):
            if 1000 * (time.perf_counter() - self._last) > EVERY + STALL:
                self.stacks[_stack(sys._current_frames().get(self._thread))] += 1


class Neighbour:
    """A process that wakes every `EVERY` ms and now and then works for `_WORKS`, until `stop`."""

    def __init__(self) -> None:
        self._late: list[float] = []
        words = [sys.executable, "-c", _NEIGHBOUR]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self) -> None:
        """Let it end, and hear how late it was."""
        said, _ = self._process.communicate()
        self._late = json.loads(said)

    def worst(self) -> float:
        """Tell how late it woke at most, in ms."""
        return max(self._late)

    def told(self) -> str:
        """Put it in a line."""
        return _summed(self._late)


def _summed(late: Sequence[float]) -> str:
    ranked = sorted(late)
    some = (f"p{100 * share:g} {ranked[int(len(ranked) * share)]:.1f}" for share in (0.5, 0.99, 0.999))
    return f"late by {', '.join(some)}, worst {ranked[-1]:.0f} ms of {len(ranked)} beats"


def _stack(frame: FrameType | None) -> str:
    calls: list[str] = []
    while frame is not None and len(calls) < _DEEP:
        code = frame.f_code
        calls.append(f"{Path(code.co_filename).stem}.{code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(calls)
