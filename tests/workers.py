"""A worker as the window sees it: a real process, lines in and lines out."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, Queue

from reader import progress
from reader.progress import Done, Failed, Line

PATIENCE = 60.0  # seconds; a busy machine is no failure
ROOT = Path(__file__).parents[1]
START = "import sys; from pathlib import Path; from reader.sync import worker; sys.exit(worker.main(Path(sys.argv[1])))"


class Worker:
    """A worker process and what it said. `start` is the code that begins it, `env` is laid over the test's own."""

    def __init__(self, folder: Path, start: str = START, env: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
        self.complaints: list[bytes] = []  # what it wrote to standard error, line by line
        self._lines: Queue[Line] = Queue()
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._overhear)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for raw in self.process.stdout:
            self._lines.put(progress.read(raw))

    def _overhear(self) -> None:
        assert self.process.stderr
        for raw in self.process.stderr:
            self.complaints.append(raw)

    @property
    def lives(self) -> bool:
        return self.process.poll() is None

    def say(self, line: Line) -> None:
        assert self.process.stdin
        self.process.stdin.write(progress.write(line))
        self.process.stdin.flush()

    def hear(self, wanted: Callable[[Line], bool], *, within: float = PATIENCE) -> list[Line]:
        """Wait for a line, and give it as the last of all that were said until then."""
        said: list[Line] = []
        end = time.monotonic() + within
        while time.monotonic() < end:
            try:
                said.append(self._lines.get(timeout=0.2))
            except Empty:
                assert self.lives, b"".join(self.complaints).decode()
                continue
            if wanted(said[-1]):
                return said
        raise AssertionError(f"not said within {within} s; said was {said}")

    def answer(self, line: Line, *, within: float = PATIENCE) -> list[Line]:
        """Say a command, and give all that is said until its Done or Failed, that the last."""
        self.say(line)
        return self.hear(lambda said: said.request == line.request and isinstance(said, Done | Failed), within=within)

    def end(self) -> int:
        """Close its input, as a window does that goes; returns the exit code."""
        assert self.process.stdin
        if not self.process.stdin.closed:
            self.process.stdin.close()
        return self.process.wait(PATIENCE)

    def clear_away(self) -> None:
        self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join(PATIENCE)  # until its children are gone too, who hold the other end
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe and not pipe.closed:
                pipe.close()
