"""A program run and measured with all the processes it starts: wall time, CPU, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2  # seconds between two looks
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """Seconds, and the most MB that all its processes held together (PSS: what they share counts once)."""

    code: int
    wall: float
    cpu: float
    memory: float
    out: str
    err: str

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s   {self.cpu:6.2f} CPU s   {self.memory:4.0f} MB"


class _Watch:
    """Looks at a process and all below it, again and again."""

    def __init__(self, top: int) -> None:
        self._top = top
        self._ended = threading.Event()
        self._cpu: dict[int, float] = {}  # of each process, as it was last seen
        self.memory = 0.0
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Stop looking; returns the CPU seconds of all."""
        self._ended.set()
        self._thread.join()
        return sum(self._cpu.values())

    def _look_on(self) -> None:
        while not self._ended.wait(_EVERY):
            held = 0.0
            for process in _below(self._top):
                try:
                    self._cpu[process] = _cpu(process)
                    held += _pss(process)
                except (OSError, ValueError, IndexError):
                    continue  # it ended meanwhile
            self.memory = max(self.memory, held)


def run(words: Sequence[str | Path], env: Mapping[str, str]) -> Run:
    """Run a program to its end."""
    started = time.monotonic()
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        watch = _Watch(process.pid)
        out, err = process.communicate()
    wall = time.monotonic() - started
    return Run(process.returncode, wall, watch.end(), watch.memory, out, err)


def _below(top: int) -> list[int]:
    """List a process and all that it started, and those started."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(_stat(int(folder.name))[1])
        except (OSError, ValueError, IndexError):
            continue
        children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [top]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def _stat(process: int) -> list[str]:
    """Read /proc/PID/stat from its third field on: the name before may hold anything."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _cpu(process: int) -> float:
    fields = _stat(process)
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _pss(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
