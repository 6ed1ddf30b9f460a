"""The worker: commands in, events out, one JSON line each; the only process of the window with internet sockets.

The lines run on file descriptors of their own: what a library prints goes to standard error. End of input ends the
worker, also in the middle of a sync: all that was finished is in the library. What the lines are is in `progress`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from reader.errors import ReaderError
from reader.progress import Failed, Hello
from reader.store import Store
from reader.sync import network
from reader.sync.desk import open_desk
from reader.sync.office import Office
from reader.sync.speaker import Speaker


def main(folder: Path) -> int:
    """Serve one window until its end of the input closes; returns the exit code."""
    commands, events = _private_ends()
    speaker = Speaker(events)
    speaker.say(Hello(), at_once=True)
    try:
        with Store.open(folder) as store:
            asyncio.run(_serve(store, commands, speaker))
    except ReaderError as error:
        speaker.say(Failed(error=str(error)), at_once=True)
        return 1
    return 0


def _private_ends() -> tuple[BinaryIO, BinaryIO]:
    """Take the lines off descriptors 0 and 1, and leave there what can do no harm.

    A child would keep descriptor 0 open, and a print would land between the lines on descriptor 1.
    """
    sys.stdout.flush()
    commands, events = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return commands, events


async def _serve(store: Store, commands: BinaryIO, speaker: Speaker) -> None:
    async with open_desk(store, speaker.say) as desk, asyncio.TaskGroup() as group:
        office = Office(desk, speaker, group)
        lines: asyncio.Queue[bytes] = asyncio.Queue()
        _listen(commands, lines, asyncio.get_running_loop())
        beside = [group.create_task(speaker.speak()), group.create_task(network.watch(desk.net))]
        office.open()
        while line := await lines.get():
            office.take(line)
        office.close()
        for task in beside:
            task.cancel()


def _listen(commands: BinaryIO, lines: asyncio.Queue[bytes], loop: asyncio.AbstractEventLoop) -> None:
    """Hand over line by line from a thread, then b"" at the end of input."""

    def listen() -> None:
        line = b" "
        while line:
            try:
                line = commands.readline()
            except OSError:
                line = b""
            loop.call_soon_threadsafe(lines.put_nowait, line)

    threading.Thread(target=listen, daemon=True, name="commands").start()
