"""How long the app takes from being started to its window and to its first story; run by `make bench`.

The real process on the sample library, a start of its own each time, its worker beside it as always. The library is
filled by a first start, which is told apart: it reads the sample paper too.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

STARTS = 7
_PROGRAM = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.ui import app
from reader.ui.reading_desk import ReadingDesk
from reader.ui.window import Window

def since_start():
    ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000

times = {}
paint, start = Window.paintEvent, ReadingDesk.start

def painted(window, event):
    paint(window, event)
    times.setdefault("window", since_start())

def started(desk):
    desk.pane.shown.connect(shown)
    start(desk)

def shown(_article):
    times.setdefault("story", since_start())
    QTimer.singleShot(0, QApplication.instance().quit)

Window.paintEvent, ReadingDesk.start = painted, started
app.run(Path(sys.argv[1]))
print(json.dumps(times))
"""


def start(library: Path) -> dict[str, float]:
    """Start the app once; gives milliseconds from the start of the process."""
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(library)], check=True, capture_output=True, text=True, timeout=120
    )
    times: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return times


@pytest.mark.bench
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="when a process began is asked of Linux")
def test_a_start_shows_the_window_and_the_story_soon(tmp_path: Path) -> None:
    first = start(tmp_path)
    print(f"\nfirst start: window {first['window']:.0f} ms, first story {first['story']:.0f} ms")
    later = [start(tmp_path) for _ in range(STARTS)]
    window, story = (statistics.median(each[what] for each in later) for what in ("window", "story"))
    print(f"later starts, median of {STARTS}: window {window:.0f} ms, story {story:.0f} ms")
    assert window < 2_000
    assert story < 4_000
