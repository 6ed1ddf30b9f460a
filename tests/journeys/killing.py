"""A worker that syncs while somebody marks stories, all in one process group that can be killed at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from processes import ROOT

# The window's part without a window: starts the worker, has it sync, and marks one story after the other. A mark is
# written to the log, and the log to the disk, when the library has acknowledged it. Both begin as copies of a process
# that has their code loaded already: a hundred starts from nothing would take most of the time.
_HOUSE = """
import os, sys, threading
from pathlib import Path
from reader import progress
from reader.model import EVERYTHING, Mark
from reader.progress import Done, Failed, Sync
from reader.store import Store
from reader.sync import worker

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # in one piece: two processes speak

def start_worker(folder):
    commands, said = os.pipe(), os.pipe()
    if os.fork():
        os.close(commands[0])
        os.close(said[1])
        return os.fdopen(commands[1], "wb"), os.fdopen(said[0], "rb")
    os.dup2(commands[0], 0)
    os.dup2(said[1], 1)
    for end in (*commands, *said):
        os.close(end)
    os._exit(worker.main(folder))

def read(folder, log):
    commands, events = start_worker(folder)
    events.readline()
    commands.write(progress.write(Sync(request=1, all=True)))
    commands.flush()
    say("begun")
    ended = threading.Event()

    def listen():
        for line in events:
            said = progress.read(line)
            if isinstance(said, Done | Failed):
                say(type(said).__name__)
                ended.set()
                return

    threading.Thread(target=listen, daemon=True).start()
    with Store.open(folder) as store:
        while not ended.wait(0.02):
            for row in store.rows(store.ids(EVERYTHING)):
                if not (row.read and row.bookmarked) and not ended.wait(0.002):
                    mark = Mark.READ if row.bookmarked else Mark.BOOKMARK
                    store.mark([row.id], mark)
                    os.write(log, f"{mark} {row.id}\\n".encode())
                    os.fsync(log)
    commands.close()
    os.wait()

for line in sys.stdin:
    folder, log = line.rstrip().split("|")
    group = os.fork()
    if not group:
        os.setsid()
        read(Path(folder), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT))
        os._exit(0)
    say(group)
    say("ended", os.waitpid(group, 0)[1])
"""


class House:
    """Where a reader and a worker are started, again and again."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _HOUSE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self._group = 0

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().rstrip()

    def begin(self, folder: Path, log: Path) -> None:
        """Start both, and wait until the sync has begun."""
        assert self.process.stdin
        print(folder, log, sep="|", file=self.process.stdin, flush=True)
        said = {self._line(), self._line()}
        assert "begun" in said, said
        self._group = int(next(iter(said - {"begun"})))

    def until_ended(self) -> None:
        """Let the sync go on to its end, which must be a good one."""
        said = [self._line(), self._line()]
        assert said == ["Done", "ended 0"], said

    def kill(self) -> None:
        """Kill the whole group in one moment, and wait until none of it is left."""
        with suppress(ProcessLookupError):  # it ended by itself just now
            os.killpg(self._group, signal.SIGKILL)
        while not self._line().startswith("ended"):
            pass
        end = time.monotonic() + 20
        while (left := members(self._group)) and time.monotonic() < end:
            time.sleep(0.01)
        assert left == [], "a child is stuck"

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


def members(group: int) -> list[int]:
    """List the processes of a group or session that are not wholly gone (proc(5), stat).

    A dead process with threads that are still ending holds its files, and so its locks, for a moment longer.
    """
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit():
                state, _, pgrp, session = (entry / "stat").read_text().rpartition(") ")[2].split()[:4]
                ours = group in (int(pgrp), int(session))
                if ours and (state != "Z" or len(list((entry / "task").iterdir())) > 1):
                    found.append(int(entry.name))
    return found
