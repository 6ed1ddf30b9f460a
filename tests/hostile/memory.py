"""How much memory and time a process and its children took, as Linux counts it."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


def family(pid: int) -> list[int]:
    """List a process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def start_measuring(pid: int) -> None:
    """Forget the peaks until now (proc(5), clear_refs)."""
    for one in family(pid):
        with suppress(OSError):
            Path(f"/proc/{one}/clear_refs").write_text("5")


def peak(pid: int) -> int:
    """Add up the most that each process of the family ever held at once, in bytes: no less than their common peak."""
    return sum(map(peak_of, family(pid)))


def peak_of(pid: int) -> int:
    """Say the most that one process ever held, in bytes; 0 where it is gone."""
    with suppress(OSError):
        held = _PEAK.search(Path(f"/proc/{pid}/status").read_text())
        return int(held[1]) * 1024 if held else 0
    return 0


def cpu(pid: int) -> float:
    """Add up the seconds that the family has worked, those of its members included that have ended."""
    ticks = 0
    for one in family(pid):
        with suppress(OSError):
            after_name = Path(f"/proc/{one}/stat").read_text().rpartition(") ")[2].split()
            ticks += sum(map(int, after_name[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")
