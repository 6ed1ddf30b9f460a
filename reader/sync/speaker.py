"""Says the worker's lines: at most four times a second, and of each request's progress only the latest."""

from __future__ import annotations

import asyncio
import threading
from typing import BinaryIO

from reader import progress
from reader.progress import Granted, Line, Progress

_EVERY = 0.25  # seconds


class Speaker:
    """Collects lines and writes them; may be told from any thread."""

    def __init__(self, events: BinaryIO) -> None:
        self._events = events
        self._lines: list[Line] = []
        self._lock = threading.Lock()

    def say(self, line: Line, *, at_once: bool = False) -> None:
        """Say a line soon, or together with all that waits now; a line never overtakes one of its own request."""
        with self._lock:
            if isinstance(line, Progress):
                self._lines = [old for old in self._lines if not _same_progress(old, line)]
            self._lines.append(line)
        if at_once or isinstance(line, Granted):  # a wish that was told is told nowhere else
            self._write()

    async def speak(self) -> None:
        """Write what was said, four times a second, until cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            self._write()

    def _write(self) -> None:
        with self._lock:
            said = b"".join(progress.write(line) for line in self._lines)
            self._lines = []
            if said:
                try:
                    self._events.write(said)
                    self._events.flush()
                except OSError:
                    # The window is gone; the end of our input, which comes with that, ends the worker.
                    return


def _same_progress(old: Line, new: Progress) -> bool:
    return isinstance(old, Progress) and old.request == new.request
